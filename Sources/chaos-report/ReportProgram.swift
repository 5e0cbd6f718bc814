import CommandLine
import Glibc

/// The whole program: reads the words, calls the command, gives the exit code.
struct ReportProgram {
  let arguments: [String]

  func run() -> ExitCode {
    // A closed pipe and a limit on files are errors like a full disk, which take temporary files away.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    let command: ParsedCommand
    do throws(UsageError) {
      command = try CommandParser(ReportCommands.root).parse(arguments)
    } catch {
      return usage(error)
    }
    if command.has("--help") {
      let text = UsageText.help(command.spec, path: command.path, width: Terminal.columns(STDOUT_FILENO))
      return Console.print(text)
    }
    if command.has("--version") { return Console.print(ProgramVersion.text + "\n") }
    do throws(CommandFailure) {
      switch command.path.dropFirst().first {
      case "summary": return try SummaryCommand(command).call()
      case "check": return try CheckCommand(command).call()
      case "template": return try TemplateCommand(command).call()
      default: return try WriteCommand(command).call()
      }
    } catch {
      switch error {
      case .usage(let problem): return usage(problem)
      case .policy(let message):
        Console.error(message)
        return .usage
      case .messages(let messages):
        for message in messages { Console.error(message) }
        return .failure
      }
    }
  }

  private func usage(_ error: UsageError) -> ExitCode {
    Console.error(UsageText.message(error) + "\nTry 'chaos-report --help' for help.")
    return .usage
  }
}
