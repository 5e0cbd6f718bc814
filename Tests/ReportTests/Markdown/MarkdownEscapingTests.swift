import Journal
import Testing

@testable import Report

/// What is written as Markdown and read again by GitHub's own parser is what it was.
@Suite struct MarkdownEscapingTests {
  static let texts = [
    "plain", "a_b_c", "_a_", "__init__", "*a*", "**a**", "`a`", "a``b", "[a](b)", "![a](b)", "<b>", "</b>",
    "<!-- a -->",
    "<https://example.org>", "https://example.org", "http://a.b", "www.example.org", "WWW.a.org", "a@b.example",
    "@octocat",
    "see #12", "GH-1", "&amp;", "&#60;", "a & b", "a && b", "AT&T;", "# a", "## a", "- a", "+ a", "1. a", "12) a",
    "1.5 s", "-5 s", "> a", "=== ", "---", "~~a~~", "~a~", "~~~", "| a | b |", "a|b", "\\", "\\*", "a\\", "!", "a!",
    "$x$ $$y$$", "a  b", "{{x}}", "]]>", "\u{202E}abc", "\u{0}", "שלום", "漢字*漢字*", "👩‍🚀 _x_", "a*b*c", "f(x) < 3 > 2",
    "<3", "^", ":smile:", "13:44:09", "a://b", "mailto:a@b.example", "xmpp:a@b.example", "ftp://a.b", "[ ] a", "[x] a",
    "[^1]", "\ta", "a\tb", "%20", "\"q\" 'r'", "a\u{2028}b", "***", "___", "* * *", "`", "``", "```", "a\nb",
  ]

  private func expected(_ text: String) -> String {
    HostileText.visible(UnitSpacing.keeping(text)).map { $0 == "\n" || $0 == "\t" ? " " : String($0) }.joined()
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private func read(_ text: String) -> [Block] { MarkdownText.blocks(Array(text.utf8)) }

  private func written(_ inlines: [Inline], _ place: MarkdownInlines.Place) -> String {
    var line = MarkdownInlines(anchors: DocumentAnchors(), place: place)
    line.append(inlines)
    return line.text
  }

  @Test(arguments: texts) func `a paragraph is read as it was`(text: String) {
    let blocks = read(written([.text(text)], .paragraph))
    guard blocks.count == 1, case .paragraph(let inlines, .body) = blocks[0] else {
      Issue.record("\(blocks)")
      return
    }
    #expect(inlines == [.text(trimmed(expected(text)))])
  }

  @Test(arguments: texts) func `text after text is read as it was`(text: String) {
    let blocks = read(written([.text("x "), .text(text), .text(" y")], .paragraph))
    guard blocks.count == 1, case .paragraph(let inlines, .body) = blocks[0] else {
      Issue.record("\(blocks)")
      return
    }
    #expect(inlines == [.text("x " + expected(text) + " y")])
  }

  @Test(arguments: texts) func `a heading is read as it was`(text: String) {
    let blocks = read("## " + written([.text("x " + text + " y")], .line))
    guard blocks.count == 1, case .heading(_, _, let inlines) = blocks[0] else {
      Issue.record("\(blocks)")
      return
    }
    #expect(inlines == [.text("x " + expected(text) + " y")])
  }

  @Test(arguments: texts) func `a cell is read as it was`(text: String) {
    let lines = MarkdownTable.lines(
      head: ["a"], rows: [[written([.text(text)], .cell)], ["z"]], alignments: [.leading])
    guard case .some(.table(let table)) = read(lines.joined(separator: "\n")).first else {
      Issue.record("\(lines)")
      return
    }
    let text = trimmed(expected(text))
    #expect(table.rows[0].cells[0].inlines == (text.isEmpty ? [] : [.text(text)]))
    #expect(table.rows.count == 2)
  }

  @Test(arguments: texts, [MarkdownInlines.Place.paragraph, .cell]) func `code is read as it was`(
    text: String, place: MarkdownInlines.Place
  ) {
    let code = written([.text("x "), .code(text), .text(" y")], place)
    let blocks = read(place == .cell ? "| a |\n| --- |\n| \(code) |" : code)
    let inlines: [Inline]
    switch blocks.first {
    case .some(.paragraph(let found, _)): inlines = found
    case .some(.table(let table)): inlines = table.rows[0].cells[0].inlines
    default: inlines = []
    }
    let expected = HostileText.visible(text).map { $0.isNewline ? " " : String($0) }.joined()
    #expect(inlines == [.text("x "), .code(expected), .text(" y")])
  }

  @Test(arguments: ["a", "\"a\"", "(a)", "a.", ".a", "a*b", "`", "漢字"], ["", " ", "x", ".", "漢"])
  func `bold is bold, whatever stands around it`(text: String, around: String) {
    let blocks = read("## " + written([.text("b" + around), .strong([.text(text)]), .text(around + "c")], .line))
    guard case .some(.heading(_, _, let inlines)) = blocks.first else {
      Issue.record("\(blocks)")
      return
    }
    // An element that had to stand in for signs is shown as text by this reader.
    let shown = inlines.map { inline -> String in
      if case .strong(let inner) = inline { "<strong>" + inner.plainText + "</strong>" } else { [inline].plainText }
    }
    #expect(shown.joined() == "b\(around)<strong>\(text)</strong>\(around)c")
  }

  @Test func `mentions and references are cut by a comment`() {
    #expect(MarkdownEscaping.text("@octocat #12 a@b.c") == "@<!-- -->octocat #<!-- -->12 a@<!-- -->b.c")
    #expect(MarkdownEscaping.html("@octocat #12 <b> '") == "@<!-- -->octocat #<!-- -->12 &lt;b&gt; &#39;")
  }

  @Test func `what needs no escape has none`() {
    let text = "p95 = 0.3 s (n = 12), a_b-c; 50 % of x/y: done! #tag & more, \"quoted\" 1 < 2"
    #expect(MarkdownEscaping.text(text, isLineStart: true) == text)
  }

  @Test func `a fence is longer than any in the code`() {
    var document = Document(title: "t", created: Instant(microseconds: 0), generator: "g")
    let code = CodeBlock(lines: ["```", "`````", "x"], language: "mermaid")
    document.sections = [Section(id: "a", title: "", level: 1, blocks: [.code(code)])]
    let output = MarkdownWriter(templates: .builtIn) { _ in [] }.write(document)
    let text = String(decoding: output.text, as: UTF8.self)
    #expect(text.contains("\n\n``````\n```\n`````\nx\n``````\n"))
  }
}
