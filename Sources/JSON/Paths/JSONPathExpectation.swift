/// What a path expression should have gone on with.
public enum JSONPathExpectation: Sendable, Hashable {
  /// `$`, the start of every path.
  case root
  /// A step, or the end of the path.
  case step
  /// A name or `*`, after a dot.
  case name
  /// A name, `*` or `[`, after two dots.
  case nameOrBracket
  /// What may stand in brackets: a string, number, slice, `*`, filter, path or function.
  case choice
  /// A path that starts with `$` or `@`, or a JSON value.
  case operand
  /// A JSON value.
  case value
  /// A key in double quotes.
  case key
  /// Exactly this.
  case token(String)
}
