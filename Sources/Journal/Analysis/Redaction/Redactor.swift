import JSON

/// Masks what is secret.
public struct Redactor: Sendable {
  /// What stands in place of a secret whose value is not worth telling apart.
  static let mark = "•••• (masked)"

  /// Masks nothing.
  public static let none = Redactor()

  /// The text with its secrets masked.
  public func mask(_ text: String) -> String { text }

  func isSensitive(key: String) -> Bool { false }
}
