extension DrawingRect {
  /// The right edge.
  var right: Double { x + width }
  /// The lower edge.
  var bottom: Double { y + height }

  /// Whether two boxes have room in common.
  func meets(_ other: DrawingRect) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }

  /// The box with so much added on all sides.
  func grown(by air: Double) -> DrawingRect {
    DrawingRect(x: x - air, y: y - air, width: width + 2 * air, height: height + 2 * air)
  }
}
