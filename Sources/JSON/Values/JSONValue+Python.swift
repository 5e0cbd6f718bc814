/// How Python sees a value that it read with `json.loads`.
extension JSONValue {
  /// The order of two numbers.
  enum Order {
    case ascending, same, descending

    /// The order with the sides exchanged.
    var reversed: Order {
      switch self {
      case .ascending: .descending
      case .same: .same
      case .descending: .ascending
      }
    }
  }

  /// Whether Python's `==` holds: `1` equals `1.0` and `true`, `NaN` does not equal itself.
  ///
  ///     JSONValue(1).isEqualInPython(to: 1.0)   // true, while == says false
  public func isEqualInPython(to other: JSONValue) -> Bool {
    switch (self, other) {
    case (.null, .null): return true
    case (.string(let left), .string(let right)): return JSONKey(left) == JSONKey(right)
    case (.array(let left), .array(let right)): return JSONValue.areEqualInPython(left, right)
    case (.object(let left), .object(let right)): return JSONValue.areEqualInPython(left, right)
    case (.number, .number), (.bool, .bool), (.number, .bool), (.bool, .number):
      return pythonOrder(to: other) == .same
    case (.null, _), (.bool, _), (.number, _), (.string, _), (.array, _), (.object, _): return false
    }
  }

  // Plain loops: closures would take more of the stack for each level.

  private static func areEqualInPython(_ left: [JSONValue], _ right: [JSONValue]) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where !left[index].isEqualInPython(to: right[index]) { return false }
    return true
  }

  private static func areEqualInPython(_ left: JSONObject, _ right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    for (key, value) in left.members {
      guard let other = right[key], value.isEqualInPython(to: other) else { return false }
    }
    return true
  }

  /// Whether Python's `bool()` gives true: everything but zero, the empty and `null`.
  var isTrueInPython: Bool {
    switch self {
    case .null: false
    case .bool(let bool): bool
    case .number(let number): number.double != 0
    case .string(let string): !string.isEmpty
    case .array(let array): !array.isEmpty
    case .object(let object): !object.isEmpty
    }
  }

  /// The value if Python has it as an `int`: integers that fit, and truth values as 0 and 1.
  var pythonInt: Int? {
    switch self {
    case .bool(let bool): bool ? 1 : 0
    case .number(let number): number.int
    case .null, .string, .array, .object: nil
    }
  }

  /// The order of two numbers or truth values; nil for anything else and with `NaN`.
  func pythonOrder(to other: JSONValue) -> Order? {
    if let left = pythonInt, let right = other.pythonInt {
      return left < right ? .ascending : left > right ? .descending : .same
    }
    guard let left = pythonNumber, let right = other.pythonNumber else { return nil }
    if left.text == right.text, left.text != "NaN" { return .same }
    if left.isInteger, right.isInteger { return JSONValue.order(ofIntegers: left.text, right.text) }
    // Python compares an integer with a fraction exactly, even where no Double equals the integer.
    if let left = left.int, let order = JSONValue.order(of: left, to: right.double) { return order }
    if let right = right.int, let order = JSONValue.order(of: right, to: left.double) { return order.reversed }
    let (first, second) = (left.double, right.double)
    return first < second ? .ascending : first > second ? .descending : first == second ? .same : nil
  }

  private var pythonNumber: JSONNumber? {
    switch self {
    case .bool(let bool): JSONNumber(bool ? 1 : 0)
    case .number(let number): number
    case .null, .string, .array, .object: nil
    }
  }

  /// The exact order of an integer and a fraction, if the fraction is within the range of integers.
  private static func order(of left: Int, to right: Double) -> Order? {
    let whole = right.rounded(.down)
    guard let floor = Int(exactly: whole) else { return nil }
    if left != floor { return left < floor ? .ascending : .descending }
    return whole == right ? .same : .ascending
  }

  /// The order of two integers of any length.
  private static func order(ofIntegers left: String, _ right: String) -> Order {
    let isLeftNegative = left.hasPrefix("-")
    guard isLeftNegative == right.hasPrefix("-") else { return isLeftNegative ? .ascending : .descending }
    if left == right { return .same }
    let isShorter = left.utf8.count < right.utf8.count
    let isSmaller = left.utf8.count == right.utf8.count ? left < right : isShorter
    return isSmaller != isLeftNegative ? .ascending : .descending
  }
}
