import Journal

/// A text as lines of code: bounded to its first and last lines, or whole up to a limit.
struct CodeLines {
  private let lines: [String]
  private let byteCount: Int
  private let head: Int
  private let tail: Int

  init(text: String, head: Int, tail: Int) {
    byteCount = text.utf8.count
    lines = text.split(maxSplits: 20_000, omittingEmptySubsequences: false) { $0.isNewline }
      .map { String($0.unicodeScalars.prefix(2_000)) }
    self.head = head
    self.tail = tail
  }

  var isEmpty: Bool { byteCount == 0 }

  var bounded: CodeBlock {
    let short = lines.map { String($0.unicodeScalars.prefix(400)) }
    guard short.count > head + tail + 1 else { return CodeBlock(lines: short) }
    return CodeBlock(
      lines: Array(short.prefix(head) + short.suffix(tail)),
      omitted: "\(short.count - head - tail) more lines, \(ShortNumber.text(byteCount)) bytes in all", cutAfter: head)
  }

  var whole: CodeBlock { CodeBlock(lines: lines) }
}
