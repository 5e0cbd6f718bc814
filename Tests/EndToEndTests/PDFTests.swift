import TestSupport
import Testing

@Suite struct PDFTests {
  private let program = ChaosReport()

  private static let journals = [["v?.json"], ["v4.json"], ["orders.json"], ["hostile.json"]]

  private func pdf(_ journals: [String]) throws -> PDFFile {
    try program.copyRollouts()
    try program.copyFixtures(["orders.json", "hostile.json"])
    return try program.pdf(journals)
  }

  @Test(arguments: journals)
  func `the file is sound, tagged and described`(journals: [String]) throws {
    let pdf = try pdf(journals)
    #expect(try pdf.faults() == nil)
    let information = try pdf.information()
    #expect(information["Tagged"] == "yes")
    #expect(information["Title"]?.isEmpty == false)
    #expect(information["Encrypted"] == "no")
    #expect(information["JavaScript"] == "no")
    let pageCount = try pdf.pageCount()
    #expect((1...60).contains(pageCount), "\(pageCount) pages")
  }

  @Test(arguments: journals)
  func `every font is embedded and can be searched`(journals: [String]) throws {
    let fonts = try pdf(journals).fonts()
    #expect(!fonts.isEmpty)
    for font in fonts {
      let columns = font.split(separator: " ")
      // … emb sub uni object ID
      #expect(columns.suffix(5).prefix(3) == ["yes", "yes", "yes"], "\(font)")
    }
  }

  @Test func `marks bring one fallback font, and not a second one for running text`() throws {
    let names = try pdf(["v?.json"]).fonts().compactMap { $0.split(separator: " ").first }
    #expect(names.count { $0.contains("+DejaVuSans") } == 1, "\(names)")
  }

  @Test(arguments: journals)
  func `no word leaves its page`(journals: [String]) throws {
    let words = try pdf(journals).words()
    #expect(words.count > 100)
    for word in words where !word.isInsidePage { Issue.record("outside its page: \(word)") }
  }

  @Test(arguments: [["v?.json"], ["v4.json"]])
  func `no word lies on another`(journals: [String]) throws {
    let words = try pdf(journals).words()
    for page in Set(words.map(\.page)).sorted() {
      let here = words.filter { $0.page == page }
      for (index, word) in here.enumerated() {
        for other in here[(index + 1)...] where word.overlap(with: other) > 0.25 {
          Issue.record("\(word) lies on \(other)")
        }
      }
    }
  }

  @Test(arguments: journals)
  func `pages say which they are of how many`(journals: [String]) throws {
    let pages = try pdf(journals).pages()
    for (index, page) in pages.enumerated() {
      let isNumbered = page.contains("\(index + 1) of \(pages.count)")
      #expect(isNumbered, "page \(index + 1) does not say \(index + 1) of \(pages.count)")
    }
  }

  @Test(arguments: [["v?.json"], ["v4.json"]])
  func `no page but the last is under a third full`(journals: [String]) throws {
    let words = try pdf(journals).words()
    let last = words.map(\.page).max() ?? 0
    for page in 1..<max(last, 1) {
      // The running foot is on every page; what counts ends above it.
      let body = words.filter { $0.page == page && $0.bottom < $0.pageSize.height * 0.93 }
      let bottom = body.map { $0.bottom / $0.pageSize.height }.max() ?? 0
      #expect(bottom > 0.36, "page \(page) ends at \(Int(bottom * 100)) %")
    }
  }

  @Test(
    "every script can be found in the text",
    arguments: [
      ("Latin", "Łódź"), ("Greek", "Δοκιμή"), ("Cyrillic", "Проверка"), ("Armenian", "Փորձարկում"),
      ("Georgian", "ექსპერიმენტი"), ("Hebrew", "ניסוי"), ("Arabic", "تجربة"), ("Devanagari", "प्रयोग"),
      ("Bengali", "পরীক্ষা"), ("Tamil", "சோதனை"), ("Thai", "การทดลอง"), ("Chinese", "混沌实验"),
      ("Japanese", "カオス実験"), ("Korean", "카오스"),
    ])
  func findsScript(name: String, word: String) throws {
    let text = try pdf(["orders.json"]).text()
    // Reading order of right-to-left words differs between viewers: either direction counts.
    // A line may end within a word of a script without blanks.
    let plain = String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { !$0.properties.isBidiControl && !$0.properties.isWhitespace }))
    #expect(plain.contains(word) || plain.contains(String(word.reversed())), "no \(name) text")
  }

  @Test func `contents lead to pages and the outline lists them`() throws {
    let pdf = try pdf(["v?.json"])
    let result = try ProcessRunner("qpdf").run(["--json", "--json-key=outlines", "--json-key=qpdf", pdf.path])
    #expect(result.exitCode == 0)
    #expect(result.outputText.contains("\"dest\""), "no outline")
    #expect(result.outputText.contains("/Link"), "no links")
  }

  @Test func `the structure names headings, tables and figures`() throws {
    let structure = try pdf(["v?.json"]).structure()
    for tag in ["H1", "Table", "TR", "TH", "TD", "Figure"] {
      #expect(structure.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix(tag) }, "no \(tag)")
    }
  }
}
