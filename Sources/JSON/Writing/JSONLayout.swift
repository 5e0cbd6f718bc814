/// Sets a JSON value in lines for people: what fits on a line stays on one.
///
///     JSONLayout(width: 24).lines(of: ["a": [1, 2], "b": ["x": "a longer text"]])
///     // {
///     //   "a": [1, 2],
///     //   "b": {
///     //     "x": "a longer text"
///     //   }
///     // }
///
/// A scalar that is wider than a line is not broken.
public struct JSONLayout: Sendable {
  /// The widest line in characters, as far as scalars allow.
  public var width: Int

  /// Deeper values are written on one line, however long, so that no nesting can exhaust the stack.
  private static let deepest = 100

  /// Makes a layout.
  public init(width: Int = 96) {
    self.width = width
  }

  /// The lines of a value, without line ends.
  public func lines(of value: JSONValue) -> [String] {
    var lines: [String] = []
    var line = ""
    append(value, depth: 0, trailing: 0, to: &line, lines: &lines)
    lines.append(line)
    return lines
  }

  private func append(
    _ value: JSONValue, depth: Int, trailing: Int, to line: inout String, lines: inout [String]
  ) {
    let room = width - line.unicodeScalars.count - trailing
    if let flat = flat(value, room: room) {
      line += flat
      return
    }
    guard value.count > 0, depth < Self.deepest else {
      line += JSONWriter.text(value)
      return
    }
    let indent = String(repeating: "  ", count: depth + 1)
    let isObject = value.object != nil
    lines.append(line + (isObject ? "{" : "["))
    var left = value.count
    func add(_ head: String, _ element: JSONValue) {
      left -= 1
      var inner = indent + head
      append(element, depth: depth + 1, trailing: left > 0 ? 1 : 0, to: &inner, lines: &lines)
      lines.append(inner + (left > 0 ? "," : ""))
    }
    if isObject {
      for (key, element) in value.members { add(JSONWriter.text(.string(key)) + ": ", element) }
    } else {
      for element in value.elements { add("", element) }
    }
    line = String(repeating: "  ", count: depth) + (isObject ? "}" : "]")
  }

  /// The value on one line; nil when it does not fit, found without writing all of it.
  private func flat(_ value: JSONValue, room: Int) -> String? {
    // Each part takes a character and what parts it from the next.
    guard value.count * 3 <= room + 3 else { return nil }
    var text = ""
    var left = room
    return write(value, to: &text, left: &left) ? text : nil
  }

  private func write(_ value: JSONValue, to text: inout String, left: inout Int) -> Bool {
    func add(_ part: String) -> Bool {
      text += part
      left -= part.unicodeScalars.count
      return left >= 0
    }
    switch value {
    case .null, .bool, .number, .string: return add(JSONWriter.text(value))
    case .array(let elements):
      guard add("[") else { return false }
      for (index, element) in elements.enumerated() {
        if index > 0, !add(", ") { return false }
        guard write(element, to: &text, left: &left) else { return false }
      }
      return add("]")
    case .object(let object):
      guard add("{") else { return false }
      for (index, member) in object.members.enumerated() {
        if index > 0, !add(", ") { return false }
        guard add(JSONWriter.text(.string(member.key)) + ": "), write(member.value, to: &text, left: &left)
        else { return false }
      }
      return add("}")
    }
  }
}
