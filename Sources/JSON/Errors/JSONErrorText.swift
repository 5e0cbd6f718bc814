/// The words for JSON errors and notices.
///
/// Nothing else in the module makes sentences.
public enum JSONErrorText {
  /// One sentence part that says what is wrong, without position and full stop.
  ///
  ///     JSONErrorText.problem(of: .emptyInput)   // "the text is empty"
  public static func problem(of kind: JSONErrorKind) -> String {
    switch kind {
    case .emptyInput: "the text is empty"
    case .unexpectedCharacter(let found, let expected):
      "found \(name(of: found)) where \(name(of: expected)) should be"
    case .trailingComma(let part): "a comma stands before the end of \(name(of: part))"
    case .unexpectedEnd(let part): "the text ends inside \(name(of: part))"
    case .invalidEscape(let text): "`\(text)` is not an escape that JSON knows"
    case .invalidNumber(let text): "`\(text)` is not a JSON number"
    case .invalidLiteral(let text): "`\(text)` is not a JSON value"
    case .trailingContent(let found): "found \(name(of: found)) after the end of the value"
    case .tooDeep(let limit): "arrays and objects are nested more than \(limit) levels deep"
    case .tooLarge(let limit): "the text is larger than \(limit) bytes"
    }
  }

  /// What the reader of the message could try next, if the facts suggest something.
  public static func hint(for error: JSONError) -> String? {
    switch error.kind {
    case .emptyInput: "the program that writes the file may not have finished"
    case .unexpectedEnd: "the file seems to be cut off; was its writer interrupted?"
    case .trailingComma: "remove the comma"
    case .unexpectedCharacter(let found, let expected): hint(found: found, expected: expected, error: error)
    case .invalidLiteral(let text): hint(literal: text)
    case .invalidNumber(let text): hint(number: text)
    case .invalidEscape: "write a backslash itself as `\\\\`"
    case .trailingContent(let found): hint(trailing: found)
    case .tooDeep, .tooLarge: nil
    }
  }

  /// One sentence part that says what a notice is about.
  ///
  ///     JSONErrorText.remark(on: .duplicateKey("status"))   // "the key `status` stands twice; the last one counts"
  public static func remark(on kind: JSONNoticeKind) -> String {
    switch kind {
    case .byteOrderMark: "the text starts with a byte order mark, which JSON does not allow"
    case .windows1252: "the bytes are not UTF-8; they were read as Windows-1252"
    case .utf16: "the bytes are UTF-16; they were converted to UTF-8"
    case .duplicateKey(let key): "the key `\(key)` stands twice; the last one counts"
    case .loneSurrogate: "half of a surrogate pair stands alone; it was read as U+FFFD"
    case .controlCharacter(let scalar): "\(name(of: scalar)) stands in a string, where JSON wants an escape"
    case .nonFiniteNumber(let text): "`\(text)` is a number that JSON does not have"
    }
  }

  private static func hint(found: Unicode.Scalar, expected: JSONExpectation, error: JSONError) -> String? {
    switch found {
    case "'": "JSON puts strings in double quotes; a printed Python value is not JSON"
    case "<" where error.path == "$" && expected == .value: "this looks like HTML or XML"
    case "/", "#": "JSON has no comments"
    case "\u{0}": damage
    case "\"": hint(text: expected, key: nil)
    case let letter where letter.isIdentifierPart: hint(text: expected, key: "put the key in double quotes")
    default: nil
    }
  }

  private static let damage = "the file holds null bytes; it may be damaged or binary"

  /// The hint for text that stands where something else is expected.
  private static func hint(text expected: JSONExpectation, key: String?) -> String? {
    switch expected {
    case .commaOrArrayEnd, .commaOrObjectEnd:
      "is a comma missing before it, or a backslash before a quote inside a string?"
    case .key, .keyOrObjectEnd: key
    case .value, .valueOrArrayEnd, .colon: nil
    }
  }

  private static func hint(trailing found: Unicode.Scalar) -> String? {
    switch found {
    case "{", "[": "a file holds one JSON value; is this one value a line?"
    case "\u{0}": damage
    default: nil
    }
  }

  private static func hint(literal: String) -> String? {
    switch literal.lowercased() {
    case "none", "nil", "undefined": "JSON writes `null`"
    case "true": "JSON writes `true`"
    case "false": "JSON writes `false`"
    case "null": "JSON writes `null`"
    case "nan": "write `NaN` or, better, `null`"
    case "inf", "infinity", "-inf", "-infinity": "write `Infinity` or, better, `null`"
    default: "put text in double quotes"
    }
  }

  private static func hint(number: String) -> String? {
    if number.hasPrefix("+") { return "leave the plus sign out" }
    if number.hasPrefix(".") { return "write a zero before the point" }
    if number.hasPrefix("0") || number.hasPrefix("-0") { return "leave leading zeros out" }
    return number.hasSuffix(".") ? "write a digit after the point" : nil
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n", "\r": "a line end"
    case "\t": "a tab"
    case "`": "a backtick"
    case let scalar where scalar.isHidden:
      "the character U+" + String(repeating: "0", count: max(0, 4 - String(scalar.value, radix: 16).count))
        + String(scalar.value, radix: 16, uppercase: true)
    default: "`\(scalar)`"
    }
  }

  private static func name(of expectation: JSONExpectation) -> String {
    switch expectation {
    case .value: "a value"
    case .valueOrArrayEnd: "a value or `]`"
    case .keyOrObjectEnd: "a key or `}`"
    case .key: "a key"
    case .colon: "a colon"
    case .commaOrArrayEnd: "a comma or `]`"
    case .commaOrObjectEnd: "a comma or `}`"
    }
  }

  private static func name(of part: JSONPart) -> String {
    switch part {
    case .array: "an array"
    case .object: "an object"
    case .string: "a string"
    case .number: "a number"
    case .literal: "a word"
    }
  }
}
