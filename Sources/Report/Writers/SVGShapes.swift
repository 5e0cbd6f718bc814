/// What writes the shapes of a drawing as SVG elements; the writers differ in how they say colours.
protocol SVGShapes {
  var out: MarkupBytes { get set }

  /// Appends the attributes that say how a shape is filled and outlined.
  mutating func appendPaint(fill: Ink?, stroke: Stroke?)
}

extension SVGShapes {
  mutating func append(_ rect: DrawingRect, radius: Double, fill: Ink?, stroke: Stroke?) {
    out.markup("<rect")
    append(rect)
    if radius > 0 {
      out.markup(" rx=\"")
      out.number(radius)
      out.markup("\"")
    }
    appendPaint(fill: fill, stroke: stroke)
    out.markup("/>")
  }

  mutating func append(_ points: [DrawingPoint], isClosed: Bool, fill: Ink?, stroke: Stroke?) {
    guard let first = points.first else { return }
    out.markup("<path d=\"M")
    pair(first.x, first.y)
    var last = first
    for point in points.dropFirst() {
      if point.y == last.y {
        out.markup("H")
        out.number(point.x)
      } else if point.x == last.x {
        out.markup("V")
        out.number(point.y)
      } else {
        out.markup("L")
        pair(point.x, point.y)
      }
      last = point
    }
    if isClosed { out.markup("Z") }
    out.markup("\"")
    appendPaint(fill: fill, stroke: stroke)
    out.markup("/>")
  }

  /// Slanting lines as one path: a pattern would need an id of its own for each colour.
  mutating func appendHatch(_ rect: DrawingRect, ink: Ink) {
    let lines = DrawingHatch.lines(in: rect)
    guard !lines.isEmpty else { return }
    out.markup("<path d=\"")
    for line in lines {
      out.markup("M")
      pair(line.from.x, line.from.y)
      out.markup("L")
      pair(line.to.x, line.to.y)
    }
    out.markup("\"")
    appendPaint(fill: nil, stroke: Stroke(ink, width: 0.6))
    out.markup("/>")
  }

  mutating func append(circleAt center: DrawingPoint, radius: Double, fill: Ink?, stroke: Stroke?) {
    out.markup("<circle cx=\"")
    out.number(center.x)
    out.markup("\" cy=\"")
    out.number(center.y)
    out.markup("\" r=\"")
    out.number(radius)
    out.markup("\"")
    appendPaint(fill: fill, stroke: stroke)
    out.markup("/>")
  }

  // MARK: Attributes

  private mutating func append(_ rect: DrawingRect) {
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

  /// Appends the width and the dashes of a line.
  mutating func appendLine(_ stroke: Stroke) {
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
