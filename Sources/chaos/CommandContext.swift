import CommandLine
import Glibc
import Runner

/// What all commands have: the words, the log, the settings.
struct CommandContext {
  let command: ParsedCommand
  let log: RunLog
  let settingsPath: String

  init(_ command: ParsedCommand) {
    self.command = command
    let file = command.has("--no-log-file") ? nil : command.value("--log-file") ?? "chaostoolkit.log"
    log = RunLog(
      isVerbose: command.has("--verbose"), format: command.value("--log-format") == "json" ? .json : .text,
      usesColor: Terminal.usesColor(STDERR_FILENO), file: file,
      fileLevel: LogLevel(word: command.value("--log-file-level") ?? "debug") ?? .debug)
    settingsPath = command.value("--settings") ?? Settings.defaultPath
    log.begin(command: command.path.dropFirst().first ?? "", settings: settingsPath)
  }

  /// Makes the command with the settings read.
  func runner() -> RunnerCommand { RunnerCommand(log: log, settings: Settings(path: settingsPath, log: log)) }

  func say(_ text: String) { Terminal.write(text, to: STDOUT_FILENO) }
}
