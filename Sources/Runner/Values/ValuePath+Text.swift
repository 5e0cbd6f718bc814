import JSON
import YAML

extension ValuePath {
  /// `$.method[0].provider`, with odd keys in quotes.
  var text: String {
    steps.reduce(into: "$") { text, step in
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key):
        let isPlain = key.utf8.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
        }
        text += isPlain && !key.isEmpty ? ".\(key)" : "[\(PythonText.repr(key))]"
      }
    }
  }

  /// The path as JSON, for the companion.
  var json: JSONValue {
    .array(
      steps.map { step in
        switch step {
        case .key(let key): .string(key)
        case .index(let index): .number(JSONNumber(index))
        }
      })
  }
}

extension JSONValue {
  /// The value at a path, or nil where there is none. Setting replaces what is there and adds no arrays or objects.
  subscript(path: ValuePath) -> JSONValue? {
    get {
      var value = self
      for step in path.steps {
        let next: JSONValue? =
          switch step {
          case .key(let key): value[key]
          case .index(let index): value[index]
          }
        guard let next else { return nil }
        value = next
      }
      return value
    }
    set { if let newValue { set(newValue, at: path.steps[...]) } }
  }

  private mutating func set(_ newValue: JSONValue, at steps: ArraySlice<ValueStep>) {
    guard let step = steps.first else {
      self = newValue
      return
    }
    switch (step, self) {
    case (.key(let key), .object(var object)):
      self = .null
      var member = object[key] ?? .null
      member.set(newValue, at: steps.dropFirst())
      object[key] = member
      self = .object(object)
    case (.index(let index), .array(var array)) where array.indices.contains(index):
      self = .null
      array[index].set(newValue, at: steps.dropFirst())
      self = .array(array)
    default: break
    }
  }
}
