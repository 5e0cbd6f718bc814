extension JSONNode {
  /// How deep `value` goes. Containers nested deeper are replaced by a string.
  ///
  /// The limit keeps recursive work on a `JSONValue`, such as comparing and freeing it, within the stack of a thread.
  public static let maximumValueDepth = 512

  /// What stands in a `value` in place of an array or object that is nested deeper than `maximumValueDepth`.
  public static let depthPlaceholder = "(nested too deeply)"

  /// The value on its own, decoded as a whole.
  ///
  /// Arrays and objects nested deeper than `maximumValueDepth` become the string `depthPlaceholder`.
  public var value: JSONValue { value(depth: 0) }

  private func value(depth: Int) -> JSONValue {
    switch kind {
    case .null: return .null
    case .bool: return .bool(bool == true)
    case .number: return .number(JSONNumber(validText: rawText))
    case .string: return .string(string ?? "")
    case .array, .object:
      if depth >= JSONNode.maximumValueDepth { return .string(JSONNode.depthPlaceholder) }
      if kind == .array { return .array(elements.map { $0.value(depth: depth + 1) }) }
      return .object(JSONObject(members.lazy.map { (key: $0.key, value: $0.value.value(depth: depth + 1)) }))
    }
  }
}
