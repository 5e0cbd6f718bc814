/// How a container ended.
public struct ContainerEnd: Sendable, Hashable {
  /// The code; 128 and the signal's number when a signal ended it.
  public var exitCode: Int
  /// The signal's number; 0 for none.
  public var signal: Int
  /// In words, where there are some to say; empty otherwise.
  public var message: String
  /// Another reason than `Completed` or `Error`.
  public var reason: String?
  /// When it started, in seconds since 1970.
  public var started: Int
  /// When it ended, in seconds since 1970.
  public var finished: Int

  /// Makes an end.
  public init(
    exitCode: Int, signal: Int = 0, message: String = "", reason: String? = nil, started: Int = 0, finished: Int = 0
  ) {
    (self.exitCode, self.signal, self.message, self.reason) = (exitCode, signal, message, reason)
    (self.started, self.finished) = (started, finished)
  }
}
