/// A JSON value on its own, independent of any document.
///
///     let value: JSONValue = ["type": "range", "range": [0.9, 1]]
///     value["range"]?[0]?.double   // 0.9
///
/// Two numbers are equal if they are written alike: `1` is not `1.0`. See `isEqualInPython(to:)` for the other view.
public enum JSONValue: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, as it is written.
  case number(JSONNumber)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object, in order.
  case object(JSONObject)
}
