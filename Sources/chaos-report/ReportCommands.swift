import CommandLine
import Report

/// The command line of the program.
enum ReportCommands {
  private static let help = OptionSpec(["--help", "-h"], help: "print this help")
  private static let keepGoing = OptionSpec(
    ["--keep-going"], help: "report the good journals when others cannot be read, and leave with 1")
  private static let recover = OptionSpec(
    ["--recover"], help: "report a cut-off journal up to its last whole activity, as inconclusive")
  private static let noRedact = OptionSpec(["--no-redact"], help: "show secrets as they stand in the journals")
  private static let redact = OptionSpec(
    ["--redact"], value: .text("REGEX|KEY"), isRepeatable: true, help: "mask this as well: a key's values, or a pattern"
  )
  private static let allow = OptionSpec(
    ["--allow"], value: .text("REGEX|KEY"), isRepeatable: true, help: "show this, though it would be masked")
  private static let quiet = OptionSpec(["--quiet", "-q"], help: "say nothing but errors")
  private static let journals = CommandSpec.Operand(
    "JOURNAL", maximum: nil, help: "a journal, a folder of journals, a quoted pattern, or - for standard input")

  /// The program and the commands under it.
  static let root = CommandSpec(
    "chaos-report",
    summary: "Writes a report of the journals that chaos experiments leave behind",
    options: [
      OptionSpec(["--title"], value: .text("TEXT"), help: "title of the report"),
      OptionSpec(
        ["--export-format", "-f"], value: .oneOf("FORMAT", ["markdown", "html", "html5", "pdf", "incident"]),
        help: "format of the report; incident: a pack for the review, in the format of REPORT's extension",
        defaultText: "by the extension of REPORT, else markdown"),
      OptionSpec(
        ["--output", "-o"], value: .text("[FORMAT=]PATH"), isRepeatable: true,
        help: "one more output of the same analysis: \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", "))",
        defaultText: "format by the extension"),
      OptionSpec(
        ["--load"], value: .text("FILE[@START]"), isRepeatable: true,
        help: "results of vegeta, k6, wrk, hey, hyperfine or a Prometheus query to put beside the runs"),
      OptionSpec(
        ["--meta"], value: .text("KEY=VALUE"), isRepeatable: true,
        help: "what the incident pack says of it: id, severity, owner, participants, links, …"),
      OptionSpec(["--meta-file"], value: .text("FILE"), isRepeatable: true, help: "the same from a file"),
      OptionSpec(
        ["--var"], value: .text("KEY[:type]=VALUE"), isRepeatable: true,
        help: "value of the configuration to show in place of the journal's"),
      OptionSpec(
        ["--var-file"], value: .text("FILE"), isRepeatable: true,
        help: "such values from a .json file or from KEY=VALUE lines of an .env file"),
      BaselineOption.baseline, BaselineOption.save, GateOptions.policy, GateOptions.failOn,
      OptionSpec(
        ["--page-size"], value: .oneOf("SIZE", ["a4", "letter"]), help: "paper of the PDF", defaultText: "a4"),
      OptionSpec(["--template"], value: .text("DIR"), help: "folder of templates to use in place of the built-in ones"),
      OptionSpec(
        ["--assets"], value: .oneOf("WHERE", ["files", "inline", "none"]), help: "where the charts of Markdown go",
        defaultText: "files"),
      redact, allow, noRedact, recover, keepGoing, quiet, help,
      OptionSpec(["--version"], help: "print the version"),
    ],
    operands: [
      journals, CommandSpec.Operand("REPORT", minimum: 0, help: "the file to write, or - for standard output"),
    ],
    commands: [summary, check, template],
    examples: [
      "chaos-report journal.json report.pdf",
      "chaos-report --title 'Rollouts in May' 'runs/v?.json' report.html",
      "chaos-report runs --output report.html --output junit=results.xml --output github-summary=$GITHUB_STEP_SUMMARY",
      "chaos-report summary runs",
    ])

  private static let summary = CommandSpec(
    "summary", summary: "Prints the verdicts and findings of journals",
    options: [
      BaselineOption.baseline, BaselineOption.save, GateOptions.policy, GateOptions.failOn, redact, allow, noRedact,
      recover, keepGoing, quiet, help,
    ],
    operands: [journals])

  private static let check = CommandSpec(
    "check", summary: "Looks for what is wrong with journals: one line a finding, exit code 1 when there is one",
    options: [help],
    operands: [journals])

  private static let template = CommandSpec(
    "template", summary: "Writes the built-in templates into a folder, to start one's own from",
    options: [quiet, help],
    operands: [CommandSpec.Operand("DIR", help: "the folder, made when it is not there")])
}
