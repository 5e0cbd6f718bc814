/// Fills a parsed template from a stack of values.
struct MustacheRenderer {
  private var stack: [MustacheValue]
  private let partials: [String: MustacheTemplate]
  private let escaping: MustacheEscaping
  private var depth = 0
  private var partialCount = 0
  private(set) var output: [UInt8] = []

  /// Partials may call themselves for trees; past these bounds they never end, or would in a lifetime.
  private static let depthLimit = 100
  private static let countLimit = 200_000

  init(root: MustacheValue, partials: [String: MustacheTemplate], escaping: MustacheEscaping) {
    stack = [root]
    self.partials = partials
    self.escaping = escaping
  }

  mutating func render(_ nodes: [MustacheNode], of template: MustacheTemplate) throws(MustacheError) {
    for node in nodes {
      switch node {
      case .text(let bytes):
        output += bytes
      case .variable(let path, let isRaw):
        append(lookUp(path), isRaw: isRaw)
      case .section(let path, let isInverted, let children):
        try renderSection(lookUp(path), isInverted: isInverted, children, of: template)
      case .partial(let name, let indent, let offset):
        try renderPartial(name, indent: indent, offset: offset, of: template)
      }
    }
  }

  private mutating func renderSection(
    _ value: MustacheValue, isInverted: Bool, _ children: [MustacheNode], of template: MustacheTemplate
  ) throws(MustacheError) {
    guard value.isTruthy != isInverted else { return }
    if isInverted {
      try render(children, of: template)
      return
    }
    let rounds: [MustacheValue] = if case .list(let values) = value { values } else { [value] }
    for round in rounds {
      stack.append(round)
      try render(children, of: template)
      stack.removeLast()
    }
  }

  private mutating func renderPartial(
    _ name: String, indent: [UInt8], offset: Int, of template: MustacheTemplate
  ) throws(MustacheError) {
    guard let partial = partials[name] else { return }
    depth += 1
    partialCount += 1
    guard depth <= Self.depthLimit, partialCount <= Self.countLimit else {
      let isDeep = depth > Self.depthLimit
      let place = TextPlace(in: template.source, at: offset)
      throw MustacheError(
        problem: isDeep ? .endlessPartials(name) : .tooManyPartials(limit: Self.countLimit), file: template.name,
        line: place.line, column: place.column, source: place.text)
    }
    if indent.isEmpty {
      try render(partial.nodes, of: partial)
    } else {
      let indented = try MustacheTemplate(bytes: Self.indented(partial.source, by: indent), name: partial.name)
      try render(indented.nodes, of: indented)
    }
    depth -= 1
  }

  private static func indented(_ source: [UInt8], by indent: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var isLineStart = true
    for byte in source {
      if isLineStart { result += indent }
      result.append(byte)
      isLineStart = byte == UInt8(ascii: "\n")
    }
    return result
  }

  // MARK: Values

  /// The value of a path: its first name from the innermost object that has it, the others from there.
  private func lookUp(_ path: [String]) -> MustacheValue {
    guard let first = path.first else { return stack[stack.count - 1] }
    for value in stack.reversed() {
      guard case .object(let members) = value, let member = members[first] else { continue }
      return path.dropFirst().reduce(member) { value, name in
        guard case .object(let members) = value else { return .null }
        return members[name] ?? .null
      }
    }
    return .null
  }

  private mutating func append(_ value: MustacheValue, isRaw: Bool) {
    switch value {
    case .null, .list, .object: break
    case .bool(let value): output += Array((value ? "true" : "false").utf8)
    case .number(let value): output += Array(String(value).utf8)
    case .markup(let bytes): output += bytes
    case .text(let text):
      if isRaw {
        output += Array(text.utf8)
      } else {
        switch escaping {
        case .html:
          var escaped = MarkupBytes()
          escaped.text(text)
          output += escaped.bytes
        case .markdown:
          let isLineStart = output.last.map { $0 == UInt8(ascii: "\n") } ?? true
          output += Array(MarkdownEscaping.text(text, isLineStart: isLineStart).utf8)
        }
      }
    }
  }
}
