import TestSupport
import Testing

@Suite struct UsageTests {
  private let program = ChaosReport()

  @Test func `help lists every option and every command`() throws {
    let result = try program.run(["--help"])
    #expect(result.exitCode == 0)
    #expect(result.errorText == "")
    let words = [
      "--title", "--export-format", "--var", "--var-file", "--baseline", "--page-size", "--template", "--assets",
      "--no-redact", "--keep-going", "--quiet", "--help", "--version", "summary", "template", "markdown", "html",
      "html5", "pdf", "letter",
    ]
    for word in words { #expect(result.outputText.contains(word), "no \(word) in the help") }
  }

  @Test(arguments: [["summary", "--help"], ["template", "--help"]])
  func `commands have help of their own`(arguments: [String]) throws {
    let result = try program.run(arguments)
    #expect(result.exitCode == 0)
    #expect(result.outputText.contains("chaos-report \(arguments[0])"))
  }

  @Test func `the version is one line`() throws {
    let result = try program.run(["--version"])
    #expect(result.exitCode == 0)
    #expect(result.outputText.contains(/^chaos-report [0-9]+\.[0-9]+\.[0-9]+\S*\n$/), "\(result)")
  }

  @Test(
    "a command line that makes no sense leaves with 2, one message and no report",
    arguments: [
      ([], ["JOURNAL"]),
      (["v1.json"], ["REPORT"]),
      (["--tilte", "x", "v1.json", "r.html"], ["--tilte", "--title"]),
      (["--export-format", "htlm", "v1.json", "r.html"], ["htlm", "did you mean html?"]),
      (["--export-format=docx", "v1.json", "r.html"], ["docx", "markdown"]),
      (["v1.json", "r.html", "--export-format"], ["--export-format"]),
      (["--page-size", "a5", "v1.json", "r.pdf"], ["a5", "did you mean a4?"]),
      (["--assets", "fils", "v1.json", "r.md"], ["fils", "did you mean files?"]),
      (["--quiet=yes", "v1.json", "r.md"], ["--quiet", "yes"]),
      (["--var", "retries", "v1.json", "r.md"], ["retries"]),
      (["--var", "retries:int=many", "v1.json", "r.md"], ["retries", "many"]),
      (["--var", "retries:roman=V", "v1.json", "r.md"], ["roman"]),
      (["summary"], ["JOURNAL"]),
      (["template"], ["DIR"]),
    ])
  func refuses(arguments: [String], fragments: [String]) throws {
    try program.copyFixtures(["v1.json"])
    let result = try program.run(arguments)
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.outputText == "")
    for fragment in fragments { #expect(result.errorText.contains(fragment), "\(fragment) is not in: \(result)") }
    #expect(result.errorText.matches(of: /error:/).count == 1, "\(result)")
    #expect(try program.place().names == ["v1.json"])
  }
}
