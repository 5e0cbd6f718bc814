extension Figure {
  /// The text width of an A4 page in points: the width of a chart unless asked for another.
  public static let standardWidth = 509.0
}
