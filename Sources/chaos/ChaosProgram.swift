import CommandLine
import Glibc
import Runner

/// The whole program: reads the words, calls the command, gives the exit code.
struct ChaosProgram {
  let arguments: [String]

  func run() -> Int32 {
    signal(SIGPIPE, SIG_IGN)
    // What follows `report` is for chaos-report, which knows its own options.
    if let place = placeOfCommand, arguments[place] == "report" {
      return ReportProgram.replace(with: Array(arguments[(place + 1)...]))
    }
    let command: ParsedCommand
    do {
      command = try CommandParser(ChaosCommands.root).parse(arguments)
    } catch {
      return usage(error)
    }
    if command.has("--version") {
      Terminal.write("chaos, version \(RunnerVersion.text)\n", to: STDOUT_FILENO)
      return 0
    }
    if command.has("--help") {
      let text = UsageText.help(command.spec, path: command.path, width: Terminal.columns(STDOUT_FILENO))
      Terminal.write(text, to: STDOUT_FILENO)
      return 0
    }
    return call(command)
  }

  /// Where the first word stands that is neither an option nor the value of one.
  private var placeOfCommand: Int? {
    var index = 0
    while index < arguments.count, arguments[index].hasPrefix("-") {
      let option = ChaosCommands.root.options.first { $0.names.contains(arguments[index]) }
      index += option.map { $0.value == .none } ?? true ? 1 : 2
    }
    return index < arguments.count ? index : nil
  }

  private func call(_ command: ParsedCommand) -> Int32 {
    let context = CommandContext(command)
    if let folder = command.value("--change-dir") {
      context.log.warning("Moving to \(folder)")
      if chdir(folder) != 0 {
        context.log.error("Cannot change to \(folder): \(Terminal.systemMessage(errno))")
        return 1
      }
    }
    do throws(UsageError) {
      switch command.path.dropFirst().first {
      case "run": return try RunCommand(context).call()
      case "validate": return ValidateCommand(context).call()
      case "info": return try InfoCommand(context).call()
      case "settings": return SettingsCommand(context).call()
      case "discover": return DiscoverCommand(context).call()
      case "init": return InitCommand(context).call()
      default: return 2
      }
    } catch {
      return usage(error)
    }
  }

  private func usage(_ error: UsageError) -> Int32 {
    Terminal.write("error: \(UsageText.message(error))\nTry '\(command) --help' for help.\n", to: STDERR_FILENO)
    return ExitCode.usage.rawValue
  }

  /// The program and the command that was meant, as far as there is one: `chaos settings set`.
  private var command: String {
    var (words, commands) = ([ChaosCommands.root.name], ChaosCommands.root.commands)
    for argument in arguments {
      guard let next = commands.first(where: { $0.name == argument }) else { continue }
      words.append(next.name)
      commands = next.commands
    }
    return words.joined(separator: " ")
  }
}
