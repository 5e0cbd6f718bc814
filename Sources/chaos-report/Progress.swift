import CommandLine
import Glibc
import Synchronization

/// A line on a terminal that says what goes on, once work takes longer than half a second.
///
/// A thread of its own writes it, so that it appears in the middle of a long stage as well.
final class Progress: Sendable {
  private struct State {
    var words = ""
    var isOver = false
    var isOnScreen = false
  }

  private let isShown: Bool
  private let begin = Progress.now()
  private let state = Mutex(State())

  /// Begins to count.
  init(isQuiet: Bool) {
    isShown = !isQuiet && Terminal.isTerminal(STDERR_FILENO)
    guard isShown else { return }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let status = pthread_create(&thread, nil, { Progress.watch($0) }, context.toOpaque())
    if status == 0 { pthread_detach(thread) } else { context.release() }
  }

  /// Says what comes next.
  func stage(_ words: String) {
    state.withLock { $0.words = words }
  }

  /// Takes the line away; nothing is written after that.
  func clear() {
    state.withLock { state in
      if state.isOnScreen { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
      state.isOnScreen = false
      state.isOver = true
    }
  }

  /// Says on a terminal that all is done.
  func done(_ words: String) {
    clear()
    if isShown { Terminal.write(words + "\n", to: STDERR_FILENO) }
  }

  private static func watch(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let progress = Unmanaged<Progress>.fromOpaque(context).takeRetainedValue()
    repeat { usleep(100_000) } while progress.tick()
    return nil
  }

  /// Writes the line when it is time; false when all is over.
  private func tick() -> Bool {
    let seconds = Progress.now() - begin
    return state.withLock { state in
      if state.isOver { return false }
      guard seconds > 0.5, !state.words.isEmpty else { return true }
      Terminal.write("\r\u{1B}[K\(state.words)… \(Int(seconds)) s", to: STDERR_FILENO)
      state.isOnScreen = true
      return true
    }
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
