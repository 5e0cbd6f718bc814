import CommandLine

/// Why a command ended early.
enum CommandFailure: Error {
  /// The command line makes no sense.
  case usage(UsageError)
  /// A policy of gates makes no sense: the message.
  case policy(String)
  /// Something failed: the messages, one a failure.
  case messages([String])

  /// A failure of one message.
  static func message(_ text: String) -> CommandFailure { .messages([text]) }

  /// A file could not be written.
  static func output(_ failure: OutputFile.Failure, name: String? = nil) -> CommandFailure {
    let path = Console.visible(name ?? (failure.path == "-" ? "standard output" : failure.path))
    // In the small letters that the other messages begin with.
    let system = Terminal.systemMessage(failure.errno)
    let reason = system.prefix(1).lowercased() + system.dropFirst()
    return switch failure.step {
    case .isFolder: .message("\(path): the report cannot be written, this is a folder")
    case .open, .write, .rename: .message("\(path): cannot be written: \(reason)")
    }
  }
}
