/// Why a run is being left before its end.
public enum Interruption: Error, Sendable, Hashable {
  /// Ctrl-C.
  case keyboard
  /// SIGTERM.
  case terminate
  /// SIGUSR1: leave now, with rollbacks.
  case leaveWithRollbacks
  /// SIGUSR2: leave now, without rollbacks and without waiting for what runs in the background.
  case leaveWithoutRollbacks
  /// A control asked for it, with its words.
  case execution(String)
}
