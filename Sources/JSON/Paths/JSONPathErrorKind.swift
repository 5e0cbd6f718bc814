/// Why a path expression could not be read: facts only.
///
/// `JSONPathErrorText` turns them into words.
public enum JSONPathErrorKind: Sendable, Hashable {
  /// There is nothing but white space.
  case emptyExpression
  /// A character that no part of the language starts with.
  case unexpectedCharacter(Unicode.Scalar)
  /// A string without its closing quote, or with a backslash that escapes nothing.
  case invalidString
  /// Something that has no place here.
  case unexpected(found: String, expected: JSONPathExpectation)
  /// The expression ends too early.
  case unexpectedEnd(expected: JSONPathExpectation)
  /// An index or a part of a slice has a fraction or an exponent.
  case notAnInteger(String)
  /// A function that the language does not have.
  case unknownFunction(String)
  /// A slice with the step 0, which would never get anywhere.
  case zeroStep
  /// Parentheses, brackets or braces are nested deeper than the reader accepts.
  case tooDeep(limit: Int)
}
