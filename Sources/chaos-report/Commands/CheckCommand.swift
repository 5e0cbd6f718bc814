import CommandLine
import Journal

/// `chaos-report check`: what is wrong with journals, one message a finding.
struct CheckCommand {
  let command: ParsedCommand

  init(_ command: ParsedCommand) {
    self.command = command
  }

  func call() throws(CommandFailure) -> ExitCode {
    var doctor = JournalDoctor()
    var text = ""
    for path in JournalFinder.find(command.operands).flatMap(\.paths) {
      for finding in doctor.examine(path: path) { text += Self.bounded(finding.message) + "\n" }
    }
    if text.isEmpty { return .success }
    let printed = Console.print(text)
    return printed == .success ? .failure : printed
  }

  /// Messages may have several lines; each is cleaned by itself.
  private static func bounded(_ message: String) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false).map { Console.visible(String($0)) }
      .joined(separator: "\n")
  }
}
