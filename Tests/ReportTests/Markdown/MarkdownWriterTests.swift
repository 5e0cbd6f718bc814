import Journal
import Report
import TestSupport
import Testing

@Suite struct MarkdownWriterTests {
  private static let documents = ["hostile", "rollouts"]

  private func document(_ name: String) -> Document {
    name == "hostile" ? HTMLHostileDocument.document : HTMLRolloutDocument.document
  }

  private func output(
    _ document: Document, _ assets: MarkdownWriter.Assets = .files(folder: "report.assets"), limit: Int = 1 << 20
  ) -> MarkdownOutput {
    let writer = MarkdownWriter(templates: .builtIn, assets: assets, byteLimit: limit) { drawing in
      Array("<svg width=\"\(drawing.width)\"/>".utf8)
    }
    return writer.write(document)
  }

  private func text(_ output: MarkdownOutput) -> String { String(decoding: output.text, as: UTF8.self) }

  @Test(arguments: documents) func `the text is as recorded`(name: String) throws {
    try Snapshot.expect(text(output(document(name))), matches: "Report/markdown/\(name).md")
  }

  @Test(arguments: documents) func `no raw HTML but anchors and folds, no links but those that were meant`(name: String)
  {
    let text = text(output(document(name)))
    for line in text.split(separator: "\n") where line.contains("<script") {
      #expect(line.contains("\\<script") || line.contains("`") || line.hasPrefix("<summary>") || isInFence(line, text))
    }
    let found = MarkdownLinks.all(in: MarkdownText.blocks(Array(text.utf8)))
    #expect(found.filter { !$0.hasPrefix("#") }.allSatisfy { $0.hasPrefix("https://example.org/") }, "\(found)")
  }

  @Test(arguments: [
    ["everything.json"], ["orders.json"], ["series.json"], ["v1.json", "v2.json", "v3.json", "v4.json"],
  ])
  func `without pictures nothing is said of how to read them, and findings and facts stay`(files: [String]) throws {
    let document = try ComposedReport.ofFixtures(files)
    let with = text(output(document))
    let without = text(output(document, .none))
    for words in [
      "Shaded:", "shaded:", "Blue:", "Solid:", "solid:", "hatched:", "Upright", "Tall line", "dashed:", "Square:",
      "scale of its own", "Bar:", "Dashes:", "dot during", "Beyond the scale",
    ] { #expect(!without.contains(words), "\(words)") }
    #expect(with.contains("haded:"))
    #expect(!without.contains("!["))
    // Findings stand in bold.
    let findings = Set(with.split(separator: "\n").filter { $0.hasPrefix("**") })
    #expect(!findings.isEmpty && findings.isSubset(of: without.split(separator: "\n")))
    let cited = Set(with.matches(of: /\[E\d+\]/).map(\.output))
    #expect(!cited.isEmpty && cited.isSubset(of: without.matches(of: /\[E\d+\]/).map(\.output)))
  }

  private func isInFence(_ line: Substring, _ text: String) -> Bool {
    text[..<line.startIndex].split(separator: "\n").count { $0.hasPrefix("```") } % 2 == 1
  }

  @Test func `charts stand beside the text by name`() {
    let output = output(HTMLRolloutDocument.document)
    #expect(output.assets == [MarkdownAsset(name: "timeline.svg", bytes: Array("<svg width=\"509.0\"/>".utf8))])
    #expect(text(output).contains("](report.assets/timeline.svg)"))
  }

  @Test func `a folder with blanks is a link all the same`() {
    let output = output(HTMLRolloutDocument.document, .files(folder: "incident 7 (b).assets"))
    #expect(text(output).contains("](incident%207%20%28b%29.assets/timeline.svg)"))
  }

  @Test func `charts inside the text need no files`() {
    let output = output(HTMLRolloutDocument.document, .inline)
    #expect(output.assets.isEmpty)
    #expect(text(output).contains("](data:image/svg+xml;base64,PHN2ZyB3aWR0aD0iNTA5LjAiLz4=)"))
  }

  @Test func `without charts their numbers stand in their place`() {
    let output = output(HTMLRolloutDocument.document, .none)
    #expect(output.assets.isEmpty)
    #expect(!text(output).contains("!["))
    #expect(text(output).contains("| Run | State"))
  }

  @Test func `a chart that cannot be painted leaves its description`() {
    let writer = MarkdownWriter(templates: .builtIn) { _ in [] }
    var document = HTMLRolloutDocument.document
    guard case .figure(var figure) = document.sections[0].blocks[2] else {
      Issue.record("the figure has moved")
      return
    }
    figure.data = nil
    document.sections[0].blocks[2] = .figure(figure)
    let output = writer.write(document)
    #expect(output.assets.isEmpty)
    #expect(text(output).contains("\n\nFour lanes, one a run; the counter of v4 stops at +12 s.\n\n"))
  }
}

/// The addresses of all links in blocks that were read from Markdown.
enum MarkdownLinks {
  static func all(in blocks: [Block]) -> [String] { blocks.flatMap(links) }

  private static func links(_ block: Block) -> [String] {
    switch block {
    case .heading(_, _, let inlines), .paragraph(let inlines, _): links(inlines)
    case .quote(let blocks): all(in: blocks)
    case .list(_, let items): items.flatMap(all)
    case .table(let table):
      table.columns.flatMap { links($0.title) } + table.rows.flatMap { $0.cells.flatMap { links($0.inlines) } }
    case .banner, .keyFigures, .figure, .code, .columns, .definitions, .details, .rule, .anchor: []
    }
  }

  private static func links(_ inlines: [Inline]) -> [String] {
    inlines.flatMap { inline -> [String] in
      switch inline {
      case .link(_, .url(let url)): [url]
      case .link(_, .anchor(let id)): ["#" + id]
      case .strong(let inner), .emphasis(let inner), .muted(let inner), .strikethrough(let inner): links(inner)
      case .text, .code, .mark, .evidence, .lineBreak: []
      }
    }
  }
}
