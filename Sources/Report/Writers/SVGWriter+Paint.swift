extension SVGWriter {
  mutating func append(_ rect: DrawingRect) {
    out.markup(" x=\"")
    out.number(rect.x)
    out.markup("\" y=\"")
    out.number(rect.y)
    out.markup("\" width=\"")
    out.number(max(0, rect.width))
    out.markup("\" height=\"")
    out.number(max(0, rect.height))
    out.markup("\"")
  }

  mutating func appendPaint(fill: Ink?, stroke: Stroke?) {
    out.markup(" class=\"")
    if let fill {
      out.markup("f-")
      out.text(fill.role.rawValue)
    } else {
      out.markup("f0")
    }
    if let stroke {
      out.markup(" s-")
      out.text(stroke.ink.role.rawValue)
      if stroke.isRound { out.markup(" ro") }
    }
    out.markup("\"")
    if let fill { appendOpacity(fill, "fill-opacity") }
    guard let stroke else { return }
    appendOpacity(stroke.ink, "stroke-opacity")
    out.markup(" stroke-width=\"")
    out.number(stroke.width)
    out.markup("\"")
    guard !stroke.dash.isEmpty else { return }
    out.markup(" stroke-dasharray=\"")
    for (index, length) in stroke.dash.enumerated() {
      if index > 0 { out.markup(" ") }
      out.number(length)
    }
    out.markup("\"")
  }

  mutating func appendOpacity(_ ink: Ink, _ attribute: StaticString) {
    guard ink.opacity < 1 else { return }
    out.markup(" ")
    out.markup(attribute)
    out.markup("=\"")
    out.number(max(0, ink.opacity))
    out.markup("\"")
  }

  mutating func pair(_ first: Double, _ second: Double) {
    out.number(first)
    out.markup(" ")
    out.number(second)
  }
}
