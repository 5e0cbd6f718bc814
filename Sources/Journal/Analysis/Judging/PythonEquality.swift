import JSON

/// Comparison as Python does it: `1 == 1.0 == True`, texts by code point.
enum PythonEquality {
  /// Whether a value of a document equals another.
  static func isEqual(_ node: JSONNode, _ value: JSONValue) -> Bool {
    switch node.kind {
    case .null: value == .null
    case .bool, .number: isEqual(node.value, value)
    case .string: if case .string(let text) = value { isSame(node.string ?? "", text) } else { false }
    case .array, .object: isEqual(node.value, value)
    }
  }

  /// Whether two values are equal.
  static func isEqual(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.number(let one), .number(let other)) where one.isInteger && other.isInteger:
      // Whole numbers of any length compare exactly; as `Double` long ones would not.
      return one.text == other.text || (one.int == 0 && other.int == 0)
    case (.null, .null): return true
    case (.bool, _), (.number, _):
      guard let one = number(left), let other = number(right) else { return false }
      return one == other
    case (.string(let one), .string(let other)): return isSame(one, other)
    case (.array(let one), .array(let other)):
      return one.count == other.count && zip(one, other).allSatisfy { isEqual($0, $1) }
    case (.object(let one), .object(let other)):
      return one.count == other.count
        && one.members.allSatisfy { member in other[member.key].map { isEqual(member.value, $0) } ?? false }
    case (.null, _), (.string, _), (.array, _), (.object, _): return false
    }
  }

  /// A number, or 1 and 0 for true and false; nil for everything else.
  static func number(_ node: JSONNode) -> Double? {
    node.double ?? node.bool.map { $0 ? 1 : 0 }
  }

  /// A number, or 1 and 0 for true and false; nil for everything else.
  static func number(_ value: JSONValue) -> Double? {
    value.double ?? value.bool.map { $0 ? 1 : 0 }
  }

  /// Whether a text comes before another by code points.
  static func isBefore(_ left: String, _ right: String) -> Bool {
    left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
  }

  private static func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
}
