extension SVGWriter: SVGShapes {
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
    appendLine(stroke)
  }
}
