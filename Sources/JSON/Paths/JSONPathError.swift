/// A path expression that could not be read: what is wrong and where.
///
///     do { _ = try JSONPath("$.items[?(@.name == 'a')]") } catch {
///       // `=` has no place here, a path or a JSON value should follow
///       //   $.items[?(@.name == 'a')]
///       //                     ^
///       // hint: this dialect compares with a single `=`
///     }
public struct JSONPathError: Error, Sendable, Hashable {
  /// Why the expression could not be read.
  public let kind: JSONPathErrorKind
  /// Where in the expression, in Unicode scalars from 0.
  public let offset: Int
  /// The whole expression.
  public let expression: String
}

extension JSONPathError: CustomStringConvertible {
  /// The problem, the expression with a caret, and a hint if there is one.
  public var description: String {
    let scalars = expression.unicodeScalars.map(\.displayed)
    let column = scalars.prefix(offset).reduce(0) { $0 + $1.displayWidth }
    var text = JSONPathErrorText.problem(of: kind)
    text += "\n  \(String(String.UnicodeScalarView(scalars)))\n  \(String(repeating: " ", count: column))^"
    if let hint = JSONPathErrorText.hint(for: self) { text += "\nhint: \(hint)" }
    return text
  }
}
