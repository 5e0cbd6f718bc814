import JSON

/// A value that was read from JSON or YAML, and where its parts stand.
public struct LocatedValue: Sendable {
  /// The value.
  public var value: JSONValue
  /// The name in messages.
  public var source: String
  private let document: JSONDocument?
  private let marks: [ValuePath: SourcePlace]

  /// A value whose parts stand where a JSON document or marks say.
  public init(
    value: JSONValue, source: String, document: JSONDocument? = nil, marks: [ValuePath: SourcePlace] = [:]
  ) {
    (self.value, self.source, self.document, self.marks) = (value, source, document, marks)
  }

  /// Where a part stands, or the nearest one around it: `experiment.json:3:5`.
  public func place(of path: ValuePath) -> String {
    var path = path
    while true {
      if let place = self.exactPlace(of: path) { return "\(source):\(place.line):\(place.column)" }
      if path.steps.isEmpty { return source }
      path.steps.removeLast()
    }
  }

  private func exactPlace(of path: ValuePath) -> SourcePlace? {
    if let mark = marks[path] { return mark }
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
