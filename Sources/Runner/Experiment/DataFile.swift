import JSON

/// A value that was read from JSON or YAML, and where its parts stand.
struct LocatedValue: Sendable {
  var value: JSONValue
  /// The name in messages.
  var source: String
  private let document: JSONDocument?
  private let marks: [String: SourcePlace]

  init(value: JSONValue, source: String, document: JSONDocument? = nil, marks: [String: SourcePlace] = [:]) {
    (self.value, self.source, self.document, self.marks) = (value, source, document, marks)
  }

  /// Where a part stands, or the nearest one around it: `experiment.json:3:5`.
  func place(of path: ValuePath) -> String {
    var path = path
    while true {
      if let place = self.exactPlace(of: path) { return "\(source):\(place.line):\(place.column)" }
      if path.steps.isEmpty { return source }
      path.steps.removeLast()
    }
  }

  private func exactPlace(of path: ValuePath) -> SourcePlace? {
    if let mark = marks[path.text] { return mark }
    guard var node = document?.root else { return nil }
    for step in path.steps {
      let next: JSONNode? =
        switch step {
        case .key(let key): node[key]
        case .index(let index): node[index]
        }
      guard let next else { return nil }
      node = next
    }
    let position = node.position
    return SourcePlace(line: position.line, column: position.column)
  }
}

/// A line and column, both from 1.
struct SourcePlace: Sendable, Hashable {
  var line: Int
  var column: Int
}

/// A text that is neither JSON nor YAML: what is wrong and where.
struct DataError: Error, Sendable {
  var message: String
}

/// Reads JSON and YAML.
enum DataFile {
  /// Reads a file's text by the ending of its name; JSON unless it is that of YAML.
  static func parse(_ bytes: [UInt8], path: String) throws(DataError) -> JSONValue {
    try locate(bytes, path: path, isYAML: isYAML(path)).value
  }

  static func isYAML(_ path: String) -> Bool {
    let ending = Files.ending(of: path)
    return ending == ".yaml" || ending == ".yml"
  }

  static func locate(_ bytes: [UInt8], path: String, isYAML: Bool) throws(DataError) -> LocatedValue {
    if isYAML {
      let reader = YAMLReader(bytes, name: path)
      return try reader.read()
    }
    do {
      let document = try JSONDocument(bytes: bytes, name: path)
      return LocatedValue(value: document.root.value.withPythonNumbers, source: path, document: document)
    } catch {
      throw DataError(message: "\(error)")
    }
  }
}
