/// A value of a tag.
public enum SpanValue: Sendable, Hashable {
  /// Text.
  case string(String)
  /// A whole number.
  case int(Int)
  /// Any number.
  case double(Double)
  /// Yes or no.
  case bool(Bool)

  /// Bytes of text that a collector gets at most; more is cut off.
  static let longest = 8192

  /// A text cut to the longest, at a whole character.
  static func bounded(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    var end = text.utf8.index(text.utf8.startIndex, offsetBy: longest)
    while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil { end = text.utf8.index(before: end) }
    return String(text[..<end])
  }
}
