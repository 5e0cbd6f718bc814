import JSON

/// What a probe's value is judged by.
public enum Tolerance: Sendable {
  /// The value itself: a status, a number, a text, true or false, null.
  case equals(JSONValue)
  /// One of a list of values (for HTTP statuses), or two bounds when the judged value is a number.
  case list([JSONValue])
  /// A pattern that the text must match (Python's `re.search`).
  case regex(pattern: String, target: String?)
  /// A path into the value: how many matches there must be, or what they must be.
  case jsonpath(path: String, count: Int?, expect: JSONValue?, target: String?)
  /// A closed interval.
  case range(low: Double, high: Double, target: String?)
  /// Another probe, which is given the value.
  case probe(name: String?, provider: Provider?)
  /// A tolerance of a shape that no released version knows.
  case other(JSONValue)
}
