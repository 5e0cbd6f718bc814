import Glibc
import TestSupport
import Testing

/// Bad input gets one clear message, a code other than 0, and an existing report stays as it was.
@Suite struct BadInputTests {
  private let program = ChaosReport()

  /// A journal that is none, and what the message must hold.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// The content; nil for no file.
    var content: String?
    /// What stands in the message.
    var fragments: [String]
    /// Whether there is a position, so that the line is shown with a caret.
    var hasCaret = false
  }

  static let cases = [
    Case(testDescription: "no such file", content: nil, fragments: ["bad.json", "no such file"]),
    Case(testDescription: "an empty file", content: "", fragments: ["bad.json", "empty"]),
    Case(testDescription: "only blanks", content: " \n\t\n", fragments: ["bad.json", "empty"]),
    Case(testDescription: "not JSON", content: "hello\n", fragments: ["bad.json:1:1:"], hasCaret: true),
    Case(testDescription: "HTML", content: "<html></html>", fragments: ["bad.json:1:1:"], hasCaret: true),
    Case(
      testDescription: "a comma too many", content: "{\n  \"run\": [1,\n  ,2]\n}", fragments: ["bad.json:3:3:"],
      hasCaret: true),
    Case(
      testDescription: "two journals in a row", content: "{\"a\": 1}\n{\"a\": 2}\n", fragments: ["bad.json:2:1:"],
      hasCaret: true),
    Case(
      testDescription: "text cut off in a string", content: "{\n  \"experiment\": {\n    \"title\": \"Roll",
      fragments: ["bad.json:3:", "hint:"], hasCaret: true),
    Case(testDescription: "a list", content: "[1, 2]", fragments: ["bad.json", "no journal"]),
    Case(testDescription: "a number", content: "17", fragments: ["bad.json", "no journal"]),
    Case(testDescription: "null", content: "null", fragments: ["bad.json", "no journal"]),
    Case(testDescription: "an empty object", content: "{}", fragments: ["bad.json", "no journal"]),
    Case(
      testDescription: "another object", content: #"{"name": "x", "version": 1}"#, fragments: ["no journal", "name"]),
    Case(
      testDescription: "an experiment",
      content: #"{"title": "t", "description": "d", "steady-state-hypothesis": {}, "method": []}"#,
      fragments: ["no journal", "experiment", "chaos run"]),
    Case(
      testDescription: "depth without end", content: String(repeating: "[", count: 200_000),
      fragments: ["bad.json:1:"]),
    Case(testDescription: "zero bytes", content: "\0\0\0\0\0\0\0\0", fragments: ["bad.json"]),
  ]

  /// Runs with a report already there, and expects one message and nothing changed.
  private func refused(
    _ arguments: [String], saying fragments: [String], code: ClosedRange<Int32> = 1...1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let folder = try program.place()
    try folder.write("the old report", to: "report.html")
    let before = folder.names
    let result = try program.run(arguments, timeout: 60)
    #expect(result.exitCode.map { code.contains($0) } == true, "\(result)", sourceLocation: sourceLocation)
    #expect(result.outputText == "", sourceLocation: sourceLocation)
    for fragment in fragments {
      #expect(
        result.errorText.contains(fragment), "\"\(fragment)\" is not in: \(result)", sourceLocation: sourceLocation)
    }
    let messages = result.errorText.matches(of: /error:/).count
    #expect(messages == 1, "not one message: \(result)", sourceLocation: sourceLocation)
    #expect(result.errors.count < 2000, "a message of \(result.errors.count) bytes", sourceLocation: sourceLocation)
    #expect(try TestFile.readText(folder.file("report.html")) == "the old report", sourceLocation: sourceLocation)
    #expect(folder.names == before, "files came or went", sourceLocation: sourceLocation)
    return result.errorText
  }

  @Test(arguments: cases)
  func `a bad journal is refused`(bad: Case) throws {
    if let content = bad.content { try program.place().write(content, to: "bad.json") }
    let message = try refused(["bad.json", "report.html"], saying: bad.fragments)
    let lines = message.split(separator: "\n")
    let hasCaret = lines.contains { $0.hasSuffix("^") && $0.dropLast().allSatisfy { $0 == " " || $0 == "|" } }
    if bad.hasCaret { #expect(hasCaret, "no caret: \(message)") }
  }

  @Test func `one bad journal among good ones stops the report`() throws {
    try program.copyRollouts()
    try program.place().write("{", to: "v9.json")
    _ = try refused(["v?.json", "report.html"], saying: ["v9.json:1:"])
  }

  @Test func `a journal that was cut off is placed to the byte`() throws {
    let whole = try TestFile.read(TestEnvironment.rollouts[0])
    let cut = whole[..<9000]
    try program.place().write(cut, to: "bad.json")
    let line = cut.count { $0 == UInt8(ascii: "\n") } + 1
    let message = try refused(["bad.json", "report.html"], saying: ["bad.json:", "hint:"])
    let place = try #require(message.firstMatch(of: /bad\.json:([0-9]+):([0-9]+):/))
    let named = try #require(Int(place.1))
    #expect(abs(named - line) <= 1, "cut off in line \(line), and the message says \(named)")
  }

  @Test func `a folder without journals is refused`() throws {
    _ = try program.place().makeFolder("runs")
    _ = try refused(["runs", "report.html"], saying: ["runs"])
  }

  @Test func `a pattern that nothing matches is refused`() throws {
    _ = try refused(["w?.json", "report.html"], saying: ["w?.json"])
  }

  @Test(.enabled(if: !TestEnvironment.isRoot, "root may read everything"))
  func `a file that may not be read is refused`() throws {
    let path = try program.place().write("{}", to: "bad.json")
    chmod(path, 0)
    _ = try refused(["bad.json", "report.html"], saying: ["bad.json", "permission"])
  }

  @Test func `a file that cannot be read is refused`() throws {
    _ = try refused(["/proc/self/mem", "report.html"], saying: ["/proc/self/mem"])
  }

  @Test(
    "a report that is one of the journals is refused",
    arguments: [
      ["v1.json", "v2.json", "v1.json"], ["v?.json", "./v2.json"], [".", "v1.json"], ["v1.json", "link.json"],
      ["v1.json", "hard.json"], ["v1.json", "v2.json"],
    ])
  func refusesJournalAsReport(arguments: [String]) throws {
    try program.copyFixtures(["v1.json", "v2.json"])
    let folder = try program.place()
    symlink("v1.json", folder.file("link.json"))
    link(folder.file("v1.json"), folder.file("hard.json"))
    let report = try #require(arguments.last)
    _ = try refused(arguments, saying: [report], code: 1...2)
    for name in ["v1.json", "v2.json"] {
      #expect(try TestFile.read(folder.file(name)) == TestFile.read("\(TestEnvironment.fixtures)/\(name)"))
    }
  }

  @Test(
    "a target that cannot be written is found before a journal is read",
    arguments: ["no/such/folder/report.html", "folder", "v1.json/report.html"])
  func findsTargetFirst(target: String) throws {
    try program.copyFixtures(["v1.json"])
    let folder = try program.place()
    _ = try folder.makeFolder("folder")
    // Reading it would wait for a writer who never comes.
    mkfifo(folder.file("slow.json"), 0o600)
    _ = try refused(["slow.json", target], saying: [target])
  }

  @Test(.enabled(if: !TestEnvironment.isRoot, "root may write everywhere"))
  func `a folder that may not be written to is found`() throws {
    try program.copyFixtures(["v1.json"])
    let locked = try program.place().makeFolder("locked")
    chmod(locked, 0o500)
    _ = try refused(["v1.json", "locked/report.html"], saying: ["locked/report.html", "permission"])
  }
}
