import JSON

/// What Python would make of a value: the reference compares and prints its values as Python does.
extension JSONValue {
  /// Whether Python takes the value for true.
  var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .number(let number): number.double != 0
    case .string(let text): !text.isEmpty
    case .array(let array): !array.isEmpty
    case .object(let object): !object.isEmpty
    }
  }

  /// The number that Python sees: booleans count as 0 and 1.
  var pythonNumber: JSONNumber? {
    switch self {
    case .number(let number): number
    case .bool(let value): JSONNumber(value ? 1 : 0)
    case .null, .string, .array, .object: nil
    }
  }

  /// Whether Python's `==` holds.
  func equals(_ other: JSONValue) -> Bool {
    if let left = pythonNumber, let right = other.pythonNumber { return left.compare(right) == 0 }
    switch (self, other) {
    case (.null, .null): return true
    case (.string(let left), .string(let right)): return left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.object(let left), .object(let right)):
      return left.count == right.count
        && left.members.allSatisfy { key, value in right[key].map { value.equals($0) } ?? false }
    default: return false
    }
  }

  /// Python's `<=`; nil where Python refuses to compare.
  func isAtMost(_ other: JSONValue) -> Bool? {
    if let left = pythonNumber, let right = other.pythonNumber {
      guard let order = left.compare(right) else { return false }
      return order <= 0
    }
    switch (self, other) {
    case (.string(let left), .string(let right)):
      return !right.unicodeScalars.lexicographicallyPrecedes(left.unicodeScalars)
    case (.array(let left), .array(let right)):
      for (a, b) in zip(left, right) where !a.equals(b) { return a.isAtMost(b) }
      return left.count <= right.count
    default: return nil
    }
  }

  /// Python's `str()` of the value.
  var pythonText: String {
    if case .string(let text) = self { return text }
    return pythonRepr
  }

  /// Python's `repr()` of the value.
  var pythonRepr: String {
    var text = ""
    appendRepr(to: &text)
    return text
  }

  private func appendRepr(to text: inout String) {
    switch self {
    case .null: text += "None"
    case .bool(let value): text += value ? "True" : "False"
    case .number(let number): text += number.pythonText
    case .string(let string): text += PythonText.repr(string)
    case .array(let array):
      text += "["
      for (index, element) in array.enumerated() {
        if index > 0 { text += ", " }
        element.appendRepr(to: &text)
      }
      text += "]"
    case .object(let object):
      text += "{"
      for (index, member) in object.members.enumerated() {
        if index > 0 { text += ", " }
        text += PythonText.repr(member.key) + ": "
        member.value.appendRepr(to: &text)
      }
      text += "}"
    }
  }

  /// The value with its numbers as Python would write them after reading: `1.50` becomes `1.5`, `1E2` becomes `100.0`.
  var withPythonNumbers: JSONValue {
    switch self {
    case .null, .bool, .string: self
    case .number(let number): .number(number.isInteger ? number.withoutNegativeZero : JSONNumber(number.double))
    case .array(let array): .array(array.map(\.withPythonNumbers))
    case .object(let object): .object(JSONObject(object.members.map { ($0.key, $0.value.withPythonNumbers) }))
    }
  }
}

extension JSONNumber {
  /// Negative, 0 or positive as this is less, equal or more; nil when either is not a number. Integers of any length
  /// compare exactly.
  func compare(_ other: JSONNumber) -> Int? {
    if isInteger, other.isInteger {
      if let left = int, let right = other.int { return left < right ? -1 : left > right ? 1 : 0 }
      return JSONNumber.compareLong(text, other.text)
    }
    let (left, right) = (double, other.double)
    if left.isNaN || right.isNaN { return nil }
    return left < right ? -1 : left > right ? 1 : 0
  }

  private static func compareLong(_ left: String, _ right: String) -> Int {
    func parts(_ text: String) -> (isNegative: Bool, digits: Substring) {
      let isNegative = text.hasPrefix("-")
      let digits = text.dropFirst(isNegative ? 1 : 0).drop { $0 == "0" }
      return (isNegative && !digits.isEmpty, digits)
    }
    let (a, b) = (parts(left), parts(right))
    if a.isNegative != b.isNegative { return a.isNegative ? -1 : 1 }
    let sign = a.isNegative ? -1 : 1
    if a.digits.utf8.count != b.digits.utf8.count { return a.digits.utf8.count < b.digits.utf8.count ? -sign : sign }
    if a.digits == b.digits { return 0 }
    return a.digits < b.digits ? -sign : sign
  }

  /// Python's text of the number.
  var pythonText: String {
    if isInteger { return withoutNegativeZero.text }
    let value = double
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    return JSONNumber(value).text
  }

  /// Python reads the integer `-0` as `0`.
  var withoutNegativeZero: JSONNumber { text == "-0" ? JSONNumber(0) : self }
}
