import Journal
import Report
import Testing

@Suite struct MarkdownTrimmerTests {
  private func document(runs: Int) -> Document {
    var document = Document(title: "Many runs", created: Instant(microseconds: 0), generator: "g")
    let output = CodeBlock(lines: (1...20).map { "line \($0) of an output" })
    document.sections = [
      Section(id: "summary", title: "", level: 1, blocks: [.paragraph([.text("Page 1 "), .evidence(1)], .body)])
    ]
    document.sections += (1...runs).map { number in
      Section(
        id: "run-\(number)", title: "Run \(number)", level: 1,
        blocks: [
          .anchor(id: "e\(number)"), .paragraph([.text(String(repeating: "what happened ", count: 20))], .body),
          .details(Details(summary: [.text("Output \(number)")], blocks: [.code(output)])),
        ])
    }
    return document
  }

  private func text(_ document: Document, limit: Int) -> String {
    let output = MarkdownWriter(templates: .builtIn, byteLimit: limit) { _ in [] }.write(document)
    #expect(output.text.count <= limit)
    return String(decoding: output.text, as: UTF8.self)
  }

  @Test func `what fits stays whole`() {
    let text = text(document(runs: 3), limit: 1 << 20)
    #expect(!text.contains("left out") && !text.contains("Left out"))
    #expect(text.contains("line 20 of an output"))
  }

  @Test func `folded outputs go first, from the end`() {
    let text = text(document(runs: 20), limit: 15_000)
    #expect(text.contains("<summary>Output 1</summary>"))
    #expect(!text.contains("<summary>Output 20</summary>"))
    #expect(text.contains("Output 20 (left out for size)"))
    #expect(text.contains("## <a id=\"run-20\"></a>Run 20"))
    #expect(text.contains("folded outputs. The HTML and PDF reports have them."))
  }

  @Test func `then sections go, from the end, and their anchors stay`() {
    let text = text(document(runs: 1000), limit: 100_000)
    #expect(text.contains("Page 1"))
    #expect(text.contains("## <a id=\"run-1\"></a>"))
    #expect(!text.contains("Run 1000\n"))
    #expect(text.contains("<a id=\"run-1000\"></a>"))
    #expect(text.contains(" more."))
    #expect(text.contains(" sections. The HTML and PDF reports have them."))
  }

  @Test func `links to what is gone are text`() {
    var document = document(runs: 1000)
    document.sections[0].blocks.append(.paragraph([.evidence(1000)], .body))
    let text = text(document, limit: 100_000)
    #expect(text.contains("[E1](#e1)"))
    #expect(text.contains("\n\nE1000\n\n"))
  }

  @Test func `page 1 alone is cut at its end`() {
    var document = document(runs: 1)
    document.sections[0].blocks += (1...1000).map { .paragraph([.text("paragraph \($0) of page 1")], .body) }
    let text = text(document, limit: 20_000)
    #expect(text.contains("paragraph 100 of page 1") && !text.contains("paragraph 1000 of page 1"))
  }
}
