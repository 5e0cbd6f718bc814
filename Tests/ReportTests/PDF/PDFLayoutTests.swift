import Journal
import Testing

@testable import Report

@Suite("Pages of a report")
struct PDFLayoutTests {
  private func document(_ blocks: [Block], sections: Int = 1) -> Document {
    var document = Document(title: "T", created: Instant(microseconds: 0), generator: "test")
    document.sections = (0..<sections).map { Section(id: "s\($0)", title: "S\($0)", level: 1, blocks: blocks) }
    return document
  }

  private func pages(_ document: Document, theme: Theme = .standard) throws -> [PDFPage] {
    try CanvasLock.hold {
      let plan = try PDFPlan(document, theme: theme)
      let box = Box()
      try plan.eachPage { (page) throws(CanvasError) in box.pages.append(page) }
      return box.pages
    }
  }

  private final class Box {
    var pages: [PDFPage] = []
  }

  private let paragraph = Block.paragraph(
    [.text(String(repeating: "Words that fill a few lines of the page. ", count: 8))], .body)

  private func table(rows: Int, columns: Int = 3) -> Block {
    .table(
      Table(
        caption: "", columns: (0..<columns).map { .init("head \($0)") },
        rows: (0..<rows).map { row in .init((0..<columns).map { .init([.text("cell \(row) \($0)")]) }) }))
  }

  /// The text of a page, line by line.
  private func text(_ page: PDFPage) -> [String] {
    page.items.compactMap { item in
      if case .line(let layout, _, _) = item.shape { return layout.text.string }
      return nil
    }
  }

  @Test("never end with a heading", arguments: 0..<24)
  func headingKeepsNext(count: Int) throws {
    let blocks = (0..<60).flatMap { index -> [Block] in
      let filler = Array(repeating: Block.paragraph([.text("line")], .body), count: index == 0 ? count : 3)
      return filler + [.heading(level: 3, id: nil, [.text("A heading")]), paragraph]
    }
    let pages = try pages(document(blocks))
    #expect(pages.count > 3)
    for page in pages { #expect(page.parts.last?.kind != .heading, "page \(page.number)") }
  }

  @Test("never end with a heading and the lines that lead to its table", arguments: 0..<24)
  func leadKeepsNext(count: Int) throws {
    let line = Block.paragraph([.text("line")], .body)
    let lead = Block.paragraph([.text("lead")], .body)
    for leads in 1...2 {
      let blocks = (0..<30).flatMap { index -> [Block] in
        Array(repeating: line, count: index == 0 ? count : 3) + [.heading(level: 3, id: nil, [.text("A heading")])]
          + Array(repeating: lead, count: leads) + [table(rows: 4)]
      }
      let pages = try pages(document(blocks))
      #expect(pages.count > 3)
      for page in pages { #expect(text(page).last != "lead", "page \(page.number)") }
    }
  }

  @Test("repeat a table's head and never show it alone", arguments: 30..<44)
  func tableHeads(rows: Int) throws {
    let pages = try pages(document([paragraph, table(rows: rows), paragraph, table(rows: 90)]))
    for page in pages where page.parts.contains(where: { $0.kind == .table }) {
      let lines = text(page)
      let heads = lines.filter { $0 == "head 0" }.count
      let begun = page.parts.filter { $0.kind == .table }.count
      #expect(heads == begun, "page \(page.number)")
      if let last = lines.last { #expect(!last.hasPrefix("head")) }
    }
  }

  @Test("never hold only the last row of a table", arguments: 30..<44)
  func noWidowRow(rows: Int) throws {
    let pages = try pages(document([table(rows: rows)]))
    guard pages.count > 1, let last = pages.last else { return }
    #expect(text(last).filter { $0.hasPrefix("cell") }.count >= 6)
  }

  @Test(
    "hold figures whole, scaled down when they are taller than a page", arguments: [100.0, 700, 760, 3_000, 90_000])
  func figuresAreWhole(height: Double) throws {
    let drawing = Drawing(width: 500, height: height)
    let figure = Figure(id: "f", title: [.text("Finding")], subtitle: [.text("n")], drawing: drawing, description: "")
    let geometry = PDFGeometry(PDFStyle(theme: .standard))
    for page in try pages(document([paragraph, .figure(figure), paragraph])) {
      #expect(page.bottom <= geometry.foot + 0.1)
      for item in page.items {
        guard case .drawing(let drawing, _, let scale) = item.shape else { continue }
        #expect(item.y + drawing.height * scale <= geometry.foot + 0.1)
        #expect(text(page).contains("Finding"))
      }
    }
  }

  @Test("stay within their foot, whatever stands on them")
  func nothingBelowFoot() throws {
    let foot = PDFGeometry(PDFStyle(theme: .standard)).foot
    for page in try pages(DemoDocument.make()) {
      #expect(page.bottom <= foot + 0.1, "page \(page.number)")
    }
  }

  @Test("have contents from four pages on", arguments: [(2, false), (60, true)])
  func contents(paragraphs: Int, isListed: Bool) throws {
    let pages = try pages(document(Array(repeating: paragraph, count: paragraphs), sections: 3))
    let lines = pages.flatMap { text($0) }
    #expect(lines.contains("Contents") == isListed)
    #expect((pages.count > 3) == isListed)
  }

  @Test(
    "begin with a section that asks for it, unless the page before would be nearly empty", arguments: [(2, 1), (30, 2)])
  func startsPage(paragraphs: Int, page: Int) throws {
    var document = document(Array(repeating: .paragraph([.text("line")], .body), count: paragraphs), sections: 2)
    document.sections[1].startsPage = true
    let pages = try pages(document)
    #expect(pages.first { text($0).contains("S1") }?.number == page)
  }

  @Test("go on with no more than a third empty when nothing asks for it")
  func pagesAreFull() throws {
    let pages = try pages(
      document([paragraph, table(rows: 200), .code(CodeBlock(lines: Array(repeating: "x", count: 300)))]))
    let foot = PDFGeometry(PDFStyle(theme: .standard)).foot
    for page in pages.dropLast() { #expect(page.bottom > foot * 0.9, "page \(page.number)") }
  }

  @Test("leave no word alone on the second line of a short paragraph", arguments: [ParagraphStyle.body, .note])
  func shortParagraphs(_ look: ParagraphStyle) throws {
    var lineCounts: Set<Int> = []
    for letters in 60..<115 {
      let text = String(String(repeating: "lorem ipsum ", count: 10).prefix(letters))
      let items = try pages(document([.paragraph([.text(text)], look)])).flatMap(\.items)
      let lines = items.compactMap { item -> Double? in
        guard item.tag?.name == "P", case .line(let layout, let number, _) = item.shape,
          layout.text.string.hasPrefix("l")
        else { return nil }
        return layout.lines[number].width
      }
      lineCounts.insert(lines.count)
      let widest = try #require(lines.max())
      #expect(lines.allSatisfy { $0 > widest * 0.1 }, "\(text)")
    }
    #expect(lineCounts == [1, 2])
  }

  @Test("split a wide table into bands that begin with the first column")
  func bands() throws {
    let lines = try pages(document([table(rows: 2, columns: 60)])).flatMap { text($0) }
    #expect(Set(lines).isSuperset(of: (0..<60).map { "cell 1 \($0)" }))
    #expect(lines.filter { $0 == "head 0" }.count > 2)
  }

  @Test("dump what stands where")
  func dump() throws {
    let dump = {
      try CanvasLock.hold { try PDFDump.text(of: document([paragraph, .rule, table(rows: 2)]), theme: .standard) }
    }
    let text = try dump()
    let words = text.split(separator: "\n").map { $0.split(separator: " ").first.map(String.init) ?? "" }
    #expect(words == ["page", "title", "heading", "paragraph", "rule", "table"])
    #expect(try dump() == text)
  }

  @Test("are the same whether they are kept or laid out twice")
  func longDocuments() throws {
    let document = document([.code(CodeBlock(lines: (0..<6_000).map { "line \($0)" }))])
    try CanvasLock.hold {
      let plan = try PDFPlan(document, theme: .standard)
      #expect(plan.index.pages > PDFLimits.keptPages)
      let box = Box()
      try plan.eachPage { (page) throws(CanvasError) in box.pages.append(page) }
      #expect(box.pages.count == plan.index.pages)
      #expect(box.pages.flatMap { text($0) }.filter { $0.hasPrefix("line") }.count == 6_000)
    }
  }
}
