extension JSONNode {
  /// How deep `value` goes.
  ///
  /// Containers nested deeper are replaced by a string.
  ///
  /// The limit keeps recursive work on a `JSONValue`, such as comparing and freeing it, within the stack of a thread.
  public static let maximumValueDepth = 256

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
    case .array:
      return depth < JSONNode.maximumValueDepth ? array(depth: depth + 1) : .string(JSONNode.depthPlaceholder)
    case .object:
      return depth < JSONNode.maximumValueDepth ? object(depth: depth + 1) : .string(JSONNode.depthPlaceholder)
    }
  }

  // Plain loops: closures would take more of the stack for each level.

  private func array(depth: Int) -> JSONValue {
    var array: [JSONValue] = []
    for element in elements { array.append(element.value(depth: depth)) }
    return .array(array)
  }

  private func object(depth: Int) -> JSONValue {
    var object = JSONObject()
    for (key, member) in members { object[key] = member.value(depth: depth) }
    return .object(object)
  }
}
