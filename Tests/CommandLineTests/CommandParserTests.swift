import Testing

@testable import CommandLine

private let report = CommandSpec(
  "tool", summary: "makes a report",
  options: [
    OptionSpec(["--format", "-f"], value: .oneOf("FORMAT", ["html", "markdown", "pdf"]), help: "what to write"),
    OptionSpec(["--var"], value: .text("KEY=VALUE"), isRepeatable: true, help: "a value"),
    OptionSpec(["--quiet", "-q"], help: "say nothing"),
    OptionSpec(["--help", "-h"], help: "show this"),
  ],
  operands: [.init("JOURNAL", minimum: 1, maximum: nil, help: "journals"), .init("REPORT", help: "the report")],
  commands: [
    CommandSpec(
      "summary", summary: "says it on the terminal", operands: [.init("JOURNAL", maximum: nil, help: "journals")])
  ])

private func parse(_ words: String...) throws(UsageError) -> ParsedCommand {
  try CommandParser(report).parse(words)
}

@Suite struct CommandParserTests {
  @Test func `options stand before, between and after operands`() throws {
    let parsed = try parse("-fpdf", "a.json", "--var", "a=1", "b.json", "--var=b=2", "out.pdf", "-q")
    #expect(parsed.value("--format") == "pdf")
    #expect(parsed.all("--var") == ["a=1", "b=2"])
    #expect(parsed.operands == ["a.json", "b.json", "out.pdf"])
    #expect(parsed.has("--quiet"))
  }

  @Test func `two hyphens end the options and one is an operand`() throws {
    #expect(try parse("-", "--", "--quiet").operands == ["-", "--quiet"])
  }

  @Test func `a word that names a command calls it only in first place`() throws {
    #expect(try parse("summary", "a.json").path == ["tool", "summary"])
    #expect(try parse("a.json", "summary").path == ["tool"])
  }

  @Test func `help wins over what is wrong with the rest`() throws {
    #expect(try parse("--nonsense", "--help").has("--help"))
  }

  @Test(arguments: [
    (["--formt", "pdf", "a", "b"], "unknown option --formt (did you mean --format?)"),
    (["--format", "htlm", "a", "b"], "--format cannot be \"htlm\" (did you mean html?)"),
    (["--format", "docx9", "a", "b"], "--format cannot be \"docx9\"; it is one of: html, markdown, pdf"),
    (["a", "b", "--var"], "--var needs a value: --var=KEY=VALUE"),
    (["--quiet=yes", "a", "b"], "--quiet takes no value, and got \"yes\""),
    (["a"], "REPORT is missing"),
    ([], "JOURNAL is missing"),
  ])
  func `what is wrong is said in one line`(words: [String], message: String) {
    let error = #expect(throws: UsageError.self) { try CommandParser(report).parse(words) }
    #expect(error.map(UsageText.message) == message)
  }

  @Test func `a command that cannot be called by itself names the ones under it`() {
    let tool = CommandSpec(
      "tool", summary: "x", commands: [CommandSpec("run", summary: "runs")], isCallable: false)
    #expect(throws: UsageError.missingCommand(known: ["run"])) { try CommandParser(tool).parse([]) }
    #expect(throws: UsageError.unknownCommand("rnu", suggestion: "run", known: ["run"])) {
      try CommandParser(tool).parse(["rnu"])
    }
  }

  @Test func `control characters of a word never reach the terminal`() {
    let error = UsageError.unexpectedOperand("a\u{1B}[2Jb" + String(repeating: "x", count: 200))
    #expect(!UsageText.message(error).unicodeScalars.contains("\u{1B}"))
    #expect(UsageText.message(error).count < 120)
  }

  @Test func `help lists operands, options and their words`() {
    let help = UsageText.help(report, path: ["tool"])
    #expect(help.hasPrefix("Usage: tool [OPTIONS] JOURNAL... REPORT\n"))
    #expect(help.contains("--format, -f FORMAT"))
    #expect(help.contains("html, markdown, pdf"))
    #expect(help.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}
