import JSON

/// A JSON object whose every key must mean something, and whose values are asked for by type.
struct StrictObject {
  private let node: JSONNode
  private let path: String

  /// - Throws: ``TemplateError`` when the value is no object or has a key that is not known.
  init(_ node: JSONNode, known: [String], path: String) throws(TemplateError) {
    self.node = node
    self.path = path
    guard node.kind == .object else {
      throw Self.error(.unexpectedType(expected: "an object"), at: node, path: path)
    }
    for (key, value) in node.members where !known.contains(key) {
      let nearest = Spelling.nearest(to: key, in: known)
      throw TemplateError(
        .unknownKey(key, nearest: nearest, known: known), path: path, bytes: value.document.bytes,
        offset: Self.offset(ofKeyBefore: value))
    }
  }

  /// A document of one object.
  static func root(_ bytes: [UInt8], known: [String], path: String) throws(TemplateError) -> StrictObject {
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(bytes: bytes, name: path)
    } catch {
      throw TemplateError(.json(error), path: path)
    }
    return try StrictObject(document.root, known: known, path: path)
  }

  func object(_ key: String, known: [String]) throws(TemplateError) -> StrictObject? {
    guard let value = node[key] else { return nil }
    return try StrictObject(value, known: known, path: path)
  }

  func string(_ key: String) throws(TemplateError) -> String? {
    guard let value = node[key] else { return nil }
    guard let string = value.string else { throw error(.unexpectedType(expected: "text in quotes"), at: value) }
    return string
  }

  /// A word among the legal ones.
  func choice(_ key: String, of allowed: [String]) throws(TemplateError) -> String? {
    guard let word = try string(key) else { return nil }
    guard allowed.contains(word) else { throw fault(.invalidChoice(word, allowed: allowed), key) }
    return word
  }

  /// A number within bounds.
  func number(_ key: String, within bounds: ClosedRange<Double>) throws(TemplateError) -> Double? {
    guard let value = node[key] else { return nil }
    guard let number = value.double else { throw error(.unexpectedType(expected: "a number"), at: value) }
    guard bounds.contains(number) else {
      throw error(.outOfRange(number, lowest: bounds.lowerBound, highest: bounds.upperBound), at: value)
    }
    return number
  }

  /// A colour, `#rrggbb` or `#rgb`.
  func color(_ key: String) throws(TemplateError) -> Theme.Color? {
    guard let text = try string(key) else { return nil }
    guard let color = Theme.Color(hexadecimal: text) else { throw fault(.invalidColor(text), key) }
    return color
  }

  /// Texts, each with its place.
  func strings(_ key: String) throws(TemplateError) -> [(text: String, node: JSONNode)]? {
    guard let value = node[key] else { return nil }
    guard value.kind == .array else { throw error(.unexpectedType(expected: "a list"), at: value) }
    var strings: [(text: String, node: JSONNode)] = []
    for element in value.elements {
      guard let string = element.string else {
        throw error(.unexpectedType(expected: "text in quotes"), at: element)
      }
      strings.append((string, element))
    }
    return strings
  }

  /// An error at the value of a key.
  func fault(_ problem: TemplateError.Problem, _ key: String) -> TemplateError {
    error(problem, at: node[key] ?? node)
  }

  func error(_ problem: TemplateError.Problem, at node: JSONNode) -> TemplateError {
    Self.error(problem, at: node, path: path)
  }

  private static func error(_ problem: TemplateError.Problem, at node: JSONNode, path: String) -> TemplateError {
    TemplateError(problem, path: path, bytes: node.document.bytes, offset: node.position.offset)
  }

  /// Where the key of a member begins: back over the colon and the closing quote to the opening one.
  private static func offset(ofKeyBefore value: JSONNode) -> Int {
    let bytes = value.document.bytes
    var offset = value.position.offset
    for _ in 0..<2 {
      repeat { offset -= 1 } while offset > 0 && bytes[offset] != UInt8(ascii: "\"")
    }
    return max(0, offset)
  }
}

extension Theme.Color {
  /// Makes a colour from `#rrggbb` or `#rgb`; nil for anything else.
  init?(hexadecimal text: String) {
    guard text.hasPrefix("#") else { return nil }
    var digits = String(text.dropFirst())
    guard digits.utf8.count == digits.count, digits.allSatisfy(\.isHexDigit) else { return nil }
    if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
    guard digits.count == 6, let value = UInt32(digits, radix: 16) else { return nil }
    self.init(value)
  }
}
