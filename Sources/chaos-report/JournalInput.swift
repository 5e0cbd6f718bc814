import CommandLine
import Journal

/// The journals of a command line, read, with what could not be.
struct JournalInput {
  let found: JournalSet
  let keepsGoing: Bool

  /// Reads the journals.
  ///
  /// - Throws: ``CommandFailure`` with a message a failure, unless the command keeps going and a journal is left.
  init(_ words: [String], _ command: ParsedCommand) throws(CommandFailure) {
    found = JournalSet(arguments: words, wholeLimit: Analyzer.Options().detailLimit)
    keepsGoing = command.has("--keep-going")
    if !command.has("--quiet") { noteSkipped() }
    if found.failures.isEmpty, !found.journals.isEmpty { return }
    let messages = found.failures.map { JournalErrorText.message(for: $0) }
    guard keepsGoing, !found.journals.isEmpty else {
      throw .messages(messages.isEmpty ? ["there is no journal to read"] : messages)
    }
    for message in messages { Console.error(message) }
  }

  /// What the analyzer needs to list what was left behind.
  var unreadable: [UnreadableJournal] { found.failures.map { UnreadableJournal(path: $0.path, error: $0) } }

  /// Success, or failure when a journal was left behind.
  var exitCode: ExitCode { found.failures.isEmpty ? .success : .failure }

  /// The analysis of the journals.
  func analysis(baseline: Int = 0, masksSecrets: Bool) -> Analysis {
    var options = Analyzer.Options()
    options.baseline = baseline
    options.masksSecrets = masksSecrets
    return Analyzer(options: options).analyze(found, unreadable: unreadable)
  }

  private func noteSkipped() {
    let limit = 5
    for error in found.skipped.prefix(limit) {
      Console.note("\(Console.visible(error.path)) is left out: \(JournalErrorText.problem(of: error.problem))")
    }
    if found.skipped.count > limit { Console.note("\(found.skipped.count - limit) more files are left out") }
  }
}
