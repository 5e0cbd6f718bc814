import Report
import Testing

@Suite struct MarkdownTextTests {
  private func blocks(_ text: String) -> [Block] { MarkdownText.blocks(Array(text.utf8)) }

  private func inlines(_ text: String) -> [Inline] {
    guard case .some(.paragraph(let inlines, .body)) = blocks(text).first else { return [] }
    return inlines
  }

  @Test(arguments: [
    ("plain", [Inline.text("plain")]),
    ("two\nlines", [.text("two lines")]),
    ("a\\\nb", [.text("a"), .lineBreak, .text("b")]),
    (
      "*a* **b** ~~c~~ `d`",
      [
        .emphasis([.text("a")]), .text(" "), .strong([.text("b")]), .text(" "), .strikethrough([.text("c")]),
        .text(" "),
        .code("d"),
      ]
    ),
    ("[a](https://example.org)", [.link([.text("a")], to: .url("https://example.org"))]),
    ("[a](#run-v4)", [.link([.text("a")], to: .anchor("run-v4"))]),
    ("https://example.org", [.link([.text("https://example.org")], to: .url("https://example.org"))]),
    ("a <b>c</b> <!-- d -->e", [.text("a <b>c</b> e")]),
    ("![a picture](https://example.org/x.png)", [.text("a picture")]),
    ("&lt;b&gt; \\*", [.text("<b> *")]),
    ("a\u{0}b", [.text("a\u{FFFD}b")]),
  ])
  func `inlines are read`(text: String, expected: [Inline]) {
    #expect(inlines(text) == expected)
  }

  @Test func `headings move down`() {
    let levels = blocks("# a\n## b\n#### c\n###### d").compactMap { block -> Int? in
      if case .heading(let level, _, _) = block { level } else { nil }
    }
    #expect(levels == [3, 4, 6, 6])
  }

  @Test func `blocks are read`() throws {
    let blocks = blocks(
      "> quote\n\n1. one\n2. two\n\n---\n\n```json x\n{\n}\n```\n\n<div>\nraw\n</div>\n\n<!-- gone -->\n")
    #expect(blocks.count == 5)
    guard case .quote(let quoted) = blocks[0], case .paragraph(let inlines, _) = quoted[0] else {
      throw MissingBlock()
    }
    #expect(inlines == [.text("quote")])
    guard case .list(true, let items) = blocks[1] else { throw MissingBlock() }
    #expect(items.count == 2)
    guard case .rule = blocks[2], case .code(let code) = blocks[3], case .code(let html) = blocks[4] else {
      throw MissingBlock()
    }
    #expect(code.lines == ["{", "}"])
    #expect(code.language == "json")
    #expect(html.lines == ["<div>", "raw", "</div>"])
  }

  @Test func `tables are read with their alignments`() throws {
    guard case .some(.table(let table)) = blocks("| a | b | c |\n|---|--:|:-:|\n| 1 | **2** | 3 |\n| 4 |\n").first
    else {
      throw MissingBlock()
    }
    #expect(table.columns.map(\.title.plainText) == ["a", "b", "c"])
    #expect(table.columns.map(\.alignment) == [.leading, .trailing, .center])
    #expect(table.rows.map { $0.cells.map(\.inlines.plainText) } == [["1", "2", "3"], ["4", "", ""]])
  }

  @Test func `nesting without end is shown flat`() {
    #expect(blocks(String(repeating: "> ", count: 5000) + "deep").count == 1)
    #expect(blocks(String(repeating: "- ", count: 3000) + "deep").count == 1)
    #expect(blocks(String(repeating: "*a **b ", count: 3000)).count == 1)
    #expect(blocks(String(repeating: "[", count: 5000)).count == 1)
  }

  @Test func `nothing gives nothing`() {
    #expect(blocks("").isEmpty)
    #expect(blocks(" \n\n").isEmpty)
  }

  struct MissingBlock: Error {}
}
