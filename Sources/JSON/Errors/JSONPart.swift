/// The part of a text that was still open when the text ended.
public enum JSONPart: Sendable, Hashable {
  /// An array without its `]`.
  case array
  /// An object without its `}`.
  case object
  /// A string without its closing quote.
  case string
  /// A number that stops after its sign, point or exponent mark.
  case number
  /// A word such as `true` that stops halfway.
  case literal
}
