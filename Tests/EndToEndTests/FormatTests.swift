import TestSupport
import Testing

@Suite struct FormatTests {
  private let program = ChaosReport()

  /// What each format begins with.
  enum Signature: String, CaseIterable {
    case markdown = "# "
    case html = "<!DOCTYPE html>"
    case pdf = "%PDF-"
  }

  @Test(
    "the format is the option's, or else the extension's, or else Markdown",
    arguments: [
      ("report.md", [], Signature.markdown),
      ("report.markdown", [], .markdown),
      ("report", [], .markdown),
      ("report.html", [], .html),
      ("REPORT.HTML", [], .html),
      ("report.htm", [], .html),
      ("report.pdf", [], .pdf),
      ("report.out", ["--export-format", "html"], .html),
      ("report.out", ["--export-format=html5"], .html),
      ("report.out", ["--export-format", "markdown"], .markdown),
      ("report.md", ["--export-format", "pdf"], .pdf),
    ])
  func choosesFormat(name: String, options: [String], signature: Signature) throws {
    try program.copyFixtures(["v1.json"])
    let bytes = try program.report(options + ["v1.json", name], named: name)
    let start = String(decoding: bytes.prefix(200), as: UTF8.self)
    #expect(start.lowercased().contains(signature.rawValue.lowercased()), "\(start)")
    let others = Signature.allCases.filter { $0 != signature }
    for other in others { #expect(!start.hasPrefix(other.rawValue), "\(start)") }
  }

  @Test(
    "a dash writes to standard output, and nothing else goes there",
    arguments: [("markdown", "# "), ("html", "<!"), ("pdf", "%PDF-")])
  func writesToOutput(format: String, start: String) throws {
    try program.copyFixtures(["v1.json"])
    let result = try program.run(["--export-format", format, "v1.json", "-"])
    #expect(result.exitCode == 0, "\(result)")
    #expect(String(decoding: result.output.prefix(200), as: UTF8.self).contains(start))
    #expect(try program.place().names == ["v1.json"])
  }

  @Test(arguments: [("report.pfd", ".pdf"), ("report.htlm", ".html"), ("report.out", nil), ("report", nil)])
  func `an extension that may be a slip is named, and Markdown is written all the same`(
    name: String, meant: String?
  ) throws {
    try program.copyFixtures(["v1.json"])
    let result = try program.run(["v1.json", name])
    #expect(result.exitCode == 0, "\(result)")
    #expect(try TestFile.readText(try program.place().file(name)).hasPrefix("# "))
    #expect(result.errorText.contains("did you mean") == (meant != nil), "\(result)")
    if let meant { #expect(result.errorText.contains(meant), "\(result)") }
  }

  @Test func `a dash reads a journal from standard input`() throws {
    let journal = try TestFile.read(TestEnvironment.rollouts[3])
    let report = try program.report(["-", "report.md"], named: "report.md", input: journal)
    #expect(String(decoding: report, as: UTF8.self).contains("DEVIATED"))
  }

  @Test func `standard input is read once`() throws {
    let journal = try TestFile.read(TestEnvironment.rollouts[3])
    let result = try program.run(["-", "-", "report.md"], input: journal)
    // Named twice it is one journal, or a mistake that is named; never an empty second one.
    let isWritten = TestFile.exists(try program.place().file("report.md"))
    #expect(result.exitCode == (isWritten ? 0 : 2), "\(result)")
    #expect(isWritten || result.errorText.contains("-"), "\(result)")
  }

  @Test(arguments: ["v?.json", "v[1-4].json", "runs"])
  func `quoted patterns and folders stand for their journals`(word: String) throws {
    try program.copyRollouts()
    let folder = try program.place()
    let runs = try folder.makeFolder("runs")
    for (index, path) in TestEnvironment.rollouts.enumerated() {
      try TestFile.write(try TestFile.read(path), to: "\(runs)/v\(index + 1).json")
    }
    let text = try program.text([word, "report.md"], named: "report.md")
    for version in ["v1", "v2", "v3", "v4"] { #expect(text.contains(version), "\(version) is missing") }
  }

  @Test func `a pattern gives the bytes that its journals give by name`() throws {
    let names = try program.copyRollouts()
    let byName = try program.report(names + ["a.html"], named: "a.html")
    let byPattern = try program.report(["v?.json", "b.html"], named: "b.html")
    #expect(byName == byPattern)
  }

  @Test func `a report is replaced`() throws {
    try program.copyFixtures(["v1.json"])
    try program.place().write("old", to: "report.html")
    let text = try program.text(["v1.json", "report.html"], named: "report.html")
    #expect(text.hasSuffix("</html>\n"))
    #expect(try program.place().names == ["report.html", "v1.json"])
  }

  @Test func `quiet says nothing`() throws {
    try program.copyRollouts()
    let result = try program.run(["--quiet", "v?.json", "report.html"])
    #expect(result.exitCode == 0)
    #expect(TestFile.exists(try program.place().file("report.html")))
    #expect(result.outputText + result.errorText == "")
  }

  @Test func `nothing that is said to a file or pipe is coloured`() throws {
    try program.copyRollouts()
    for arguments in [["summary", "v?.json"], ["nothing.json", "report.html"], ["--help"]] {
      let result = try program.run(arguments)
      #expect(!(result.output + result.errors).isEmpty, "\(arguments) says nothing")
      #expect(!result.output.contains(0x1B) && !result.errors.contains(0x1B), "\(arguments): \(result)")
    }
  }

  @Test func `the four rollouts tell their story in every format`() throws {
    try program.copyRollouts()
    var texts = ["markdown": try program.text(["v?.json", "report.md"], named: "report.md")]
    texts["html"] = try program.text(["v?.json", "report.html"], named: "report.html")
    texts["pdf"] = try program.pdf(["v?.json"]).text()
    let words = ["HELD", "DEVIATED", "no-http-errors-returned-from-service", "ProgressDeadlineExceeded"]
    for (format, text) in texts {
      for word in words {
        let isThere = text.contains(word) || text.filter { !$0.isWhitespace }.contains(word)
        #expect(isThere, "\(word) is not in the \(format) report")
      }
    }
  }
}
