/// Why a path expression could not be read. `JSONPathErrorText` has the words.
public enum JSONPathErrorKind: Sendable, Hashable {
  /// The expression does not start with `$`.
  case noRoot
}
