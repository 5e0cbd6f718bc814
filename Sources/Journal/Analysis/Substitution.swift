import JSON

/// Fills `${name}` with what the journal itself says, for showing what ran.
///
/// Known are inline values of the configuration, the `default` of declared ones, and variables that are given. The
/// environment is never asked and secrets are never resolved; an unknown name stays as it is written.
///
/// ```swift
/// Substitution(configuration: node).resolve("http://${host}/")  // "http://localhost/"
/// ```
public struct Substitution: Sendable {
  /// The most bytes that one text may grow to.
  static let byteLimit = 1 << 20

  private var known: [String: JSONValue] = [:]

  /// Takes the values of a configuration block.
  ///
  /// - Parameters:
  ///   - configuration: the block as it stands in the journal.
  ///   - secrets: the secrets block: names in it are never filled in.
  ///   - variables: values that count before the configuration's.
  public init(configuration: JSONNode?, secrets: JSONNode? = nil, variables: [String: String] = [:]) {
    if let configuration {
      for (name, value) in configuration.members { known[name] = Substitution.inline(value) }
    }
    for (name, value) in variables { known[name] = .string(value) }
    guard let secrets else { return }
    for (name, value) in secrets.members {
      known[name] = nil
      for (inner, _) in value.members { known[inner] = nil }
    }
  }

  /// Takes the values of a journal's experiment.
  public init(_ experiment: Experiment) {
    self.init(configuration: experiment.configuration, secrets: experiment.secrets)
  }

  private static func inline(_ node: JSONNode) -> JSONValue? {
    switch node.kind {
    case .bool, .number, .string: return node.value
    case .object: return node["type"] == nil ? nil : node["default"].flatMap(inline)
    case .null, .array: return nil
    }
  }

  /// A text with the known names filled in.
  public func resolve(_ text: String) -> String {
    guard !known.isEmpty, text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var result = ""
    var rest = text[...]
    while let dollar = rest.utf8.firstIndex(of: UInt8(ascii: "$")) {
      result += rest[..<dollar]
      rest = rest[dollar...]
      guard result.utf8.count < Substitution.byteLimit, let (name, end) = Substitution.name(in: rest),
        let value = known[name]
      else {
        result += "$"
        rest = rest[rest.utf8.index(after: dollar)...]
        continue
      }
      result += value.string ?? value.number?.text ?? (value.bool == true ? "True" : "False")
      rest = rest[end...]
    }
    return result + rest
  }

  /// A text's value: when it is one `${name}` and nothing else, the value keeps its type.
  public func value(_ text: String) -> JSONValue {
    if let (name, end) = Substitution.name(in: text[...]), end == text.endIndex, let value = known[name] {
      return value
    }
    return .string(resolve(text))
  }

  /// Values with the texts among them filled in.
  func values(_ values: [JSONValue]) -> [JSONValue] {
    values.map { $0.string.map(value) ?? $0 }
  }

  /// The name behind a `$`, with or without braces.
  private static func name(in text: Substring) -> (name: String, end: Substring.Index)? {
    let bytes = text.utf8
    guard bytes.first == UInt8(ascii: "$") else { return nil }
    var start = bytes.index(after: bytes.startIndex)
    let isBraced = start < bytes.endIndex && bytes[start] == UInt8(ascii: "{")
    if isBraced { start = bytes.index(after: start) }
    var end = start
    while end < bytes.endIndex, isNamePart(bytes[end], isFirst: end == start) { end = bytes.index(after: end) }
    guard end > start else { return nil }
    guard isBraced else { return (String(text[start..<end]), end) }
    guard end < bytes.endIndex, bytes[end] == UInt8(ascii: "}") else { return nil }
    return (String(text[start..<end]), bytes.index(after: end))
  }

  private static func isNamePart(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }
}
