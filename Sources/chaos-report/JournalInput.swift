import CommandLine
import Journal

/// The journals of a command line, read, with what could not be.
struct JournalInput {
  let found: JournalSet
  let keepsGoing: Bool
  /// What to mask; nil when nothing is.
  let redaction: RedactionPolicy?

  /// Reads the journals.
  ///
  /// - Throws: ``CommandFailure`` with a message a failure, unless the command keeps going and a journal is left.
  init(_ words: [String], _ command: ParsedCommand) throws(CommandFailure) {
    keepsGoing = command.has("--keep-going")
    redaction = try Self.redaction(command)
    var options = JournalReader.Options()
    options.recovers = command.has("--recover")
    found = JournalSet(
      arguments: words, reader: JournalReader(options: options), wholeLimit: Analyzer.Options().detailLimit,
      redaction: redaction ?? RedactionPolicy())
    if !command.has("--quiet") { noteSkipped() }
    if found.failures.isEmpty, !found.journals.isEmpty { return }
    let redactor = redaction.map { found.redactor(policy: $0) } ?? .none
    let messages = found.failures.map { redactor.message(for: $0) }
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
  ///
  /// - Parameter secrets: values that did not come from a journal and are secret as well.
  func analysis(
    baseline: Int = 0, durations: BaselineDurations? = nil, secrets: [String] = [], loads: [LoadResult] = []
  ) -> Analysis {
    var options = Analyzer.Options()
    options.baseline = baseline
    options.baselineDurations = durations
    options.masksSecrets = redaction != nil
    options.redaction = redaction ?? RedactionPolicy()
    options.secrets = secrets
    options.loads = loads
    return Analyzer(options: options).analyze(found, unreadable: unreadable)
  }

  private static func redaction(_ command: ParsedCommand) throws(CommandFailure) -> RedactionPolicy? {
    var policy = RedactionPolicy()
    do throws(RedactionPolicy.Problem) {
      for word in command.all("--redact") { try policy.mask(word) }
      for word in command.all("--allow") { try policy.allow(word) }
    } catch {
      throw .usage(
        .invalid(
          "\(Console.visible(error.word)) is no regular expression: \(Console.visible(error.message))", hint: nil))
    }
    return command.has("--no-redact") ? nil : policy
  }

  private func noteSkipped() {
    let limit = 5
    for error in found.skipped.prefix(limit) {
      Console.note("\(Console.visible(error.path)) is left out: \(JournalErrorText.problem(of: error.problem))")
    }
    if found.skipped.count > limit { Console.note("\(found.skipped.count - limit) more files are left out") }
  }
}
