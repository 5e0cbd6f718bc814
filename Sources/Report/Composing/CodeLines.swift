import JSON
import Journal

/// A text as lines of code: bounded to its first and last lines, or whole up to a limit.
struct CodeLines {
  private let lines: [String]
  private let byteCount: Int
  private let head: Int
  private let tail: Int

  private static let lineLimit = 20_000
  private static let widest = 2_000

  init(text: String, head: Int, tail: Int) {
    byteCount = text.utf8.count
    lines = text.split(maxSplits: Self.lineLimit, omittingEmptySubsequences: false) { $0.isNewline }
      .map { String($0.unicodeScalars.prefix(Self.widest)) }
    self.head = head
    self.tail = tail
  }

  /// A value as JSON, what fits on a line on one; a text as it is.
  init(value: JSONValue, head: Int, tail: Int) {
    let lines = value.string == nil ? JSONLayout().lines(of: value) : []
    self.init(text: value.string ?? lines.joined(separator: "\n"), head: head, tail: tail)
  }

  /// A value in few lines: its JSON without line ends, the first and the last of it where it is long.
  static func brief(_ value: JSONValue, head: Int = 2) -> CodeBlock {
    if let text = value.string { return CodeLines(text: text, head: head + 2, tail: 2).bounded }
    let text = Array(JSONWriter.text(value).unicodeScalars)
    let width = 90
    func line(_ part: ArraySlice<Unicode.Scalar>) -> String { String(String.UnicodeScalarView(part)) }
    let starts = Array(stride(from: 0, to: text.count, by: width))
    guard starts.count > head + 2 else {
      return CodeBlock(lines: starts.map { line(text[$0..<min($0 + width, text.count)]) })
    }
    let lines = starts.prefix(head).map { line(text[$0..<($0 + width)]) } + [line(text[(text.count - width)...])]
    let left = text.count - (head + 1) * width
    return CodeBlock(lines: lines, omitted: "\(ShortNumber.text(left)) more characters", cutAfter: head)
  }

  var isEmpty: Bool { byteCount == 0 }

  var bounded: CodeBlock {
    let short = lines.map { String($0.unicodeScalars.prefix(400)) }
    guard short.count > head + tail + 1 else { return CodeBlock(lines: short) }
    return CodeBlock(
      lines: Array(short.prefix(head) + short.suffix(tail)),
      omitted: "\(ShortNumber.text(short.count - head - tail)) more lines", cutAfter: head)
  }

  var whole: CodeBlock { CodeBlock(lines: lines) }
}
