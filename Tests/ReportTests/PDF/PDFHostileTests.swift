import Journal
import Testing

@testable import Report

@Suite("Hostile documents")
struct PDFHostileTests {
  private func write(_ blocks: [Block], theme: Theme = .standard) throws -> [UInt8] {
    var document = Document(title: "T", created: Instant(microseconds: 0), generator: "test")
    document.sections = [Section(id: "s", title: "S", level: 1, blocks: blocks)]
    return try PDFWriter(theme: theme).write(document)
  }

  private func check(_ bytes: [UInt8]) throws {
    let report = try PDFTool.withFile(bytes) { try PDFTool.output("qpdf --check \($0)") }
    #expect(report.contains("No syntax or stream encoding errors"))
  }

  @Test("An empty document is one page")
  func empty() throws {
    let document = Document(title: "", created: Instant(microseconds: 0), generator: "")
    let bytes = try PDFWriter(theme: .standard).write(document)
    try check(bytes)
    #expect(try PDFTool.withFile(bytes) { try PDFTool.output("pdfinfo \($0)") }.contains("Pages:           1\n"))
  }

  @Test(
    "Long text in any place is set whole",
    arguments: ["x", "word ", "日本語", "العربية ", "😀", "a\u{301}", "\u{0}", "/a_b-c.", "\u{200D}"])
  func longText(unit: String) throws {
    let text = String(repeating: unit, count: 4_000)
    try check(
      try write([
        .paragraph([.text(text)], .body), .code(CodeBlock(lines: [text])), .heading(level: 3, id: nil, [.text(text)]),
        .banner(Banner(mark: .met, title: [.text(text)], text: [.code(text)])),
        .keyFigures([KeyFigure(value: text, caption: [.text(text)])]),
        .definitions([Definition(term: [.text(text)], text: [.text(text)])]),
        .table(Table(caption: text, columns: [.init(text), .init("b")], rows: [.init([.init([.text(text)])])])),
      ]))
  }

  @Test("Thousands of coloured pictures stay small")
  func pictures() throws {
    let bytes = try write([.paragraph([.text(String(repeating: "\u{1F3FD}", count: 20_000))], .body)])
    #expect(bytes.count < 2_000_000)
  }

  @Test("Coloured pictures that are repeated are sound")
  func repeatedPictures() throws {
    try check(try write([.paragraph([.text(String(repeating: "🚀 👩\u{200D}🚀 ", count: 30))], .body)]))
  }

  @Test("A line of 200 kB is set whole")
  func longLine() throws {
    let line = (0..<20_000).map { "value\($0)" }.joined(separator: ",")
    let bytes = try write([.code(CodeBlock(lines: [line])), .paragraph([.text(line)], .body)])
    let text = try PDFTool.withFile(bytes) { try PDFTool.output("pdftotext -raw \($0) -") }
    #expect(text.contains("value19999"))
  }

  @Test("Blocks and inlines in each other a thousand times do not overflow")
  func deep() throws {
    var block = Block.paragraph([.text("deep")], .body)
    var inline = Inline.text("deep")
    for index in 0..<1_000 {
      switch index % 4 {
      case 0: block = .list(ordered: true, [[block]])
      case 1: block = .quote([block])
      case 2: block = .columns([[block], [.rule]])
      default: block = .details(Details(summary: [], blocks: [block]))
      }
      inline = index % 2 == 0 ? .strong([inline]) : .link([inline], to: .anchor("s"))
    }
    try check(try write([block, .paragraph([inline], .body)]))
  }

  @Test("Tables without columns, with ragged rows or with a thousand columns are set")
  func tables() throws {
    let wide = Table(
      caption: "", columns: (0..<1_000).map { .init("c\($0)", weight: .nan) },
      rows: [.init((0..<1_200).map { .init([.text("\($0)")], fill: .met) })])
    try check(
      try write([
        .table(Table(caption: "", columns: [], rows: [.init([])])),
        .table(Table(caption: "", columns: [.init("a"), .init("b")], rows: [.init([]), .init([], isGroup: true)])),
        .table(Table(caption: "", columns: [.init("a", weight: -1), .init("b", weight: .infinity)])),
        .table(wide),
      ]))
  }

  @Test("Anchors and addresses cannot escape into the file's structure")
  func anchors() throws {
    let names = ["a'b", "x) /JS (y", "\\", "", "日本", String(repeating: "n", count: 5_000), "e1", "e1"]
    let blocks = names.flatMap { name -> [Block] in
      [
        .anchor(id: name),
        .paragraph(
          [
            .link([.text("in")], to: .anchor(name)), .link([.text("none")], to: .anchor(name + "?")),
            .link([.text("out")], to: .url("https://x/" + name)), .link([.text("bad")], to: .url("file:///" + name)),
            .evidence(1), .evidence(.min),
          ], .body),
      ]
    }
    let bytes = try write(blocks)
    try check(bytes)
    let objects = try PDFTool.withFile(bytes) {
      try PDFTool.output("qpdf --qdf --object-streams=disable \($0) - | strings")
    }
    #expect(!objects.contains("/JS ("))
    #expect(!objects.contains("file:"))
  }

  @Test("Drawings of no size, no numbers or no end are bounded")
  func drawings() throws {
    var odd = Drawing(width: 100, height: 50)
    odd.items = HostileDrawing.items
    let figures = [
      odd, Drawing(width: .nan, height: 5), Drawing(width: 0, height: 0), Drawing(width: 1, height: .infinity),
    ]
    try check(
      try write(
        figures.enumerated().map {
          .figure(Figure(id: "f\($0.offset)", title: [], subtitle: [], drawing: $0.element, description: ""))
        }))
  }

  @Test("Themes with odd numbers and unknown fonts still give pages")
  func themes() throws {
    var theme = Theme.standard
    theme.bodyFont = "No Such Font,, ,\u{0}"
    theme.monoFont = ""
    theme.bodySize = .nan
    theme.margins = (top: .infinity, right: 900, bottom: -5, left: .nan)
    theme.light = [:]
    try check(try write([.paragraph([.text("text "), .code("code")], .body)], theme: theme))
  }

  @Test(
    "A logo that is no picture is refused",
    arguments: [[], [1, 2, 3], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]])
  func logo(bytes: [UInt8]) {
    var theme = Theme.standard
    theme.logoPNG = bytes + [UInt8](repeating: 0xFF, count: 40)
    #expect(throws: CanvasError.unusableLogo) { try write([], theme: theme) }
  }

  @Test("A receiver that refuses stops the writing")
  func refusal() {
    #expect(throws: CanvasError.notDelivered) {
      try PDFWriter(theme: .standard).write(DemoDocument.make()) { _ in false }
    }
  }
}
