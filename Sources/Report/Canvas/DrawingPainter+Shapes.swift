extension DrawingPainter {
  func paint(_ rect: DrawingRect, radius: Double, fill: Ink?, stroke: Stroke?) {
    guard PaintLimits.isSane(rect), PaintLimits.isSane(radius), rect.width >= 0, rect.height >= 0 else { return }
    brush.path(rect, radius: radius)
    finish(fill: fill, stroke: stroke)
  }

  func paint(_ points: [DrawingPoint], closed: Bool, fill: Ink?, stroke: Stroke?) {
    let sane = points.filter { PaintLimits.isSane($0) }
    guard sane.count > 1 else { return }
    brush.path(sane, closed: closed)
    finish(fill: fill, stroke: stroke)
  }

  private func finish(fill: Ink?, stroke: Stroke?) {
    if let fill {
      use(fill)
      brush.fillPath(keepingPath: stroke != nil)
    }
    guard let stroke = PaintLimits.sane(stroke) else {
      brush.path([], closed: false)
      return
    }
    use(stroke.ink)
    brush.strokePath(width: stroke.width, dash: stroke.dash, isRound: stroke.isRound)
  }

  /// Slanting lines, cut at the edges of a rectangle.
  func hatch(_ rect: DrawingRect, _ ink: Ink) {
    guard PaintLimits.isSane(rect), rect.width > 0, rect.height > 0 else { return }
    let reach = rect.width + rect.height
    let distance = max(3.5, reach / 2_000)
    brush.isolated {
      brush.clip(to: rect)
      use(ink)
      var offset = distance / 2
      while offset < reach {
        brush.line(
          from: DrawingPoint(rect.x + offset, rect.y),
          to: DrawingPoint(rect.x + offset - rect.height, rect.y + rect.height), width: 0.6)
        offset += distance
      }
    }
  }

  /// A marker.
  func mark(_ shape: MarkerShape, at center: DrawingPoint, size: Double, _ ink: Ink) {
    guard PaintLimits.isSane(center), PaintLimits.isSane(size), size > 0 else { return }
    use(ink)
    switch MarkerOutline(shape, at: center, size: size) {
    case .disc(let radius):
      brush.path(discAt: center, radius: radius)
      brush.fillPath()
    case .ring(let radius, let line):
      brush.path(discAt: center, radius: radius)
      brush.strokePath(width: line)
    case .polygon(let corners):
      brush.path(corners, closed: true)
      brush.fillPath()
    }
  }

  func paint(_ text: DrawingText) {
    guard PaintLimits.isSane(text.position), PaintLimits.isSane(text.size), text.size > 0, !text.string.isEmpty else {
      return
    }
    let (layout, _) = TextLayout.set(
      text, color: colors[text.ink.role] ?? Theme.Color(0), in: fonts, layouts: layouts)
    let indent = layout.lines.first?.x ?? 0
    layout.paint(
      line: 0, x: text.position.x - text.start(width: layout.width) - indent, baseline: text.position.y, on: brush)
  }
}
