/// A path expression that could not be read.
public struct JSONPathError: Error, Sendable, Hashable {
  /// Why the expression could not be read.
  public let kind: JSONPathErrorKind
  /// Where in the expression, in characters from 0.
  public let offset: Int
  /// The whole expression.
  public let expression: String
}
