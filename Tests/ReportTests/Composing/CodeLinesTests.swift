import JSON
import Testing

@testable import Report

@Suite("Texts as lines of code")
struct CodeLinesTests {
  @Test("say how much of a long line is not shown")
  func longLine() {
    let block = CodeLines.brief(.string(String(repeating: "ä", count: 5_000)))
    #expect(block.lines.map(\.unicodeScalars.count) == [400])
    #expect(block.omitted == "4,600 more characters")
    #expect(block.cutAfter == 1)
  }

  @Test("say how many lines are left out, and how much of long ones")
  func manyLines() {
    let lines = (1...20).map { "line \($0)" } + [String(repeating: "x", count: 3_000)]
    let block = CodeLines(text: lines.joined(separator: "\n"), head: 3, tail: 2).bounded
    #expect(block.lines.count == 5)
    #expect(block.omitted == "16 more lines; 2,600 more characters of long lines")
    #expect(block.cutAfter == 3)
    let whole = CodeLines(text: lines.joined(separator: "\n"), head: 3, tail: 2).whole
    #expect(whole.lines.last?.count == 2_000)
    #expect(whole.omitted == "1,000 more characters of long lines")
    #expect(whole.cutAfter == 21)
  }

  @Test("say nothing where nothing is missing", arguments: ["", "one", "one\ntwo\r\nthree\n"])
  func whole(text: String) {
    let lines = CodeLines(text: text, head: 2, tail: 2)
    #expect(lines.bounded.omitted == nil && lines.whole.omitted == nil)
    #expect(lines.bounded.lines == lines.whole.lines)
  }
}
