/// The functions of the path language.
enum JSONPathFunction: String, CaseIterable {
  case charAt, entries, keys, length, substring, values

  /// The result for a value, or nil if the function has none for it, whatever the reason.
  func call(on value: JSONValue, arguments: [JSONValue]) -> JSONValue? {
    switch self {
    case .charAt: character(of: value, arguments)
    case .substring: substring(of: value, arguments)
    case .length: arguments.isEmpty ? length(of: value).map { .number(JSONNumber($0)) } : nil
    case .keys: arguments.isEmpty ? pairs(of: value)?.map(\.key).asArray : nil
    case .values: arguments.isEmpty ? pairs(of: value)?.map(\.value).asArray : nil
    case .entries: arguments.isEmpty ? pairs(of: value)?.map { .array([$0.key, $0.value]) }.asArray : nil
    }
  }

  private func length(of value: JSONValue) -> Int? {
    switch value {
    case .array(let array): array.count
    case .string(let string): string.unicodeScalars.count
    case .null, .bool, .number, .object: nil
    }
  }

  private func pairs(of value: JSONValue) -> [(key: JSONValue, value: JSONValue)]? {
    switch value {
    case .array(let array): array.enumerated().map { (.number(JSONNumber($0.offset)), $0.element) }
    case .object(let object): object.members.map { (.string($0.key), $0.value) }
    case .null, .bool, .number, .string: nil
    }
  }

  private func character(of value: JSONValue, _ arguments: [JSONValue]) -> JSONValue? {
    guard let text = value.string, arguments.count == 1, let index = arguments[0].pythonInt else { return nil }
    let scalars = Array(text.unicodeScalars)
    let place = index < 0 ? index + scalars.count : index
    return scalars.indices.contains(place) ? .string(String(Character(scalars[place]))) : nil
  }

  private func substring(of value: JSONValue, _ arguments: [JSONValue]) -> JSONValue? {
    guard let text = value.string, (1...2).contains(arguments.count), let start = arguments[0].pythonInt
    else { return nil }
    let scalars = Array(text.unicodeScalars)
    var end = scalars.count
    if arguments.count == 2 {
      guard let given = arguments[1].pythonInt else { return nil }
      end = given
    }
    func clamped(_ place: Int) -> Int { min(max(place < 0 ? place + scalars.count : place, 0), scalars.count) }
    let range = clamped(start)..<max(clamped(start), clamped(end))
    return .string(String(String.UnicodeScalarView(scalars[range])))
  }
}

extension [JSONValue] {
  fileprivate var asArray: JSONValue { .array(self) }
}
