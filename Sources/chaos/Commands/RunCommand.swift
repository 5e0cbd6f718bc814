import CommandLine
import Glibc
import Journal
import Runner

/// `chaos run`.
struct RunCommand {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func call() throws(UsageError) -> Int32 {
    let command = context.command
    let options = try options(command)
    var report: ReportOnEnd?
    do throws(ReportOnEnd.Failure) {
      report = try command.value("--report").map { (path) throws(ReportOnEnd.Failure) in try ReportOnEnd(path: path) }
    } catch {
      switch error {
      case .usage(let error): throw error
      case .message(let message):
        context.log.error(message)
        return ExitCode.failure.rawValue
      }
    }
    let runner = context.runner()
    defer { runner.close() }
    do {
      let outcome = try runner.run(command.operands[0], options)
      if let report, let path = command.value("--report") {
        if report.write(journal: outcome.journalPath) {
          context.log.info("The report is at \(path)")
        } else {
          context.log.error("The report \(path) could not be written; the journal is at \(outcome.journalPath)")
        }
      }
      if command.has("--strict-exit") { return outcome.verdict.strictExitCode }
      return outcome.status != "completed" || outcome.isDeviated ? 1 : 0
    } catch {
      for message in error.messages { context.log.error(message) }
      return 1
    }
  }

  private func options(_ command: ParsedCommand) throws(UsageError) -> RunOptions {
    var options = RunOptions()
    options.journalPath = command.value("--journal-path") ?? options.journalPath
    options.dry = command.value("--dry").flatMap { DryMode(rawValue: $0) }
    options.skipsValidation = command.has("--no-validation")
    options.verifiesTLS = !command.has("--no-verify-tls")
    options.rollbackStrategy = command.value("--rollback-strategy").flatMap { RollbackStrategy(rawValue: $0) }
    if let word = command.value("--hypothesis-strategy") {
      if word == "continously" {
        context.log.warning(
          "\nThe \"--hypothesis-strategy=continously\" command is depreciating and will be removed in a future version\n"
            + "Instead, please use \"--hypothesis-strategy=continuously\"")
      }
      options.hypothesisStrategy = HypothesisStrategy(word: word)
    }
    if let text = command.value("--hypothesis-frequency") {
      guard let seconds = Double(text), seconds.isFinite, seconds >= 0 else {
        throw .invalid("--hypothesis-frequency cannot be \"\(text)\"; it is a number of seconds", hint: nil)
      }
      options.hypothesisFrequency = seconds
    }
    options.failsFast = command.has("--fail-fast")
    options.variables = command.all("--var")
    do {
      _ = try Variables(words: options.variables)
    } catch {
      throw .invalid("--var: \(error.messages.joined(separator: "; "))", hint: nil)
    }
    options.variableFiles = try existing("--var-file", command)
    options.controlFiles = try existing("--control-file", command)
    // A line that is drawn over needs a terminal that can.
    options.showsProgress =
      Terminal.isTerminal(STDERR_FILENO) && Terminal.environment("TERM") != "dumb"
      && command.value("--log-format") != "json"
    return options
  }

  private func existing(_ option: String, _ command: ParsedCommand) throws(UsageError) -> [String] {
    for path in command.all(option) where access(path, F_OK) != 0 {
      throw .invalid("\(option): \"\(path)\" does not exist", hint: nil)
    }
    return command.all(option)
  }
}
