import TestSupport
import Testing

@Suite struct GateTests {
  private let program = ChaosReport()

  private func prepare() throws {
    try program.copyFixtures(["v1.json", "v4.json", "everything.json"])
    for path in [
      "gates/api.json", "gates/api-slower.json", "gates/policy.yaml", "valid/hypothesis-not-met-before.json",
    ] {
      let name = String(path.split(separator: "/")[1])
      try program.place().write(try TestFile.read("\(TestEnvironment.fixtures)/\(path)"), to: name)
    }
  }

  @Test(
    arguments: [
      (["--fail-on", "deviated", "v1.json"], 0), (["--fail-on", "deviated", "v1.json", "v4.json"], 3),
      (["--fail-on", "failed,interrupted", "v4.json"], 0), (["--fail-on", "any", "v4.json"], 3),
      (["--fail-on", "deviated_recovered", "api.json"], 3), (["v4.json"], 0),
      (["--policy", "policy.yaml", "api.json"], 3), (["--fail-on", "any", "everything.json"], 5),
      (["--fail-on", "not_tested", "hypothesis-not-met-before.json"], 4),
      (["--fail-on", "any", "hypothesis-not-met-before.json", "v4.json", "everything.json"], 5),
      (["--fail-on", "any", "hypothesis-not-met-before.json", "v4.json"], 3),
      (["--fail-on", "held", "v1.json"], 2), (["--policy", "gone.yaml", "v1.json"], 2),
      (["--policy", "policy.yaml", "v1.json"], 2), (["--fail-on", "any", "gone.json"], 1),
    ] as [([String], Int32)])
  func `the exit code says what came of runs and gates`(words: [String], code: Int32) throws {
    try prepare()
    let result = try program.run(["summary"] + words)
    #expect(result.exitCode == code, "\(result)")
    let quiet = try program.run(["summary", "--quiet"] + words)
    #expect(quiet.exitCode == code && quiet.output.isEmpty && quiet.errors == result.errors, "\(quiet)")
  }

  @Test(arguments: [("interrupted", 6), ("aborted", 6)] as [(String, Int32)])
  func `a run that was stopped leaves with 6`(status: String, code: Int32) throws {
    try prepare()
    let text = try TestFile.readText(try program.place().file("api.json"))
    try program.place().write(
      text.replacing("\"status\": \"completed\"", with: "\"status\": \"\(status)\""), to: "stopped.json")
    #expect(try program.run(["summary", "--fail-on", "any", "stopped.json"]).exitCode == code)
  }

  @Test(arguments: ["report.md", "report.html", "report.pdf"])
  func `failing gates stand in every format with limit, value, margin and evidence`(name: String) throws {
    try prepare()
    let result = try program.run(["--policy", "policy.yaml", "--baseline", "api", "api.json", "api-slower.json", name])
    #expect(result.exitCode == 3, "\(result)")
    let path = try program.place().file(name)
    // Numbers stay with their units by a blank of their own.
    let text = (name.hasSuffix("pdf") ? try PDFFile(path).text() : try TestFile.readText(path))
      .replacing("\u{A0}", with: " ")
    for words in ["Gates", "2 of 5 gates passed, 3 failed", "−19 points", "80 %", "baseline + 10%"] {
      #expect(text.contains(words) || text.contains(words.replacing("+", with: "\\+")), "\(words) is not in \(name)")
    }
  }

  @Test func `a saved baseline shows the step that got slower, alone and with the two keys`() throws {
    try prepare()
    let text = try TestFile.readText(try program.place().file("api.json"))
    // A baseline is made of runs that held.
    let held = text.replacing("\"status\": 503", with: "\"status\": 200")
      .replacing("\"tolerance_met\": false", with: "\"tolerance_met\": true")
      .replacing("\"steady_state_met\": false", with: "\"steady_state_met\": true")
    try program.place().write(held, to: "held.json")
    #expect(try program.run(["summary", "--save-baseline", "base.json", "held.json"]).exitCode == 0)
    #expect(try program.run(["summary", "--save-baseline", "none.json", "api.json"]).exitCode == 1)
    let report = try program.text(["--baseline", "base.json", "api-slower.json", "report.md"], named: "report.md")
    // The times beside it are 12.3 s and 15.5 s.
    #expect(report.contains("slower by 3.2\u{A0}s"), "\(report)")
    #expect(report.contains("regressed"))
    let other = try program.text(["--baseline", "held.json", "api-slower.json", "report.md"], named: "report.md")
    #expect(other.contains("slower by 3.2\u{A0}s"))
  }

  @Test func `a cut-off journal is an error, and inconclusive with --recover`() throws {
    try prepare()
    let bytes = try TestFile.read(try program.place().file("v4.json"))
    try program.place().write(Array(bytes.dropLast(300)), to: "cut.json")
    #expect(try program.run(["summary", "cut.json"]).exitCode == 1)
    let result = try program.run(["summary", "--recover", "--fail-on", "any", "cut.json"])
    #expect(result.exitCode == 4, "\(result)")
    #expect(result.outputText.contains("INCONCLUSIVE"))
    let checked = try program.run(["check", "cut.json", "v1.json"])
    #expect(checked.exitCode == 1)
    #expect(checked.outputText.hasPrefix("cut.json:"))
    #expect(checked.outputText.contains("can be reported with --recover"))
    #expect(try program.run(["check", "v1.json"]).exitCode == 0)
  }

  @Test func `sixty runs have a trend, fifty of them a section`() throws {
    try prepare()
    let folder = try program.place()
    let text = try TestFile.readText(folder.file("api.json"))
    for index in 10..<70 {
      try folder.write(
        text.replacing("2026-03-04T10:", with: "2026-03-04T\(index % 24 < 10 ? "0" : "")\(index % 24):"),
        to: "run-\(index).json")
    }
    let report = try program.text(["run-*.json", "report.md"], named: "report.md")
    #expect(report.contains("Trend") && report.contains("10 more runs have no section of their own"))
    #expect(report.ranges(of: "14 activities are recorded").count == 50)
  }

  @Test func `the policy of the guide is one`() throws {
    try prepare()
    let guide = try TestFile.readText("\(TestEnvironment.fixtures)/../../docs/gates.md")
    for (fence, name) in [("```yaml\n", "guide.yaml"), ("```json\n", "guide.json")] {
      let start = try #require(guide.firstRange(of: fence)).upperBound
      let end = try #require(guide[start...].firstRange(of: "```")).lowerBound
      try program.place().write(String(guide[start..<end]), to: name)
      let result = try program.run(["summary", "--policy", name, "--baseline", "api", "api.json", "api-slower.json"])
      #expect(result.exitCode == 3, "\(result)")
      #expect(result.outputText.contains("The service comes back soon"))
    }
  }
}
