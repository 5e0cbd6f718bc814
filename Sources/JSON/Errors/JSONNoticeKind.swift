/// Something odd in a text that was read all the same.
///
/// `JSONErrorText.remark(on:)` has the words.
public enum JSONNoticeKind: Sendable, Hashable {
  /// The bytes begin with U+FEFF, as some Windows editors write; it was skipped.
  case byteOrderMark
  /// The bytes are not UTF-8 and were read as Windows-1252, as Python writes on Windows.
  case windows1252
  /// The bytes are UTF-16 with a byte order mark, as a PowerShell redirection writes.
  case utf16
  /// A key stands twice in one object. The last value counts, at the place of the first.
  case duplicateKey(String)
  /// An escape such as `\ud83d` without its other half; it was read as U+FFFD.
  case loneSurrogate
  /// A control character stands in a string without an escape. Reported once for each string.
  case controlCharacter(Unicode.Scalar)
  /// `NaN`, `Infinity` or `-Infinity`, which Python writes and JSON does not have.
  case nonFiniteNumber(String)
}
