extension SVGWriter {
  mutating func append(_ shape: MarkerShape, at point: DrawingPoint, size: Double, ink: Ink) {
    let half = size / 2
    switch shape {
    case .disc: append(circleAt: point, radius: half, fill: ink, stroke: nil)
    case .ring: append(circleAt: point, radius: half * 0.85, fill: nil, stroke: Stroke(ink, width: size * 0.15))
    case .cross:
      let reach = half * 0.8
      let stroke = Stroke(ink, width: size * 0.28)
      out.markup("<path d=\"M")
      pair(point.x - reach, point.y - reach)
      out.markup("L")
      pair(point.x + reach, point.y + reach)
      out.markup("M")
      pair(point.x - reach, point.y + reach)
      out.markup("L")
      pair(point.x + reach, point.y - reach)
      out.markup("\"")
      appendPaint(fill: nil, stroke: stroke)
      out.markup("/>")
    case .square:
      let side = size * 0.88
      let rect = DrawingRect(x: point.x - side / 2, y: point.y - side / 2, width: side, height: side)
      append(rect, radius: 0, fill: ink, stroke: nil)
    case .triangle:
      let corners = [
        DrawingPoint(point.x, point.y - half), DrawingPoint(point.x + half, point.y + half * 0.8),
        DrawingPoint(point.x - half, point.y + half * 0.8),
      ]
      append(corners, isClosed: true, fill: ink, stroke: nil)
    case .diamond:
      let corners = [
        DrawingPoint(point.x, point.y - half), DrawingPoint(point.x + half, point.y),
        DrawingPoint(point.x, point.y + half), DrawingPoint(point.x - half, point.y),
      ]
      append(corners, isClosed: true, fill: ink, stroke: nil)
    }
  }
}
