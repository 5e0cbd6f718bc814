import Journal
import Testing

@testable import Report

@Suite("Parts of a PDF file")
struct PDFPartsTests {
  @Test(
    "Addresses keep to three schemes and escape all else",
    arguments: [
      ("https://a.b/c?d=e#f", "https://a.b/c?d=e#f"), ("HTTP://a", "HTTP://a"), ("mailto:a@b.c", "mailto:a@b.c"),
      ("https://a/(b)'c\\", "https://a/%28b%29%27c%5C"), ("https://ä", "https://%C3%A4"),
      ("https://a\n\u{0}", "https://a%0A%00"),
      ("javascript:alert(1)", nil), ("file:///etc", nil), ("data:text/html,x", nil), ("//a", nil), ("", nil),
      ("https:", nil),
      (" https://a", nil),
    ])
  func addresses(address: String, safe: String?) {
    #expect(PDFAddress.safe(address) == safe)
  }

  @Test(
    "Moments are written as civil dates",
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_558_360_868, "2019-05-20T14:01:08Z"), (951_782_399, "2000-02-28T23:59:59Z"),
      (951_782_400, "2000-02-29T00:00:00Z"), (4_107_542_400, "2100-03-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    ])
  func dates(seconds: Int64, text: String) {
    #expect(PDFMetadata.date(Instant(microseconds: seconds * 1_000_000)) == text)
  }

  @Test("The foot names as many sources as fit, and counts the rest")
  func sources() {
    let notes = (1...20).map { Document.SourceNote(label: "v\($0)", sha256: String(repeating: "a", count: 64)) }
    #expect(PDFSources(Array(notes.prefix(2))).line { _ in true } == "v1 sha256 aaaaaaaaaaaa · v2 sha256 aaaaaaaaaaaa")
    #expect(PDFSources(notes).line { $0.count < 66 } == "v1 sha256 aaaaaaaaaaaa · v2 sha256 aaaaaaaaaaaa · and 18 more")
    #expect(PDFSources(notes).line { _ in true }.hasSuffix("and 8 more"))
    #expect(PDFSources([]).line { _ in true } == "")
  }

  @Test(
    "Columns share a table's width",
    arguments: [
      // least, most, weight; widths in a room of 100
      ([(10, 20, nil), (10, 80, nil)], [20, 80]), ([(10, 20, nil), (10, 200, nil)], [20, 80]),
      ([(10, 20, nil), (10, 30, 1), (10, 30, 3)], [20, 20, 60]), ([(80, 90, nil), (80, 90, nil)], [50, 50]),
      ([(10, 500, nil), (10, 500, nil)], [50, 50]), ([(5, 10, nil), (70, 75, 1), (5, 20, 1)], [10, 70, 20]),
    ] as [([(Double, Double, Double?)], [Double])])
  func widths(needs: [(Double, Double, Double?)], widths: [Double]) {
    let shared = PDFColumnWidths.share(
      100, among: needs.map { PDFColumnWidths.Need(least: $0.0, most: $0.1, weight: $0.2) })
    #expect(shared.map { $0.rounded() } == widths)
  }

  @Test(
    "A column of hashes stays whole where the others have room beside it",
    arguments: [
      // least, most of three columns; the last one stays whole
      ([(10, 200), (5, 10), (30, 60)], [30, 10, 60]), ([(10, 20), (5, 10), (30, 60)], [25, 15, 60]),
      // no room beside it: shared as any
      ([(10, 200), (5, 10), (30, 95)], [40, 10, 50]),
    ] as [([(Double, Double)], [Double])])
  func wholeColumn(needs: [(Double, Double)], widths: [Double]) {
    var needs = needs.map { PDFColumnWidths.Need(least: $0.0, most: $0.1, weight: nil) }
    needs[2].staysWhole = true
    let shared = PDFColumnWidths.share(100, among: needs).map { $0.rounded() }
    #expect(shared[2] == widths[2])
    #expect(shared == widths)
  }

  @Test("A small table does not stretch")
  func smallTable() {
    let needs = [20.0, 10, 10].map { PDFColumnWidths.Need(least: 5, most: $0, weight: nil) }
    #expect(PDFColumnWidths.share(1_000, among: needs).reduce(0, +) == 72)
  }

  @Test("Names of anchors are safe and stay as they are where they can")
  func names() {
    #expect(PDFAnchors.safeName("run-v4") == "run-v4")
    for name in ["a'b", "", "x--1", "日本", String(repeating: "n", count: 200)] {
      let safe = PDFAnchors.safeName(name)
      #expect(safe.hasPrefix("x--") && safe.utf8.allSatisfy { $0 > 0x2C && $0 < 0x7B })
    }
  }

  @Test("Every error says what happened", arguments: CanvasError.Step.allCases)
  func errors(step: CanvasError.Step) {
    #expect(CanvasError.refused(step, reason: "out of memory").description.hasSuffix("out of memory"))
    #expect(CanvasError.notDelivered.description.count > 10)
    #expect(CanvasError.noFonts.description.contains("fonts-inter"))
    #expect(CanvasError.unusableLogo.description.contains("PNG"))
  }
}
