/// One run of a `JSONWriter`: the bytes so far and the arrays and objects that are open.
struct JSONWriterRun<Value: JSONWritable> {
  private enum Frame {
    case array(Value.Elements.Iterator)
    case object(AnyIterator<(key: String, value: Value)>)
  }

  private let options: JSONWriter
  private var bytes: [UInt8] = []
  private var frames: [Frame] = []
  private var isFirst = true

  init(options: JSONWriter) { self.options = options }

  /// Writes a value with all it holds.
  mutating func write(_ value: Value) -> [UInt8] {
    begin(value)
    while let frame = frames.popLast() {
      switch frame {
      case .array(var iterator):
        guard let element = iterator.next() else {
          close(.closeBracket)
          continue
        }
        frames.append(.array(iterator))
        separate()
        begin(element)
      case .object(let iterator):
        guard let (key, value) = iterator.next() else {
          close(.closeBrace)
          continue
        }
        frames.append(frame)
        separate()
        append(string: key)
        bytes.append(.colon)
        if options.indent != nil || options.separators == .spaced { bytes.append(.space) }
        begin(value)
      }
    }
    return bytes
  }

  /// Writes a scalar, or opens an array or object.
  private mutating func begin(_ value: Value) {
    switch value.kind {
    case .null: append("null")
    case .bool: append(value.bool == true ? "true" : "false")
    case .number:
      guard let number = value.number else { return }
      append(!number.isFinite && options.nonFinite == .null ? "null" : number.text)
    case .string: append(string: value.string ?? "")
    case .array:
      bytes.append(.openBracket)
      frames.append(.array(value.elements.makeIterator()))
      isFirst = true
    case .object:
      bytes.append(.openBrace)
      frames.append(.object(iterator(over: value.members)))
      isFirst = true
    }
  }

  private func iterator(over members: Value.Members) -> AnyIterator<(key: String, value: Value)> {
    guard options.sortedKeys else { return AnyIterator(members.makeIterator()) }
    // UTF-8 sorts like code points, which is how Python sorts; Swift strings sort by their normal forms.
    let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    return AnyIterator(sorted.makeIterator())
  }

  private mutating func separate() {
    if !isFirst { bytes.append(.comma) }
    if options.indent != nil {
      breakLine()
    } else if !isFirst, options.separators == .spaced {
      bytes.append(.space)
    }
    isFirst = false
  }

  private mutating func close(_ bracket: UInt8) {
    if !isFirst { breakLine() }
    bytes.append(bracket)
    isFirst = false
  }

  private mutating func breakLine() {
    guard let indent = options.indent else { return }
    bytes.append(.newline)
    bytes.append(contentsOf: repeatElement(.space, count: indent * frames.count))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func append(string: String) {
    bytes.append(.quote)
    JSONEscaping.append(string, to: &bytes, asciiOnly: options.asciiOnly)
    bytes.append(.quote)
  }
}
