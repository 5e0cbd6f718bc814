/// A line of text as outlines of letters that are placed side by side, free of the libraries that made it.
struct OutlinedText {
  /// A placed outline.
  struct Letter {
    /// Which of ``LetterOutlines/paths``.
    var outline: Int
    /// From the line's beginning, in units of the outlines.
    var x: Int
    /// From the base line downwards, in units of the outlines.
    var y: Int
  }

  /// What is to be seen, from left to right; letters without a shape, such as spaces, are not among them.
  var letters: [Letter]
  /// The width in units of the outlines.
  var width: Double
  /// The number of points a unit is at a size of one point.
  var unit: Double
}
