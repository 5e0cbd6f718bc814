/// Turns the bytes of a template into nodes, in one pass.
///
/// A tag that may stand alone (section, end, comment, partial, delimiters) and does stand alone on its line takes the
/// whole line with it, as the specification asks.
struct MustacheParser {
  private let source: [UInt8]
  private let file: String
  private var opening: [UInt8] = Array("{{".utf8)
  private var closing: [UInt8] = Array("}}".utf8)
  private var offset = 0
  /// Where the text that is not yet a node begins.
  private var textStart = 0
  private var frames: [Frame] = [Frame(name: "", path: [], isInverted: false, offset: 0)]
  private(set) var uses: [MustacheUse] = []

  private static let depthLimit = 100

  private struct Frame {
    let name: String
    let path: [String]
    let isInverted: Bool
    let offset: Int
    var nodes: [MustacheNode] = []
  }

  init(source: [UInt8], file: String) {
    self.source = source
    self.file = file
  }

  mutating func parse() throws(MustacheError) -> [MustacheNode] {
    while let start = find(opening, from: offset) {
      try parseTag(at: start)
    }
    flushText(to: source.count)
    guard frames.count == 1 else {
      let frame = frames[frames.count - 1]
      throw error(.unclosedSection(frame.name), at: frame.offset)
    }
    return frames[0].nodes
  }

  // MARK: Tags

  private mutating func parseTag(at start: Int) throws(MustacheError) {
    var inner = start + opening.count
    var closer = closing
    let sigil = inner < source.count ? source[inner] : 0
    switch sigil {
    case UInt8(ascii: "{"): closer = [UInt8(ascii: "}")] + closing
    case UInt8(ascii: "="): closer = [UInt8(ascii: "=")] + closing
    default: break
    }
    if isSigil(sigil) { inner += 1 }
    guard let close = find(closer, from: inner) else {
      throw error(.unclosedTag(expected: String(decoding: closer, as: UTF8.self)), at: start)
    }
    let end = close + closer.count
    let content = trimmed(inner..<close)
    switch sigil {
    case UInt8(ascii: "!"):
      _ = takeLine(start, end)
    case UInt8(ascii: "="):
      try setDelimiters(content, at: start)
      _ = takeLine(start, end)
    case UInt8(ascii: "#"), UInt8(ascii: "^"):
      try openSection(content, isInverted: sigil == UInt8(ascii: "^"), start: start, end: end)
    case UInt8(ascii: "/"):
      _ = takeLine(start, end)
      try closeSection(content, at: start)
    case UInt8(ascii: ">"):
      try addPartial(content, start: start, end: end)
    case UInt8(ascii: "<"), UInt8(ascii: "$"):
      throw error(.unsupported(String(UnicodeScalar(sigil))), at: start)
    default:
      flushText(to: start)
      let isRaw = sigil == UInt8(ascii: "{") || sigil == UInt8(ascii: "&")
      append(.variable(path: try path(content, at: start), isRaw: isRaw))
      offset = end
      textStart = end
    }
  }

  private func isSigil(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "^"), UInt8(ascii: "/"),
      UInt8(ascii: ">"), UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "&"):
      true
    default: false
    }
  }

  private mutating func openSection(
    _ name: String, isInverted: Bool, start: Int, end: Int
  ) throws(MustacheError) {
    let path = try path(name, at: start)
    _ = takeLine(start, end)
    guard frames.count <= Self.depthLimit else { throw error(.tooDeep(limit: Self.depthLimit), at: start) }
    frames.append(Frame(name: name, path: path, isInverted: isInverted, offset: start))
  }

  private mutating func closeSection(_ name: String, at start: Int) throws(MustacheError) {
    let open = frames[frames.count - 1]
    guard frames.count > 1, open.name == name else {
      throw error(.unexpectedClose(name, open: frames.count > 1 ? open.name : nil), at: start)
    }
    frames.removeLast()
    append(.section(path: open.path, isInverted: open.isInverted, open.nodes))
  }

  private mutating func addPartial(_ name: String, start: Int, end: Int) throws(MustacheError) {
    if name.utf8.first == UInt8(ascii: "*") { throw error(.unsupported(">*"), at: start) }
    guard !name.isEmpty else { throw error(.emptyTag, at: start) }
    uses.append(MustacheUse(kind: .partial, name: name, offset: start))
    let indent = takeLine(start, end) ?? []
    append(.partial(name: name, indent: indent, offset: start))
  }

  private mutating func setDelimiters(_ content: String, at start: Int) throws(MustacheError) {
    let parts = content.split(whereSeparator: \.isWhitespace)
    guard parts.count == 2, !content.contains("=") else { throw error(.badDelimiters(content), at: start) }
    opening = Array(parts[0].utf8)
    closing = Array(parts[1].utf8)
  }

  private mutating func path(_ name: String, at start: Int) throws(MustacheError) -> [String] {
    guard !name.isEmpty else { throw error(.emptyTag, at: start) }
    if name == "." { return [] }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty && !$0.contains(where: \.isWhitespace) }) else {
      throw error(.badName(name), at: start)
    }
    uses.append(MustacheUse(kind: .value, name: parts[0], offset: start))
    return parts
  }

  // MARK: Text and lines

  private mutating func append(_ node: MustacheNode) {
    frames[frames.count - 1].nodes.append(node)
  }

  private mutating func flushText(to end: Int) {
    if end > textStart { append(.text(Array(source[textStart..<end]))) }
    textStart = max(end, textStart)
  }

  /// Ends the text before a tag and moves past it, past its whole line when it stands alone.
  ///
  /// - Returns: The blanks before the tag when it stands alone, else nil.
  private mutating func takeLine(_ start: Int, _ end: Int) -> [UInt8]? {
    var lineStart = start
    while lineStart > 0, isBlank(source[lineStart - 1]) { lineStart -= 1 }
    var lineEnd = end
    while lineEnd < source.count, isBlank(source[lineEnd]) { lineEnd += 1 }
    let startsLine = lineStart == 0 || source[lineStart - 1] == UInt8(ascii: "\n")
    // A tag earlier on the line has already moved past these blanks.
    guard startsLine, lineStart >= textStart, let next = lineBreak(at: lineEnd) else {
      flushText(to: start)
      offset = end
      textStart = end
      return nil
    }
    flushText(to: lineStart)
    offset = next
    textStart = next
    return Array(source[lineStart..<start])
  }

  /// The offset after the line break at an offset; nil when there is neither a line break nor the end.
  private func lineBreak(at offset: Int) -> Int? {
    if offset == source.count { return offset }
    if source[offset] == UInt8(ascii: "\n") { return offset + 1 }
    let isCRLF = source[offset] == UInt8(ascii: "\r") && offset + 1 < source.count
    return isCRLF && source[offset + 1] == UInt8(ascii: "\n") ? offset + 2 : nil
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private func trimmed(_ range: Range<Int>) -> String {
    var lower = range.lowerBound
    var upper = range.upperBound
    while lower < upper, source[lower] <= 0x20 { lower += 1 }
    while upper > lower, source[upper - 1] <= 0x20 { upper -= 1 }
    return String(decoding: source[lower..<upper], as: UTF8.self)
  }

  private func find(_ needle: [UInt8], from start: Int) -> Int? {
    guard let first = needle.first, source.count >= needle.count else { return nil }
    var index = start
    let last = source.count - needle.count
    while index <= last {
      if source[index] == first, source[index..<index + needle.count].elementsEqual(needle) { return index }
      index += 1
    }
    return nil
  }

  private func error(_ problem: MustacheError.Problem, at offset: Int) -> MustacheError {
    let place = TextPlace(in: source, at: offset)
    return MustacheError(
      problem: problem, file: file, line: place.line, column: place.column, source: place.text)
  }
}
