/// A text that is neither JSON nor YAML: what is wrong and where.
public struct DataError: Error, Sendable {
  /// In words, with the name of the text, line, column and the line itself.
  public var message: String

  /// Makes an error.
  public init(message: String) { self.message = message }
}
