import JSON

/// Writes YAML in block style, as PyYAML's `dump` does.
public struct YAMLWriter: Sendable {
  /// Whether members are written in the order of their keys.
  public var sortedKeys: Bool
  /// Blanks for each level.
  public var indent: Int

  /// Makes a writer.
  public init(sortedKeys: Bool = true, indent: Int = 2) {
    (self.sortedKeys, self.indent) = (sortedKeys, indent)
  }

  /// The text of a value, keys sorted.
  public static func text(_ value: JSONValue) -> String { YAMLWriter().write(value) }

  /// The text of a value, with a line end.
  public func write(_ value: JSONValue) -> String {
    switch value {
    case .object(let object) where !object.isEmpty: return lines(object).joined(separator: "\n") + "\n"
    case .array(let array) where !array.isEmpty: return lines(array).joined(separator: "\n") + "\n"
    case .null, .bool, .number, .string, .array, .object:
      return scalar(value) + "\n"
        + (value.string.map { scalar(.string($0)) == $0 }
          ?? (value.count == 0 && value.object == nil && value.array == nil) ? "...\n" : "")
    }
  }

  private func lines(_ object: JSONObject) -> [String] {
    let members =
      sortedKeys ? object.members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) } : object.members
    return members.flatMap { key, value -> [String] in
      let head = scalar(.string(key)) + ":"
      switch value {
      case .object(let object) where !object.isEmpty: return [head] + lines(object).map { margin + $0 }
      case .array(let array) where !array.isEmpty: return [head] + lines(array)
      case .null, .bool, .number, .string, .array, .object: return ["\(head) \(scalar(value))"]
      }
    }
  }

  private func lines(_ array: [JSONValue]) -> [String] {
    let dash = "-" + String(repeating: " ", count: max(1, indent - 1))
    let space = String(repeating: " ", count: dash.count)
    return array.flatMap { value -> [String] in
      let inner: [String]
      switch value {
      case .object(let object) where !object.isEmpty: inner = lines(object)
      case .array(let array) where !array.isEmpty: inner = lines(array)
      case .null, .bool, .number, .string, .array, .object: inner = [scalar(value)]
      }
      return inner.enumerated().map { ($0.offset == 0 ? dash : space) + $0.element }
    }
  }

  private var margin: String { String(repeating: " ", count: indent) }

  private func scalar(_ value: JSONValue) -> String {
    switch value {
    case .null: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number):
      return number.isFinite ? number.text : number.double.isNaN ? ".nan" : number.double < 0 ? "-.inf" : ".inf"
    case .array: return "[]"
    case .object: return "{}"
    case .string(let text): return YAMLWriter.quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    if scalars.contains(where: { $0.value < 0x20 || $0.value > 0x7E }) {
      return String(decoding: JSONWriter().write(.string(text)), as: UTF8.self)
    }
    let isOdd =
      text.isEmpty || YAMLScalar.resolve(text) != .string(text) || text == "=" || text == "<<"
      || "-?:,[]{}#&*!|>'\"%@` ".unicodeScalars.contains(scalars[0]) || text.hasSuffix(" ") || text.hasSuffix(":")
      || zip(scalars, scalars.dropFirst()).contains { ($0 == ":" && $1 == " ") || ($0 == " " && $1 == "#") }
    let startsLikeItem = text.count > 1 && "-?:".unicodeScalars.contains(scalars[0]) && scalars[1] != " "
    if !isOdd
      || (startsLikeItem && YAMLScalar.resolve(text) == .string(text) && !text.contains(": ") && !text.contains(" #"))
    {
      return text
    }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
