import CommandLine
import Glibc
import Journal
import Report

/// `chaos-report summary`: verdicts and findings on the terminal.
struct SummaryCommand {
  let command: ParsedCommand

  init(_ command: ParsedCommand) {
    self.command = command
  }

  func call() throws(CommandFailure) -> ExitCode {
    let input = try JournalInput(command.operands, command)
    let judged = try JudgedRuns(input, command, notes: false)
    let analysis = judged.analysis
    try BaselineOption.save(analysis, command)
    // Left with the exit code alone, as a gate of a pipeline.
    guard !command.has("--quiet") else { return judged.exitCode }
    let columns = Terminal.isTerminal(STDOUT_FILENO) ? Terminal.columns(STDOUT_FILENO) : nil
    let text = SummaryText(analysis: analysis, color: Terminal.usesColor(STDOUT_FILENO), columns: columns).text
    let printed = Console.print(text)
    return printed == .success ? judged.exitCode : printed
  }
}
