import CommandLine
import Glibc

/// A line on a terminal that says what goes on, once work takes longer than half a second.
struct Progress {
  private let isShown: Bool
  private let begin = Progress.now()
  private var isOnScreen = false

  /// Begins to count.
  init(isQuiet: Bool) {
    isShown = !isQuiet && Terminal.isTerminal(STDERR_FILENO)
  }

  /// Says what comes next.
  mutating func stage(_ words: String) {
    guard isShown, Progress.now() - begin > 0.5 else { return }
    Terminal.write("\r\u{1B}[K\(words)…", to: STDERR_FILENO)
    isOnScreen = true
  }

  /// Takes the line away.
  mutating func clear() {
    if isOnScreen { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
    isOnScreen = false
  }

  /// Says on a terminal that all is done.
  mutating func done(_ words: String) {
    clear()
    if isShown { Terminal.write(words + "\n", to: STDERR_FILENO) }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
