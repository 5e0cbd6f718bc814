import JSON

/// Puts configuration and secrets into the places that name them.
///
///     "${port}"            // the value itself, whatever its type
///     "http://h:${port}"   // its text within the text
///     "${unknown}"         // stays
struct Substitution: Sendable {
  var configuration = JSONObject()
  var secrets = JSONObject()

  /// Whether there is nothing to put in.
  var isEmpty: Bool { configuration.isEmpty && secrets.isEmpty }

  /// The value of a name: the configuration comes first, then the scopes of the secrets in order.
  func lookUp(_ name: String) -> JSONValue? {
    if let value = configuration[name] { return value }
    for (scope, value) in secrets.members {
      if case .object(let members) = value {
        if let found = members[name] { return found }
      } else if scope == name {
        return value
      }
    }
    return nil
  }

  /// The value with all names replaced, at any depth. Keys stay.
  func apply(to value: JSONValue) -> JSONValue {
    switch value {
    case .null, .bool, .number: value
    case .string(let text): apply(toText: text)
    case .array(let array): .array(array.map { apply(to: $0) })
    case .object(let object): .object(JSONObject(object.members.map { ($0.key, apply(to: $0.value)) }))
    }
  }

  /// As `apply(to:)`, but nothing at all is done, not even to `$$`, when there is nothing to put in.
  func applyIfAny(to value: JSONValue) -> JSONValue { isEmpty ? value : apply(to: value) }

  private func apply(toText text: String) -> JSONValue {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return .string(text) }
    let bytes = Array(text.utf8)
    if let name = Substitution.braced(in: bytes, at: 0), name.end == bytes.count, let value = lookUp(name.text) {
      return value
    }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "$") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "$") {
        result.append(bytes[index])
        index += 2
      } else if let name = Substitution.braced(in: bytes, at: index) ?? Substitution.named(in: bytes, at: index) {
        result += lookUp(name.text).map { Array($0.pythonText.utf8) } ?? Array(bytes[index..<name.end])
        index = name.end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return .string(String(decoding: result, as: UTF8.self))
  }

  private static func named(in bytes: [UInt8], at dollar: Int) -> (text: String, end: Int)? {
    var end = dollar + 1
    while end < bytes.count, isNamePart(bytes[end], first: end == dollar + 1) { end += 1 }
    return end == dollar + 1 ? nil : (String(decoding: bytes[(dollar + 1)..<end], as: UTF8.self), end)
  }

  private static func braced(in bytes: [UInt8], at dollar: Int) -> (text: String, end: Int)? {
    guard dollar + 1 < bytes.count, bytes[dollar] == UInt8(ascii: "$"), bytes[dollar + 1] == UInt8(ascii: "{"),
      let name = named(in: bytes, at: dollar + 1), name.end < bytes.count, bytes[name.end] == UInt8(ascii: "}")
    else { return nil }
    return (name.text, name.end + 1)
  }

  private static func isNamePart(_ byte: UInt8, first: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !first
    default: false
    }
  }
}
