import Journal
import Testing

@testable import Report

@Suite("Pages get a little less room where that spares one")
struct PDFTightnessTests {
  private func pages(_ plan: PDFPlan) throws -> [PDFPage] {
    var pages: [PDFPage] = []
    try plan.eachPage { pages.append($0) }
    return pages
  }

  @Test("page 1 of the rollouts stands alone on both papers", arguments: Theme.PageSize.allCases)
  func firstPage(_ size: Theme.PageSize) throws {
    var theme = Theme.standard
    theme.pageSize = size
    let document = try ComposedReport.ofFixtures(["v1.json", "v2.json", "v3.json", "v4.json"])
    let pages = try pages(PDFPlan(document, theme: theme))
    #expect(pages[1].running == "Contents")
    #expect(pages[0].anchors.contains { $0.id == "not-covered" })
  }

  @Test("page 1 of many runs stands alone", arguments: [30, 52])
  func firstPageOfMany(_ count: Int) throws {
    let journals = (0..<count).map { ComposedReport.journal(after: $0 % 9 != 8, seconds: $0 < 20 ? 10 : 14) }
    let pages = try pages(PDFPlan(try ComposedReport.of(journals), theme: .standard))
    #expect(!["", "Summary"].contains(pages[1].running))
    #expect(pages[0].anchors.contains { $0.id == "not-covered" })
  }

  @Test("a last page of a few lines is spared where the pages before it have the room, and only there")
  func lastPage() throws {
    var spared = 0
    for count in 24...60 {
      var document = Document(title: "Pages", created: Instant(microseconds: 0), generator: "test")
      document.sections = [
        Section(
          id: "one", title: "One", level: 1,
          blocks: (0..<count).map { .paragraph([.text("Paragraph \($0).")], .body) })
      ]
      let plan = try PDFPlan(document, theme: .standard)
      let pages = try pages(plan)
      guard plan.layout.tightness < 1 else { continue }
      spared += 1
      let last = try #require(pages.last)
      #expect(last.bottom <= plan.layout.geometry.foot + 0.01)
      #expect(pages.count == 1 || last.bottom > plan.layout.geometry.height / 2)
    }
    #expect(spared > 0)
  }
}
