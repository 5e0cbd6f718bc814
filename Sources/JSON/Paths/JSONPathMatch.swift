/// A value that a `JSONPath` found, and where.
public struct JSONPathMatch: Sendable, Hashable {
  /// The value.
  public let value: JSONValue
  /// The path of the value, in brackets throughout: `$["items"][0]["name"]`.
  public let location: String
}
