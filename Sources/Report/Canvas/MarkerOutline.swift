/// The shape that a marker is painted as; all look equally large at one size.
enum MarkerOutline {
  /// A filled disc.
  case disc(radius: Double)
  /// A circle drawn with a line.
  case ring(radius: Double, line: Double)
  /// A filled polygon.
  case polygon([DrawingPoint])

  init(_ shape: MarkerShape, at center: DrawingPoint, size: Double) {
    let half = size / 2
    func polygon(_ corners: [(x: Double, y: Double)]) -> MarkerOutline {
      .polygon(corners.map { DrawingPoint(center.x + $0.x * half, center.y + $0.y * half) })
    }
    switch shape {
    case .disc: self = .disc(radius: half)
    case .ring:
      let line = max(size * 0.16, 0.8)
      self = .ring(radius: half - line / 2, line: line)
    case .cross: self = polygon(Self.cross)
    case .square: self = polygon([(-0.86, -0.86), (0.86, -0.86), (0.86, 0.86), (-0.86, 0.86)])
    case .triangle: self = polygon([(0, -1.05), (1.02, 0.75), (-1.02, 0.75)])
    case .diamond: self = polygon([(0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)])
    }
  }

  /// The corners of a heavy slanting cross.
  private static let cross: [(x: Double, y: Double)] = {
    // The corners of an upright cross, turned by 45 degrees.
    let arm = 0.29
    let long = 0.98 * 1.18
    let corners: [(Double, Double)] = [
      (-arm, -long), (arm, -long), (arm, -arm), (long, -arm), (long, arm), (arm, arm), (arm, long), (-arm, long),
      (-arm, arm), (-long, arm), (-long, -arm), (-arm, -arm),
    ]
    let turn = 0.5.squareRoot()
    return corners.map { (x: ($0.0 - $0.1) * turn, y: ($0.0 + $0.1) * turn) }
  }()
}
