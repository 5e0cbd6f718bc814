import JSON
import Journal
import TestSupport
import Testing

@testable import Report

@Suite("Results for programs")
struct ResultsWriterTests {
  private func results(_ analysis: Analysis) -> RunResults {
    ResultsMaker(
      analysis: analysis, title: "T", created: Instant(microseconds: 1_772_618_400_000_000), generator: "test"
    ).results
  }

  private func text(_ analysis: Analysis, _ format: OutputFormat) -> String {
    String(decoding: ResultsWriter.write(results(analysis), as: format) ?? [], as: UTF8.self)
  }

  @Test("whatever runs hold, every format is written and JSON is JSON", arguments: HostileRuns.all.indices)
  func hostile(index: Int) throws {
    let analysis = HostileRuns.all[index].analysis
    for format in OutputFormat.allCases where !format.isPage {
      // Annotations tell what is wrong: there may be nothing.
      #expect(!text(analysis, format).isEmpty || format == .gitHubAnnotations)
    }
    let root = try JSONDocument(text: text(analysis, .json)).root
    #expect(root["format"]?.string == ResultsJSONWriter.format)
    #expect(!text(analysis, .json).contains("NaN") && !text(analysis, .json).contains("Infinity"))
    #expect(root["runs"]?.count == analysis.runs.count)
    let labels = root["runs"]?.elements.compactMap { $0["label"]?.string } ?? []
    #expect(Set(labels).count == labels.count)
  }

  @Test("the same results give the same bytes", arguments: OutputFormat.allCases.filter { !$0.isPage })
  func deterministic(format: OutputFormat) throws {
    let journals = try TestEnvironment.rollouts.map { try JournalReader().read(path: $0) }
    #expect(text(Analyzer().analyze(journals), format) == text(Analyzer().analyze(journals), format))
  }

  @Test(
    "cells that a spreadsheet would calculate get an apostrophe",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), (" =1", "' =1"), ("\"=1", "'\"=1"),
      ("＝1", "'＝1"), ("\tx", "'\tx"), ("plain", "plain"), ("a=b", "a=b"), ("", ""), ("1-2", "1-2"),
    ])
  func guards(text: String, expected: String) {
    #expect(CSVWriter.guarded(text) == expected)
  }

  @Test("rows of comma-separated values have as many cells as the head, whatever is in them")
  func cells() throws {
    let analysis = Analyzer().analyze([try JournalReader().read(path: "\(TestEnvironment.fixtures)/hostile.json")])
    let bytes = Array(text(analysis, .csv).utf8)
    var counts: [Int] = []
    var (cells, isQuoted) = (1, false)
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == UInt8(ascii: ",") { cells += 1 }
      if byte == UInt8(ascii: "\n") {
        #expect(bytes[place - 1] == UInt8(ascii: "\r"))
        counts.append(cells)
        cells = 1
      }
    }
    #expect(counts.count > 20)
    #expect(Set(counts) == [22])
  }

  @Test(
    "workflow commands cannot be broken out of",
    arguments: [
      ("a\n::error::b", false, "a%0A::error::b"), ("100 %\r\n", false, "100 %25%0A"),
      ("a:b,c", true, "a%3Ab%2Cc"), ("a:b,c", false, "a:b,c"), ("\u{1B}[31m", false, "␛[31m"),
    ])
  func escapes(text: String, isProperty: Bool, expected: String) {
    #expect(AnnotationsWriter.escaped(text, isProperty: isProperty) == expected)
  }

  @Test("there are at most ten annotations of a level, and the tenth counts the rest")
  func annotationLimit() throws {
    var analysis = Analyzer().analyze([try JournalReader().read(path: TestEnvironment.rollouts[3])])
    let failing = try #require(analysis.runs[0].checks.first { $0.outcome == .notMet })
    analysis.runs[0].checks = Array(repeating: failing, count: 25)
    let lines = text(analysis, .gitHubAnnotations).split(separator: "\n").filter { $0.hasPrefix("::error") }
    #expect(lines.count == 10)
    #expect(lines.last == "::error::16 more are in the report")
  }

  @Test("annotations point at the line of the journal")
  func annotationLines() throws {
    let analysis = Analyzer().analyze([try JournalReader().read(path: TestEnvironment.rollouts[3])])
    let check = try #require(results(analysis).runs[0].checks.first { $0.outcome == .notMet })
    let lines = try TestFile.readText(TestEnvironment.rollouts[3]).split(
      separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(check.line)
    #expect(lines[line..<(line + 12)].contains { $0.contains(check.name) })
  }

  @Test("a verdict that no check or activity explains is a test case of its own")
  func interrupted() throws {
    var analysis = Analyzer().analyze([try JournalReader().read(path: TestEnvironment.rollouts[0])])
    analysis.runs[0].verdict = .interrupted
    analysis.runs[0].reason = .interrupted(lastEvidence: nil)
    #expect(text(analysis, .junit).contains("<error type=\"interrupted\""))
    #expect(text(analysis, .gitHubAnnotations).contains("::error file="))
  }

  @Test(
    "a path's extension tells a format, and a word names one",
    arguments: [
      ("a.PDF", OutputFormat.pdf), ("x/b.htm", .html), ("c.md", .markdown), ("d.xml", .junit), ("e.json", .json),
      ("f.prom", .openMetrics), ("g.csv", .csv), ("h.txt", nil), ("json", nil), ("dir.json/file", nil),
    ] as [(String, OutputFormat?)])
  func extensions(path: String, format: OutputFormat?) {
    #expect(OutputFormat(path: path) == format)
    #expect(OutputFormat.allCases.allSatisfy { OutputFormat(word: $0.rawValue) == $0 })
    #expect(OutputFormat(word: "html5") == .html)
  }

  @Test(
    "seconds are written without exponents",
    arguments: [
      (0.0, "0", "0"), (1.5, "1.5", "1.5"), (-6.25, "-6.25", "0"), (1e-7, "0", "0"), (0.0004, "0.0004", "0"),
      (25.2419, "25.2419", "25.242"), (1e300, "9000000000000", "9000000000000"), (.nan, "0", "0"),
    ])
  func seconds(value: Double, exact: String, milliseconds: String) {
    #expect(ResultWords.seconds(value) == exact)
    #expect(ResultWords.milliseconds(value) == milliseconds)
  }
}
