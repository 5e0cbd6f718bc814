/// Why a text is not JSON: facts only.
///
/// `JSONErrorText` turns them into words.
public enum JSONErrorKind: Sendable, Hashable {
  /// There is nothing to read: no bytes, or only white space.
  case emptyInput
  /// A character that the grammar does not allow at this place.
  case unexpectedCharacter(found: Unicode.Scalar, expected: JSONExpectation)
  /// A comma stands right before the end of an array or object.
  case trailingComma(inside: JSONPart)
  /// The text ends while something is still open: most often a file that was cut off.
  case unexpectedEnd(inside: JSONPart)
  /// A backslash in a string is followed by something JSON does not know.
  case invalidEscape(text: String)
  /// A number is written in a way JSON does not allow, such as `01` or `1.`.
  case invalidNumber(text: String)
  /// A bare word that is none of `true`, `false`, `null`, `NaN` and `Infinity`.
  case invalidLiteral(text: String)
  /// The value is complete, but more text follows.
  case trailingContent(found: Unicode.Scalar)
  /// Arrays and objects are nested deeper than the reader accepts.
  case tooDeep(limit: Int)
  /// The text has more bytes than the index can address.
  case tooLarge(limit: Int)
}
