import JSON
import Journal

/// A text as lines of code: bounded to its first and last lines, or whole up to a limit.
struct CodeLines {
  private let lines: [String]
  /// How many letters each line had before it was cut, where it was.
  private let lengths: [Int: Int]
  private let byteCount: Int
  private let head: Int
  private let tail: Int

  private static let lineLimit = 20_000
  private static let widest = 2_000
  /// Of a line in a bounded block.
  private static let wide = 400

  init(text: String, head: Int, tail: Int) {
    byteCount = text.utf8.count
    var (lines, lengths) = Self.lines(of: text)
    // Every text of a program ends in a line end; a blank line below the last says nothing.
    if lines.count > 1, lines.last == "" { lines.removeLast() }
    self.lines = lines
    self.lengths = lengths
    self.head = head
    self.tail = tail
  }

  /// The lines of a text, whatever ends them, each up to the widest, and how long those were that are longer.
  ///
  /// Read by bytes: to look for the ends among characters takes longer than all that is done with an output.
  private static func lines(of text: String) -> (lines: [String], lengths: [Int: Int]) {
    var lines: [String] = []
    var lengths: [Int: Int] = [:]
    var line: [UInt8] = []
    var bytes = text.utf8.makeIterator()
    var held: UInt8?
    func finish() {
      let text = String(decoding: line, as: UTF8.self)
      let length = line.count > widest ? text.unicodeScalars.count : 0
      if length > widest { lengths[lines.count] = length }
      lines.append(length > widest ? String(text.unicodeScalars.prefix(widest)) : text)
      line.removeAll(keepingCapacity: true)
    }
    while let byte = held ?? bytes.next() {
      held = nil
      guard lines.count < lineLimit else {
        line.append(byte)
        continue
      }
      switch byte {
      case 0x0D:
        finish()
        held = bytes.next()
        if held == 0x0A { held = nil }
      case 0x0A, 0x0B, 0x0C: finish()
      case 0x85 where line.last == 0xC2:
        // U+0085
        line.removeLast()
        finish()
      case 0xA8 where line.suffix(2) == [0xE2, 0x80], 0xA9 where line.suffix(2) == [0xE2, 0x80]:
        // U+2028 and U+2029
        line.removeLast(2)
        finish()
      default: line.append(byte)
      }
    }
    finish()
    return (lines, lengths)
  }

  /// A value as JSON, what fits on a line on one; a text as it is.
  init(value: JSONValue, head: Int, tail: Int) {
    let lines = value.string == nil ? JSONLayout().lines(of: value) : []
    self.init(text: value.string ?? lines.joined(separator: "\n"), head: head, tail: tail)
  }

  /// A value in few lines: its JSON without line ends, the first and the last of it where it is long.
  static func brief(_ value: JSONValue, head: Int = 2) -> CodeBlock {
    if value.string == "" { return CodeBlock(lines: ["\"\""]) }
    if let text = value.string { return CodeLines(text: text, head: head + 2, tail: 2).bounded }
    let text = JSONWriter.text(value)
    // Bytes are characters where all are ASCII, which spares to part them.
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return brief(Array(text.utf8), head: head) { String(decoding: $0, as: UTF8.self) }
    }
    return brief(Array(text.unicodeScalars), head: head) { String(String.UnicodeScalarView($0)) }
  }

  private static func brief<Letter>(
    _ text: [Letter], head: Int, line: (ArraySlice<Letter>) -> String
  ) -> CodeBlock {
    let width = 100
    let starts = Array(stride(from: 0, to: text.count, by: width))
    guard starts.count > head + 2 else {
      return CodeBlock(lines: starts.map { line(text[$0..<min($0 + width, text.count)]) })
    }
    let lines = starts.prefix(head).map { line(text[$0..<($0 + width)]) } + [line(text[(text.count - width)...])]
    let left = text.count - (head + 1) * width
    return CodeBlock(lines: lines, omitted: "\(ShortNumber.text(left)) more characters", cutAfter: head)
  }

  var isEmpty: Bool { byteCount == 0 }

  /// The first and the last lines; what is left out is said where it is missing.
  var bounded: CodeBlock {
    let omitsLines = lines.count > head + tail + 1
    let shown = omitsLines ? Array(0..<head) + Array((lines.count - tail)..<lines.count) : Array(lines.indices)
    var cut = 0
    let short = shown.map { index in
      let letters = lines[index].unicodeScalars
      cut += max(0, (lengths[index] ?? letters.count) - Self.wide)
      return String(letters.prefix(Self.wide))
    }
    var words = omitsLines ? ["\(ShortNumber.text(lines.count - head - tail)) more lines"] : []
    if let letters = Self.words(cut, of: short) { words.append(letters) }
    guard !words.isEmpty else { return CodeBlock(lines: short) }
    return CodeBlock(
      lines: short, omitted: words.joined(separator: "; "), cutAfter: omitsLines ? head : short.count)
  }

  var whole: CodeBlock {
    let cut = lengths.values.reduce(0) { $0 + $1 - Self.widest }
    let words = Self.words(cut, of: lines)
    return CodeBlock(lines: lines, omitted: words, cutAfter: words == nil ? nil : lines.count)
  }

  /// How much of long lines is not shown; nil when nothing is missing.
  private static func words(_ cut: Int, of lines: [String]) -> String? {
    guard cut > 0 else { return nil }
    return "\(ShortNumber.text(cut)) more \(cut == 1 ? "character" : "characters")"
      + (lines.count == 1 ? "" : " of long lines")
  }
}
