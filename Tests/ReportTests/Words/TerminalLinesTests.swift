import Testing

@testable import Report

@Suite("Lines on a terminal")
struct TerminalLinesTests {
  @Test("lines break between words and go on further in")
  func breaks() {
    let line = "  one two three four five six seven"
    #expect(TerminalLines.wrapped(line, columns: 24) == ["  one two three four", "    five six seven"])
    #expect(TerminalLines.wrapped(line, columns: 80) == [line])
  }

  @Test("a number stays with its unit, by plain blanks")
  func units() {
    let lines = TerminalLines.wrapped("checks were out of it for 14 s in all", columns: 27)
    #expect(lines == ["checks were out of it for", "  14 s in all"])
  }

  @Test("a word wider than the terminal stays whole")
  func longWord() {
    let word = String(repeating: "x", count: 40)
    #expect(TerminalLines.wrapped("a \(word) b", columns: 30) == ["a", "  " + word, "  b"])
  }

  @Test("colours take no room, wide letters take two columns")
  func widths() {
    #expect(TerminalLines.width("\u{1B}[1;33m✖ no\u{1B}[0m") == 4)
    #expect(TerminalLines.width("日本") == 4)
    #expect(TerminalLines.width("e\u{301}") == 1)
  }

  @Test("a terminal of a few columns gets its lines as they are")
  func narrow() {
    #expect(TerminalLines.wrapped("one two three four five", columns: 5) == ["one two three four five"])
  }
}
