import CYAML
import JSON
import System

/// Reads a YAML document with libyaml, scalars as PyYAML's safe loader takes them.
public final class YAMLReader {
  private let bytes: [UInt8]
  private let name: String
  private var parser = yaml_parser_t()
  private var event = yaml_event_t()
  private var hasEvent = false
  private var anchors: [String: JSONValue] = [:]
  private var marks: [ValuePath: SourcePlace] = [:]
  private var budget = 2_000_000

  private static let maximumDepth = 400

  /// Reads a text; the name stands in messages.
  public init(_ bytes: [UInt8], name: String) {
    (self.bytes, self.name) = (bytes, name)
  }

  /// Reads the one document there is; null when there is none.
  public func read() throws(DataError) -> LocatedValue {
    guard yaml_parser_initialize(&parser) == 1 else { throw DataError(message: "libyaml could not be set up") }
    defer {
      if hasEvent { yaml_event_delete(&event) }
      yaml_parser_delete(&parser)
    }
    let result: Result<JSONValue, DataError> = bytes.withUnsafeBufferPointer { buffer in
      // An empty array has no address, and libyaml wants one.
      var none: UInt8 = 0
      return withUnsafePointer(to: &none) { nothing in
        yaml_parser_set_input_string(&parser, buffer.baseAddress ?? nothing, buffer.count)
        do throws(DataError) {
          return .success(try document())
        } catch {
          return .failure(error)
        }
      }
    }
    return LocatedValue(value: try result.get(), source: name, marks: marks)
  }

  private func document() throws(DataError) -> JSONValue {
    try next()  // The stream begins.
    try next()
    if event.type == YAML_STREAM_END_EVENT { return .null }
    try next()
    let value = try node(path: [], depth: 0)
    try next()  // The document ends.
    try next()
    if event.type != YAML_STREAM_END_EVENT {
      throw error("expected a single document in the stream, but found another document")
    }
    return value
  }

  private func next() throws(DataError) {
    if hasEvent { yaml_event_delete(&event) }
    hasEvent = false
    guard yaml_parser_parse(&parser, &event) == 1 else {
      let problem = parser.problem.map { String(cString: $0) } ?? "it is no YAML"
      let context = parser.context.map { String(cString: $0) + ", " } ?? ""
      let mark = parser.problem_mark
      throw DataError(
        message: "\(name):\(mark.line + 1):\(mark.column + 1): \(context)\(problem)"
          + excerpt(line: Int(mark.line), column: Int(mark.column)))
    }
    hasEvent = true
  }

  private func error(_ problem: String) -> DataError {
    let mark = event.start_mark
    return DataError(
      message: "\(name):\(mark.line + 1):\(mark.column + 1): \(problem)"
        + excerpt(line: Int(mark.line), column: Int(mark.column)))
  }

  /// The line in question with a caret below.
  private func excerpt(line: Int, column: Int) -> String {
    let lines = bytes.split(separator: 0x0A, maxSplits: line + 1, omittingEmptySubsequences: false)
    guard lines.indices.contains(line), lines[line].count <= 200 else { return "" }
    let text = ByteText.decode(Array(lines[line]))
    return "\n  \(text)\n  \(String(repeating: " ", count: min(column, text.count)))^"
  }

  /// Reads the node of the current event and leaves its last event current.
  private func node(path: ValuePath, depth: Int) throws(DataError) -> JSONValue {
    if depth > YAMLReader.maximumDepth { throw error("it is nested more than \(YAMLReader.maximumDepth) levels deep") }
    try spend(1)
    let mark = event.start_mark
    marks[path] = SourcePlace(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
    switch event.type {
    case YAML_ALIAS_EVENT:
      let name = YAMLReader.text(event.data.alias.anchor)
      guard let value = anchors[name] else { throw error("found undefined alias '\(name)'") }
      try spend(YAMLReader.size(of: value))
      return value
    case YAML_SCALAR_EVENT: return try scalar()
    case YAML_SEQUENCE_START_EVENT:
      let anchor = event.data.sequence_start.anchor.map { YAMLReader.text($0) }
      let tag = YAMLReader.text(event.data.sequence_start.tag)
      var list: [JSONValue] = []
      try next()
      while event.type != YAML_SEQUENCE_END_EVENT {
        list.append(try node(path: path.index(list.count), depth: depth + 1))
        try next()
      }
      try check(tag, ["seq", "omap", "pairs"])
      let value = JSONValue.array(
        tag.hasSuffix(":omap") || tag.hasSuffix(":pairs") ? list.flatMap(YAMLReader.pairs) : list)
      if let anchor { anchors[anchor] = value }
      return value
    case YAML_MAPPING_START_EVENT:
      let anchor = event.data.mapping_start.anchor.map { YAMLReader.text($0) }
      let tag = YAMLReader.text(event.data.mapping_start.tag)
      let value = JSONValue.object(try mapping(path: path, depth: depth))
      try check(tag, ["map", "set"])
      if let anchor { anchors[anchor] = value }
      // A set is a mapping to nothing; JSON has lists.
      if tag.hasSuffix(":set") { return .array(value.members.map { .string($0.key) }) }
      return value
    default: throw error("a value was expected")
    }
  }

  private func mapping(path: ValuePath, depth: Int) throws(DataError) -> JSONObject {
    var object = JSONObject()
    var merged: [JSONObject] = []
    try next()
    while event.type != YAML_MAPPING_END_EVENT {
      let isPlain = event.type == YAML_SCALAR_EVENT && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
      let isMerge = isPlain && YAMLReader.text(event.data.scalar.value) == "<<"
      let key = try node(path: path.key("\u{0}key"), depth: depth + 1)
      if key.array != nil || key.object != nil { throw error("found unhashable key") }
      let name = YAMLReader.keyText(key)
      try next()
      let value = try node(path: path.key(name), depth: depth + 1)
      try next()
      if isMerge {
        let sources = value.array ?? [value]
        for source in sources {
          guard let source = source.object else { throw error("expected a mapping or list of mappings for merging") }
          merged.append(source)
        }
      } else {
        object[name] = value
      }
    }
    if merged.isEmpty { return object }
    var result = JSONObject()
    for source in merged.reversed() { for (key, value) in source.members { result[key] = value } }
    for (key, value) in object.members { result[key] = value }
    return result
  }

  private func spend(_ count: Int) throws(DataError) {
    budget -= count
    if budget < 0 { throw error("its aliases unfold to too many values") }
  }

  private func check(_ tag: String, _ known: [String]) throws(DataError) {
    if tag.isEmpty || tag == "!" { return }
    let prefix = "tag:yaml.org,2002:"
    if tag.hasPrefix(prefix), known.contains(String(tag.dropFirst(prefix.count))) { return }
    throw error("could not determine a constructor for the tag '\(tag)'")
  }

  private func scalar() throws(DataError) -> JSONValue {
    let scalar = event.data.scalar
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    let tag = YAMLReader.text(scalar.tag)
    let anchor = scalar.anchor.map { YAMLReader.text($0) }
    let value: JSONValue
    switch tag {
    case "" where scalar.style == YAML_PLAIN_SCALAR_STYLE: value = YAMLScalar.resolve(text)
    case "", "!", "tag:yaml.org,2002:str": value = .string(text)
    case "tag:yaml.org,2002:null": value = .null
    case "tag:yaml.org,2002:binary":
      guard let bytes = Base64.decode(text) else { throw error("failed to decode base64 data") }
      value = .string(ByteText.decode(bytes))
    case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp":
      value = YAMLScalar.resolve(text)
    default: throw error("could not determine a constructor for the tag '\(tag)'")
    }
    if let anchor { anchors[anchor] = value }
    return value
  }

  /// A key as JSON can hold it, in the way Python's json writes one.
  private static func keyText(_ key: JSONValue) -> String {
    switch key {
    case .string(let text): text
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let number): number.text
    case .array, .object: ""
    }
  }

  private static func pairs(_ entry: JSONValue) -> [JSONValue] {
    entry.members.map { .array([.string($0.key), $0.value]) }
  }

  private static func size(of value: JSONValue) -> Int {
    switch value {
    case .null, .bool, .number, .string: 1
    case .array(let array): array.reduce(1) { $0 + size(of: $1) }
    case .object(let object): object.members.reduce(1) { $0 + size(of: $1.value) }
    }
  }

  private static func text(_ pointer: UnsafeMutablePointer<UInt8>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
