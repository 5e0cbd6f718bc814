/// The line of a traceback that says what went wrong.
enum ErrorLine {
  /// The last line that is not blank; nil when there is none.
  ///
  /// ```swift
  /// ErrorLine.last(of: ["Traceback (most recent call last):\n", "ActivityFailed: timed out\n"])
  /// // "ActivityFailed: timed out"
  /// ```
  static func last(of traceback: [String]) -> String? {
    for block in traceback.reversed() {
      // The end of a block is enough: a line that is longer than this is cut anyway.
      var end = block.unicodeScalars.suffix(8000)
      if end.startIndex > block.unicodeScalars.startIndex {
        // Not from within a word: half a secret would no longer look like one.
        end = end.drop { !$0.properties.isWhitespace }
      }
      for line in end.split(whereSeparator: { $0 == "\n" || $0 == "\r" }).reversed()
      where line.contains(where: { !$0.properties.isWhitespace }) {
        return String(String.UnicodeScalarView(line))
      }
    }
    return nil
  }
}
