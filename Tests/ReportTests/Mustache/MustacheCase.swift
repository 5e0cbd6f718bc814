import JSON
import Report
import Testing

/// A template with what it should become.
struct MustacheCase: Sendable, CustomTestStringConvertible {
  let name: String
  let template: String
  /// JSON.
  let data: String
  let partials: [String: String]
  let expected: String

  init(_ name: String, _ template: String, _ data: String, partials: [String: String] = [:], _ expected: String) {
    self.name = name
    self.template = template
    self.data = data
    self.partials = partials
    self.expected = expected
  }

  var testDescription: String { name }

  func rendered() throws -> String {
    let parsed = try partials.reduce(into: [String: MustacheTemplate]()) { result, partial in
      result[partial.key] = try MustacheTemplate(partial.value, name: partial.key)
    }
    let value = Self.value(try JSONDocument(text: data).root)
    let bytes = try MustacheTemplate(template, name: "test").render(value, partials: parsed)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A JSON value as a template sees it.
  static func value(_ node: JSONNode) -> MustacheValue {
    if node.isNull { return .null }
    if let bool = node.bool { return .bool(bool) }
    if let int = node.int { return .number(int) }
    if let double = node.double { return .text("\(double)") }
    if let string = node.string { return .text(string) }
    if node.kind == .array { return .list(node.elements.map(value)) }
    var members: [String: MustacheValue] = [:]
    for (key, member) in node.members { members[key] = value(member) }
    return .object(members)
  }
}
