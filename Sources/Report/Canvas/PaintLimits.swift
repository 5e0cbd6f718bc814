/// What of a drawing is painted at all: numbers that are numbers, not far outside, in groups not too deep.
enum PaintLimits {
  /// How far from the origin anything may be painted, in points.
  private static let farthest = 20_000.0
  /// How deep groups may stand in groups.
  static let deepest = 32
  /// How many letters of a line of text are painted; nobody reads more in a picture.
  static let longestText = 500

  static func isSane(_ value: Double) -> Bool { value.isFinite && abs(value) <= farthest }

  static func isSane(_ point: DrawingPoint) -> Bool { isSane(point.x) && isSane(point.y) }

  static func isSane(_ rect: DrawingRect) -> Bool {
    isSane(rect.x) && isSane(rect.y) && isSane(rect.width) && isSane(rect.height)
  }

  /// The opacity of an ink, from 0 to 1.
  static func opacity(_ ink: Ink) -> Double { ink.opacity.isFinite ? min(max(ink.opacity, 0), 1) : 1 }

  /// The stroke as it can be drawn: dashes without sense are none; nil when nothing is to be drawn.
  static func sane(_ stroke: Stroke?) -> Stroke? {
    guard var stroke, isSane(stroke.width), stroke.width > 0 else { return nil }
    let dash = stroke.dash.prefix(8)
    let isUsable = dash.allSatisfy { isSane($0) && $0 >= 0 } && dash.reduce(0, +) > 0.01
    stroke.dash = isUsable ? Array(dash) : []
    return stroke
  }
}
