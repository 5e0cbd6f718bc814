import Journal
import Testing

@testable import Report

@Suite("A picture that does not fit moves to the head of the next page")
struct PDFFloatTests {
  private func pages(_ sections: [[Block]]) throws -> [PDFPage] {
    var document = Document(title: "T", created: Instant(microseconds: 0), generator: "test")
    document.sections = sections.enumerated().map { Section(id: "s\($0)", title: "S\($0)", level: 1, blocks: $1) }
    return try CanvasLock.hold {
      let plan = try PDFPlan(document, theme: .standard)
      let box = Box()
      try plan.eachPage { (page) throws(CanvasError) in box.pages.append(page) }
      return box.pages
    }
  }

  private final class Box {
    var pages: [PDFPage] = []
  }

  private func figure(_ title: String, height: Double = 300) -> Block {
    .figure(
      Figure(
        id: title, title: [.text(title)], subtitle: [], drawing: Drawing(width: 400, height: height), description: title
      ))
  }

  private func lines(_ range: Range<Int>, _ name: String = "line") -> [Block] {
    range.map { .paragraph([.text("\(name) \($0)")], .body) }
  }

  private func text(_ page: PDFPage) -> [String] {
    page.items.compactMap { item in
      if case .line(let layout, _, _) = item.shape { return layout.text.string }
      return nil
    }
  }

  /// Room at the foot of page 1 is none of a picture's business: the first section fills it and a bit more.
  private var firstPage: [Block] { lines(0..<50, "first") }

  @Test("and what follows it fills the page", arguments: 12..<38)
  func fills(count: Int) throws {
    let pages = try pages([firstPage, lines(0..<count) + [figure("picture")] + lines(count..<90)])
    let last = try #require(pages.last)
    for page in pages where page.number > 1 && page.number < last.number {
      #expect(page.bottom > 650, "page \(page.number) ends at \(page.bottom)")
    }
    let all = pages.flatMap(text)
    #expect(all.filter { $0.hasPrefix("line ") } == (0..<90).map { "line \($0)" })
    #expect(all.filter { $0 == "picture" }.count == 1)
    #expect(pages.contains { page in page.parts.contains { $0.kind == .figure && $0.height > 300 } })
  }

  @Test("in the order of the report and within its section", arguments: 12..<38)
  func order(count: Int) throws {
    let blocks =
      lines(0..<count) + [figure("a"), figure("b", height: 120)] + lines(count..<(count + 9)) + [figure("c")]
    let all = try pages([firstPage, blocks, [figure("d")] + lines(0..<3, "end")]).flatMap(text)
    let landmarks = all.filter { ["a", "b", "c", "S2", "d"].contains($0) }
    // The contents name the section as well.
    #expect(landmarks == ["S2", "a", "b", "c", "S2", "d"])
  }

  @Test("under which a table goes on below its repeated head")
  func table() throws {
    let rows = (0..<60).map { Table.Row([.init([.text("cell \($0)")])]) }
    let table = Block.table(Table(caption: "", columns: [.init("head")], rows: rows))
    var moved = 0
    for count in 12..<38 {
      let pages = try pages([firstPage, lines(0..<count) + [figure("picture"), table]])
      let page = try #require(pages.first { text($0).contains("picture") })
      guard pages[page.number - 2].parts.contains(where: { $0.kind == .table }) else { continue }
      moved += 1
      let words = text(page)
      #expect(Array(words.prefix(2)) == ["picture", "head"])
      #expect(try #require(words.dropFirst(2).first).hasPrefix("cell "))
    }
    #expect(moved > 5)
  }

  @Test("but page 1 puts nothing off")
  func firstPageStaysInOrder() throws {
    let all = try pages([lines(0..<40) + [figure("picture")] + lines(40..<60), lines(0..<90, "next")]).flatMap(text)
    let place = try #require(all.firstIndex(of: "picture"))
    #expect(all[place - 1] == "line 39")
    #expect(all[place + 1] == "line 40")
  }
}
