/// A path expression in the dialect of Python's jsonpath2, which the Chaos Toolkit uses in tolerances.
///
///     let path = try JSONPath("$.items[*][?(@.ready = false)].name")
///     path.values(in: value).map(\.value)      // ["service-2"]
///     path.values(in: value).map(\.location)   // [#"$["items"][1]["name"]"#]
///
/// The dialect differs from others in places:
///
/// - A filter tests the current value, not its elements: write `[*][?(...)]`.
/// - Strings take double quotes, and their escapes are not decoded. Equality is a single `=`.
/// - `or` binds tighter than `and`.
/// - A comparison with something that is missing is false, also with `!=`.
/// - `true` equals 1 and `1` equals `1.0`, as in Python; only numbers have an order.
/// - There are the functions `length()`, `keys()`, `values()`, `entries()`, `charAt(i)` and `substring(i, j)`.
///
/// Unlike jsonpath2, a slice with the step 0 is refused at once and not when it meets an array.
public struct JSONPath: Sendable {
  /// The expression as it was given.
  public let expression: String

  private let query: JSONPathQuery

  /// Reads an expression.
  ///
  /// - Throws: `JSONPathError` with the place of the first mistake.
  public init(_ expression: String) throws(JSONPathError) {
    var lexer = JSONPathLexer(expression)
    var parser = JSONPathParser(tokens: try lexer.tokens(), expression: expression)
    query = try parser.path()
    self.expression = expression
  }

  /// The values that the path finds, in the order jsonpath2 finds them.
  public func values(in value: JSONValue) -> [JSONPathMatch] {
    JSONPathEvaluation(root: value).matches(of: query, current: value)
  }
}
