import CommandLine
import Glibc
import Runner

/// `chaos info`.
struct InfoCommand {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func call() throws(UsageError) -> Int32 {
    let target = context.command.operands[0]
    switch target {
    case "core":
      say([("NAME", 20), ("VERSION", 10)])
      say([("CLI", 20), (RunnerVersion.text, 10)])
      say([("Core library", 20), (RunnerVersion.library, 10)])
      return 0
    case "extensions": return extensions()
    case "settings": return settings()
    default:
      throw .notAllowed(
        option: "TARGET", value: target, allowed: ["core", "settings", "extensions"],
        suggestion: Suggestion.nearest(to: target, in: ["core", "settings", "extensions"]))
    }
  }

  private func say(_ cells: [(text: String, width: Int)]) {
    context.say(cells.map { $0.text + String(repeating: " ", count: max(0, $0.width - $0.text.count)) }.joined() + "\n")
  }

  private func extensions() -> Int32 {
    say([("NAME", 40), ("VERSION", 10), ("LICENSE", 30), ("DESCRIPTION", 50)])
    let runner = context.runner()
    defer { runner.close() }
    for module in RunnerCommand.nativeModules {
      say([(module, 40), (RunnerVersion.text, 10), ("", 30), ("built in", 50)])
    }
    do {
      for row in try runner.extensions() where row.count == 4 {
        let common = "Chaos Toolkit Extension for "
        let summary = row[3].hasPrefix(common) ? String(row[3].dropFirst(common.count)) : row[3]
        say([(row[0], 40), (row[1], 10), (row[2], 30), (String(summary.prefix(50)), 50)])
      }
    } catch {
      context.log.warning("Python extensions cannot be listed: \(error.messages.joined(separator: "; "))")
    }
    return 0
  }

  private func settings() -> Int32 {
    guard let text = Settings.text(path: context.settingsPath) else {
      context.say("No settings file found at \(context.settingsPath)\n")
      return 0
    }
    context.say(text + "\n")
    return 0
  }
}
