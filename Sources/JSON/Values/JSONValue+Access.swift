extension JSONValue {
  /// What kind of value this is.
  public var kind: JSONNode.Kind {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether the value is `null`.
  public var isNull: Bool { self == .null }

  /// The truth value, or nil if this is none.
  public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  /// The number, or nil if this is none.
  public var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }

  /// The number if it is written as an integer and fits.
  public var int: Int? { number?.int }

  /// The number as the nearest `Double`, or nil if this is none.
  public var double: Double? { number?.double }

  /// The text, or nil if this is no string.
  public var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The elements of an array, or nil if this is none.
  public var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }

  /// The object, or nil if this is none.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// The elements of an array; none if this is no array.
  public var elements: [JSONValue] { array ?? [] }

  /// The members of an object in order; none if this is no object.
  public var members: [(key: String, value: JSONValue)] { object?.members ?? [] }

  /// The number of elements or members; 0 if this is no array or object.
  public var count: Int {
    switch self {
    case .array(let array): array.count
    case .object(let object): object.count
    case .null, .bool, .number, .string: 0
    }
  }

  /// The member of an object with the given key, or nil.
  public subscript(key: String) -> JSONValue? { object?[key] }

  /// The element of an array at an index from 0, or nil.
  public subscript(index: Int) -> JSONValue? {
    guard let array, array.indices.contains(index) else { return nil }
    return array[index]
  }
}
