import Journal
import Testing

@testable import Report

@Suite("Numbers stay with their units")
struct UnitSpacingTests {
  /// `~` stands for the blank that holds.
  @Test(
    "a blank holds between a number and what belongs to it, and nowhere else",
    arguments: [
      ("nothing under 1 s can be told", "nothing under 1~s can be told"), ("0.3 per s", "0.3~per~s"),
      ("0.3 per second", "0.3 per second"), ("took 1 min 23 s of 2 h 3 min", "took 1~min~23~s of 2~h~3~min"),
      ("at 95 % (Wilson)", "at 95~% (Wilson)"), ("not seen (> 14 s)", "not seen (>~14~s)"), ("≥ 14 s", "≥~14~s"),
      ("n = 4 cannot", "n~=~4 cannot"), ("7 of 8", "7 of 8"), ("12 steps", "12 steps"), ("3 s3", "3 s3"),
      ("5 minutes", "5 minutes"), ("1 d", "1~d"), ("1 день", "1 день"), ("size 3 µs", "size 3~µs"), ("s 3", "s 3"),
      ("147 bytes, 2 B", "147~bytes, 2~B"), ("mean = 4", "mean =~4"), ("", ""), (" ", " "), ("1 ", "1 "),
      (" 1", " 1"), ("per s", "per s"), ("4 per sprint", "4 per sprint"), ("v1 s", "v1~s"),
    ])
  func keeps(_ text: String, _ expected: String) {
    #expect(UnitSpacing.keeping(text) == expected.map { $0 == "~" ? "\u{A0}" : String($0) }.joined())
  }

  @Test(
    "a short count beside a mark stays on one line",
    arguments: [
      ("2 met", "2~met"), ("1,234 not met", "1,234~not~met"), ("met", "met"), ("", ""),
      ("12 of 34 rounds met", "12 of 34 rounds met"),
    ])
  func keepsCounts(_ text: String, _ expected: String) {
    #expect(UnitSpacing.keepingCount(text) == expected.map { $0 == "~" ? "\u{A0}" : String($0) }.joined())
  }

  @Test("pages and Markdown write the blank that holds")
  func allFormats() throws {
    var document = Document(title: "Units", created: Instant(microseconds: 0), generator: "test")
    document.sections = [
      Section(id: "one", title: "One", level: 1, blocks: [.paragraph([.text("for 14 s in all")], .body)])
    ]
    let html = String(decoding: HTMLWriter(theme: .standard, templates: .builtIn).write(document), as: UTF8.self)
    #expect(html.contains("for 14\u{A0}s in all"))
    let markdown = MarkdownWriter(templates: .builtIn, assets: .none) { _ in [] }.write(document)
    #expect(String(decoding: markdown.text, as: UTF8.self).contains("for 14\u{A0}s in all"))
  }
}
