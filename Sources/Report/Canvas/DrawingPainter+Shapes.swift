extension DrawingPainter {
  /// How far from the origin anything may be painted, in points.
  private static let farthest = 20_000.0

  private func isSane(_ values: Double...) -> Bool {
    values.allSatisfy { $0.isFinite && abs($0) <= Self.farthest }
  }

  func paint(_ rect: DrawingRect, radius: Double, fill: Ink?, stroke: Stroke?) {
    guard isSane(rect.x, rect.y, rect.width, rect.height, radius), rect.width >= 0, rect.height >= 0 else { return }
    brush.path(rect, radius: radius)
    finish(fill: fill, stroke: stroke)
  }

  func paint(_ points: [DrawingPoint], closed: Bool, fill: Ink?, stroke: Stroke?) {
    let sane = points.filter { isSane($0.x, $0.y) }
    guard sane.count > 1 else { return }
    brush.path(sane, closed: closed)
    finish(fill: fill, stroke: stroke)
  }

  private func finish(fill: Ink?, stroke: Stroke?) {
    if let fill {
      use(fill)
      brush.fillPath(keepingPath: stroke != nil)
    }
    guard let stroke, isSane(stroke.width), stroke.width > 0 else {
      brush.path([], closed: false)
      return
    }
    use(stroke.ink)
    let dash = stroke.dash.prefix(8).filter { isSane($0) && $0 >= 0 }
    let isUsable = dash.count == stroke.dash.prefix(8).count && dash.reduce(0, +) > 0.01
    brush.strokePath(width: stroke.width, dash: isUsable ? dash : [], isRound: stroke.isRound)
  }

  /// Slanting lines, cut at the edges of a rectangle.
  func hatch(_ rect: DrawingRect, _ ink: Ink) {
    guard isSane(rect.x, rect.y, rect.width, rect.height), rect.width > 0, rect.height > 0 else { return }
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

  /// A marker; all shapes look equally large at one size.
  func mark(_ shape: MarkerShape, at center: DrawingPoint, size: Double, _ ink: Ink) {
    guard isSane(center.x, center.y, size), size > 0 else { return }
    let half = size / 2
    use(ink)
    switch shape {
    case .disc:
      brush.path(discAt: center, radius: half)
      brush.fillPath()
    case .ring:
      let line = max(size * 0.16, 0.8)
      brush.path(discAt: center, radius: half - line / 2)
      brush.strokePath(width: line)
    case .cross:
      brush.path(Self.cross(at: center, half: half * 0.98, arm: half * 0.29), closed: true)
      brush.fillPath()
    case .square:
      let side = size * 0.86
      brush.fill(DrawingRect(x: center.x - side / 2, y: center.y - side / 2, width: side, height: side))
    case .triangle:
      fill(center, [(0, -1.05), (1.02, 0.75), (-1.02, 0.75)], half)
    case .diamond:
      fill(center, [(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)], half)
    }
  }

  private func fill(_ center: DrawingPoint, _ corners: [(x: Double, y: Double)], _ half: Double) {
    brush.path(corners.map { DrawingPoint(center.x + $0.x * half, center.y + $0.y * half) }, closed: true)
    brush.fillPath()
  }

  /// The outline of a heavy slanting cross that fills a square of `half` to each side.
  private static func cross(at center: DrawingPoint, half: Double, arm: Double) -> [DrawingPoint] {
    // The corners of an upright cross, turned by 45 degrees.
    let long = half * 1.18
    let corners: [(Double, Double)] = [
      (-arm, -long), (arm, -long), (arm, -arm), (long, -arm), (long, arm), (arm, arm), (arm, long), (-arm, long),
      (-arm, arm), (-long, arm), (-long, -arm), (-arm, -arm),
    ]
    let turn = 0.5.squareRoot()
    return corners.map { DrawingPoint(center.x + ($0.0 - $0.1) * turn, center.y + ($0.0 + $0.1) * turn) }
  }

  func paint(_ text: DrawingText) {
    guard isSane(text.position.x, text.position.y, text.size), text.size > 0, !text.string.isEmpty else { return }
    var style = TextStyle(color: colors[text.ink.role] ?? Theme.Color(0))
    style.face = TextFace(family: text.isMono ? .mono : .body, weight: text.weight)
    style.opacity = text.ink.opacity.isFinite ? min(max(text.ink.opacity, 0), 1) : 1
    // Code in pictures shares the look-up of code in text.
    if text.isMono { style.scale = TextFace.codeScale }
    var styled = StyledText(base: style, size: text.size / style.scale, leading: text.size)
    // Nobody reads more on one line of a picture.
    styled.append(String(text.string.prefix(500)), style: style)
    var layout = layouts.layout(of: styled, in: fonts)
    if let room = text.maxWidth, room.isFinite, layout.width > max(room, 1) + 0.01 {
      layout = TextLayout(styled, in: fonts, ending: .ellipsis(max(room, 1)))
    }
    let start: Double =
      switch text.anchor {
      case .start: 0
      case .middle: layout.width / 2
      case .end: layout.width
      }
    let indent = layout.lines.first?.x ?? 0
    layout.paint(line: 0, x: text.position.x - start - indent, baseline: text.position.y, on: brush)
  }
}
