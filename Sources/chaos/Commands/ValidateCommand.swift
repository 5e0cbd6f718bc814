import CommandLine
import Runner

/// `chaos validate`.
struct ValidateCommand {
  let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  func call() -> Int32 {
    let runner = context.runner()
    defer { runner.close() }
    do {
      try runner.validate(context.command.operands[0], verifiesTLS: !context.command.has("--no-verify-tls"))
      return 0
    } catch {
      for message in error.messages { context.log.error(message) }
      return 1
    }
  }
}
