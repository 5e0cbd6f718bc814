import JSON

/// Text from outside as a value of the type it is said to have.
enum TypedText {
  struct Failure: Error, Sendable {
    var message: String
  }

  static func convert(_ value: JSONValue, to type: String?) throws(Failure) -> JSONValue {
    switch type {
    case nil, "str", "string": return value
    case "int", "integer":
      if case .number(let number) = value {
        return .number(number.isInteger ? number : JSONNumber(Int(exactly: number.double.rounded(.towardZero)) ?? 0))
      }
      if case .bool(let flag) = value { return .number(JSONNumber(flag ? 1 : 0)) }
      if let digits = PythonText.numeral(value.pythonText) {
        if let number = Int(digits) { return .number(JSONNumber(number)) }
        if let number = JSONNumber(text: digits), number.isInteger { return .number(number) }
      }
      throw Failure(message: "invalid literal for int() with base 10: \(value.pythonRepr)")
    case "float", "number":
      if let number = value.pythonNumber { return .number(JSONNumber(number.double)) }
      if let text = value.string.flatMap(PythonText.numeral), let number = Double(text) {
        return .number(JSONNumber(number))
      }
      throw Failure(message: "could not convert string to float: \(value.pythonRepr)")
    case "bytes": return value
    case "bool":
      if case .bool = value { return value }
      return .bool(!["false", "0", "no"].contains(value.pythonText.lowercased()))
    case "json":
      guard case .string(let text) = value, !text.isEmpty else { return value }
      guard let document = try? JSONDocument(text: text) else {
        throw Failure(message: "\(value.pythonRepr) is no JSON")
      }
      return document.root.value.withPythonNumbers
    default: throw Failure(message: "variable type can only be: bool, str, int, float, bytes or json")
    }
  }
}
