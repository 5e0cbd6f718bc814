import CommandLine
import JSON
import Runner

/// `chaos discover`.
struct DiscoverCommand {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func call() -> Int32 {
    let command = context.command
    let runner = context.runner()
    defer { runner.close() }
    let path = command.value("--discovery-path") ?? "./discovery.json"
    do {
      let package = command.operands[0]
      if !command.has("--no-install") { context.log.info("Attempting to download and install package '\(package)'") }
      let discovery = try runner.discover(
        package, withSystem: !command.has("--no-system-info"), installs: !command.has("--no-install"))
      try OutputFile(path: path).commit(JSONWriter(indent: 2, asciiOnly: true).write(discovery))
      context.log.info("Discovery outcome saved in \(path)")
    } catch let error as ExperimentError {
      // The reference says so and exits with 0; so do we.
      for message in error.messages { context.log.critical(message) }
    } catch let error as OutputFile.Failure {
      context.log.error("The discovery cannot be written to \(path): \(Terminal.systemMessage(error.errno))")
      return 1
    } catch {
      return 1
    }
    return 0
  }
}
