import CommandLine
import Glibc
import JSON
import Runner
import YAML

/// `chaos settings`.
struct SettingsCommand {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func call() -> Int32 {
    let command = context.command
    guard access(context.settingsPath, F_OK) == 0 else {
      context.log.error("No settings file found at \(context.settingsPath)")
      return 1
    }
    var settings = Settings(path: context.settingsPath, log: context.log)
    let format = command.value("--format") ?? "yaml"
    switch command.path.last {
    case "show": show(settings.value, format)
    case "get":
      guard let value = settings.entry(command.operands[0]) else { return missing() }
      show(value, format)
    case "set":
      guard let value = try? JSONDocument(text: command.operands[1]).root.value else {
        context.log.error("\(command.operands[1]) is no JSON; put text in double quotes")
        return 1
      }
      guard settings.set(command.operands[0], to: value) else { return missing() }
      return save(settings)
    case "remove":
      guard settings.set(command.operands[0], to: nil) else { return missing() }
      return save(settings)
    default: return 2
    }
    return 0
  }

  private func show(_ value: JSONValue, _ format: String) {
    switch format {
    case "json":
      context.say(String(decoding: JSONWriter(indent: 2, asciiOnly: true).write(value), as: UTF8.self) + "\n")
    case "string": context.say(Settings.plainText(of: value) + "\n")
    default: context.say(YAMLWriter.text(value) + "\n")
    }
  }

  private func missing() -> Int32 {
    context.log.error("There is no setting '\(context.command.operands[0])' in \(context.settingsPath)")
    return 1
  }

  private func save(_ settings: Settings) -> Int32 {
    do {
      try OutputFile(path: settings.path).commit(Array(YAMLWriter.text(settings.value).utf8))
      return 0
    } catch {
      context.log.error("The settings cannot be written to \(settings.path): \(Terminal.systemMessage(error.errno))")
      return 1
    }
  }
}
