/// What a command tells the shell.
public enum ExitCode: Int32, Sendable {
  /// Done.
  case success = 0
  /// Something failed; a message says what.
  case failure = 1
  /// The command line makes no sense.
  case usage = 2
}
