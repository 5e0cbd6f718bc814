import Journal
import Testing

@testable import Report

@Suite("A report as PDF file")
struct PDFFileTests {
  /// The demo document, written once for all tests.
  private static let bytes: Result<[UInt8], CanvasError> = {
    do throws(CanvasError) {
      return .success(try PDFWriter(theme: .standard).write(DemoDocument.make()))
    } catch {
      return .failure(error)
    }
  }()

  private func tool(_ command: (String) -> String) throws -> String {
    try PDFTool.withFile(Self.bytes.get()) { try PDFTool.output(command($0)) }
  }

  @Test("is sound for qpdf")
  func isSound() throws {
    let report = try tool { "qpdf --check \($0)" }
    #expect(report.contains("No syntax or stream encoding errors"))
  }

  @Test("has the same bytes each time")
  func isDeterministic() throws {
    #expect(try PDFWriter(theme: .standard).write(DemoDocument.make()) == Self.bytes.get())
  }

  @Test("has the same bytes with fonts that were looked up ahead")
  func warmUpChangesNothing() throws {
    let fonts = FontWarmUp(theme: .standard)
    #expect(try PDFWriter(theme: .standard, fonts: fonts).write(DemoDocument.make()) == Self.bytes.get())
    #expect(try PDFWriter(theme: .standard, fonts: fonts).write(DemoDocument.make()) == Self.bytes.get())
  }

  @Test("has the same bytes when several are written at once, each with fonts of its own")
  func severalAtOnce() async throws {
    let expected = try Self.bytes.get()
    let outcomes = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<6 {
        group.addTask {
          let fonts = number % 3 == 0 ? nil : FontWarmUp(theme: .standard)
          return (try? PDFWriter(theme: .standard, fonts: fonts).write(DemoDocument.make())) == expected
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(outcomes == Array(repeating: true, count: 6))
  }

  @Test(
    "says who, what and when",
    arguments: [
      "Title:           Counter service: rolling out service2", "Subject:         1 of 4 experiments deviated",
      "Keywords:        kubernetes, rollout, counter (service1)", "Author:          chaos-report 1.0.0",
      "CreationDate:    2019-05-20T14:01:08Z", "ModDate:         2019-05-20T14:01:08Z", "Tagged:          yes",
      "JavaScript:      no",
    ])
  func saysWhat(line: String) throws {
    #expect(try tool { "pdfinfo -isodates \($0)" }.contains(line))
  }

  @Test("embeds every font with a way back to text")
  func embedsFonts() throws {
    let rows = try tool { "pdffonts \($0)" }.split(separator: "\n").dropFirst(2)
    #expect(rows.count > 5)
    for row in rows {
      let words = row.split(separator: " ")
      #expect(words.dropLast(2).suffix(3).first == "yes", "not embedded: \(row)")
      #expect(words.dropLast(2).last == "yes", "no way back to text: \(row)")
    }
  }

  @Test(
    "can be searched in every script",
    arguments: [
      "1 of 4 experiments deviated", "no-http-errors-returned-from-service", "The slow version is the only rollout",
      "Счётчик остановился", "Ο μετρητής", "Հաշվիչը", "计数器停止了十四秒", "カウンターは", "카운터가", "العداد", "המונה",
      "কাউন্টার", "ตัวนับหยุด", "😀", "✖", "➔ not there",
    ])
  func canBeSearched(words: String) throws {
    let text = try tool { "pdftotext -layout \($0) -" }
    #expect(text.contains(words) == !words.contains("not there"))
  }

  @Test("keeps a word whole for search where it was broken by force")
  func longWord() throws {
    let text = try tool { "pdftotext -raw \($0) -" }.filter { !$0.isWhitespace }
    #expect(text.contains(String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 8)))
  }

  @Test("shows control characters as pictures", arguments: ["NUL ␀", "BEL ␇", "ESC ␛[31m", "DEL ␡", "�", "turned"])
  func showsControls(words: String) throws {
    #expect(try tool { "pdftotext -layout \($0) -" }.contains(words))
  }

  @Test("numbers its pages")
  func numbersPages() throws {
    let pages = try tool { "pdftotext -layout \($0) -" }.split(separator: "\u{C}").filter { $0.contains("Page") }
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Page \(index + 1) of \(pages.count)"))
    }
    #expect(pages.count > 8)
    #expect(pages.first?.contains("v1 sha256 0123456789ab · v2 sha256 0123456789ab") == true)
  }

  @Test("has running heads from page 2 on")
  func hasRunningHeads() throws {
    let pages = try tool { "pdftotext -layout \($0) -" }.split(separator: "\u{C}")
    for page in pages.dropFirst() where page.contains("Page") {
      #expect(page.split(separator: "\n").first?.contains("Counter service: rolling out service2") == true)
    }
    #expect(pages.last { $0.contains("Page") }?.split(separator: "\n").first?.hasSuffix("Appendix") == true)
  }

  @Test("sets nothing outside the margins", arguments: Theme.PageSize.allCases)
  func staysInside(size: Theme.PageSize) throws {
    var theme = Theme.standard
    theme.pageSize = size
    let bytes = try PDFWriter(theme: theme).write(DemoDocument.make())
    let boxes = try PDFTool.withFile(bytes) { try PDFTool.output("pdftotext -bbox \($0) -") }
    var count = 0
    for line in boxes.split(separator: "\n") where line.contains("<word ") {
      let numbers = line.split(separator: "\"").compactMap { Double($0) }
      guard numbers.count >= 4 else { continue }
      count += 1
      #expect(numbers[0] >= theme.margins.left - 1 && numbers[2] <= size.width - theme.margins.right + 1.5, "\(line)")
      #expect(numbers[1] > 12 && numbers[3] < size.height - 12, "\(line)")
    }
    #expect(count > 1_000)
  }

  @Test(
    "is tagged as what it is",
    arguments: [
      "Document", "Sect", "H1", "H2", "H3", "H4", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Figure",
      "Caption", "Code", "Link", "BlockQuote", "TOC", "TOCI",
    ])
  func isTagged(name: String) throws {
    let lines = try tool { "pdfinfo -struct \($0)" }.split(separator: "\n")
    #expect(lines.contains { $0.drop { $0 == " " }.prefix { $0 != " " } == name }, "no \(name)")
  }

  @Test("puts all text into its structure")
  func tagsAllText() throws {
    let tagged = try tool { "pdfinfo -struct-text \($0)" }
    for words in ["What deviated", "no series with a value other than", "E8", "for 30 s.", "available", "HELD"] {
      #expect(tagged.contains(words), "not in the structure: \(words)")
    }
  }

  @Test("lists its sections in the outline")
  func hasOutline() throws {
    let json = try tool { "qpdf --json=1 --json-key=outlines \($0)" }
    for title in ["Comparison of the runs", "v4: Rollout a slower service 2", "Method", "Facts", "Appendix"] {
      #expect(json.contains(title))
    }
    #expect(json.contains("✖ v4: Rollout"))
  }

  @Test("leads to evidence and to safe addresses only")
  func hasLinks() throws {
    let objects = try tool { "qpdf --qdf --object-streams=disable \($0) - | strings" }
    #expect(objects.contains("/Link"))
    #expect(objects.contains("https://example.org/run%28book%29?a=%27b%27&c=d"))
    #expect(!objects.contains("javascript:"))
    let destinations = try tool { "pdfinfo -dests \($0)" }
    for name in ["e5", "e8", "comparison", "run-v4-method", "figure-all", "durations"] {
      #expect(destinations.contains("\"\(name)\""), "no destination \(name)")
    }
    #expect(!destinations.contains("\"e99\""))
  }
}
