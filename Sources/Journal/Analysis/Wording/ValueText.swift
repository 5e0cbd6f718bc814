import JSON

/// Writes values of a journal on one bounded line, with what is secret masked.
struct ValueText: Sendable {
  /// The longest line, in Unicode scalars.
  static let limit = 120

  /// What masks secrets.
  let redactor: Redactor

  /// A value as short JSON: texts in quotes, large containers cut.
  ///
  /// ```swift
  /// text.line(node)  // {"ready": 2, "wanted": 3}
  /// ```
  func line(_ node: JSONNode, limit: Int = ValueText.limit) -> String {
    var writer = Writer(redactor: redactor, limit: limit)
    writer.write(node, depth: 0)
    return BoundedText.line(writer.text, limit: limit)
  }

  /// A value as short JSON.
  func line(_ value: JSONValue, limit: Int = ValueText.limit) -> String {
    var writer = Writer(redactor: redactor, limit: limit)
    writer.write(value, depth: 0)
    return BoundedText.line(writer.text, limit: limit)
  }

  /// A text without quotes, masked.
  func plain(_ text: String, limit: Int = ValueText.limit) -> String {
    BoundedText.line(redactor.mask(Writer.head(of: text)), limit: limit)
  }

  /// Writes until the line is full.
  private struct Writer {
    let redactor: Redactor
    let limit: Int
    var text = ""

    init(redactor: Redactor, limit: Int) {
      self.redactor = redactor
      self.limit = limit
    }

    /// Each piece adds its own length, so that counting all of the text each time is cheap: it is short.
    private var isFull: Bool { text.utf8.count > limit * 4 }

    mutating func write(_ node: JSONNode, depth: Int) {
      switch node.kind {
      case .null: text += "null"
      case .bool: text += node.bool == true ? "true" : "false"
      case .number: text += node.withRawBytes { String(decoding: $0.prefix(40), as: UTF8.self) }
      case .string: quote(node.string ?? "")
      case .array:
        write(node.elements.lazy.map { (nil, $0) }, "[", "]", depth) { $0.write($1, depth: depth + 1) }
      case .object:
        write(node.members.lazy.map { ($0.key, $0.value) }, "{", "}", depth) { $0.write($1, depth: depth + 1) }
      }
    }

    mutating func write(_ value: JSONValue, depth: Int) {
      switch value {
      case .null: text += "null"
      case .bool(let bool): text += bool ? "true" : "false"
      case .number(let number): text += number.text.prefix(40)
      case .string(let string): quote(string)
      case .array(let array):
        write(array.lazy.map { (nil, $0) }, "[", "]", depth) { $0.write($1, depth: depth + 1) }
      case .object(let object):
        write(object.members.lazy.map { ($0.key, $0.value) }, "{", "}", depth) { $0.write($1, depth: depth + 1) }
      }
    }

    private mutating func write<Value>(
      _ items: some Sequence<(String?, Value)>, _ open: String, _ close: String, _ depth: Int,
      _ body: (inout Writer, Value) -> Void
    ) {
      text += open
      var isFirst = true
      for (key, value) in items {
        if !isFirst { text += ", " }
        isFirst = false
        guard !isFull, depth < 8 else {
          text += "…"
          break
        }
        if let key {
          quote(key)
          text += ": "
          if redactor.isSensitive(key: key) {
            text += Redactor.mark
            continue
          }
        }
        body(&self, value)
      }
      text += close
    }

    private mutating func quote(_ string: String) {
      text += "\""
      text += redactor.mask(Writer.head(of: string))
      text += "\""
    }

    /// The beginning of a text: all that a line can show, and so much more that a secret is seen as a whole.
    static func head(of text: String) -> String {
      text.utf8.count <= 8192 ? text : String(text.unicodeScalars.prefix(8192))
    }
  }
}
