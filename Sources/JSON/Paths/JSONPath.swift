/// A path expression.
public struct JSONPath: Sendable {
  /// The expression as it was given.
  public let expression: String

  /// Reads an expression.
  public init(_ expression: String) throws(JSONPathError) {
    guard expression.first == "$" else {
      throw JSONPathError(kind: .noRoot, offset: 0, expression: expression)
    }
    self.expression = expression
  }

  /// The values that the path finds, in document order.
  public func values(in value: JSONValue) -> [JSONPathMatch] { [] }
}
