/// What a command tells the shell.
public enum ExitCode: Int32, Sendable {
  /// Done.
  case success = 0
  /// Something failed; a message says what.
  case failure = 1
  /// The command line makes no sense.
  case usage = 2
  /// A run deviated, or a gate failed.
  case deviated = 3
  /// A run tested nothing.
  case notTested = 4
  /// A rollback failed: the system may still be as the experiment left it.
  case rollbackFailed = 5
  /// A run failed or was interrupted.
  case runFailed = 6
}
