import Glibc
import System

/// Spans that wait for one destination, and the thread that takes them there.
final class SpanQueue: Sendable {
  private struct State {
    var spans: [Span] = []
    var dropped = 0
    var hasThread = false
    var isClosing = false
    var isAbandoned = false
    /// Whether the last sending failed.
    var isSuspect = false
  }

  private let sender: any SpanSender
  private let capacity: Int
  private let interval: Double
  private let state = Guarded(State())
  private let arrival = Event()
  private let closing = Event()
  private let end = Event()

  init(_ sender: any SpanSender, capacity: Int, interval: Double) {
    (self.sender, self.capacity, self.interval) = (sender, capacity, interval)
  }

  var dropped: Int { state.with { $0.dropped } }

  func offer(_ span: Span) {
    let isFirst = state.with { state in
      guard !state.isClosing, state.spans.count < capacity else {
        state.dropped += 1
        return false
      }
      state.spans.append(span)
      return state.spans.count == 1
    }
    guard isFirst else { return }
    startOnce()
    arrival.set()
  }

  private func startOnce() {
    let starts = state.with { state in
      defer { state.hasThread = true }
      return !state.hasThread
    }
    guard starts else { return }
    if WorkerThread.start({ [self] in work() }) == nil { state.with { $0.hasThread = false } }
  }

  private func work() {
    while true {
      SpanQueue.wait(for: [arrival.descriptor, closing.descriptor], seconds: nil)
      arrival.reset()
      // More will come soon; they travel together.
      SpanQueue.wait(for: [closing.descriptor], seconds: interval)
      let (spans, isClosing) = state.with { state in
        let spans = state.spans
        state.spans = []
        return (spans, state.isClosing)
      }
      if !spans.isEmpty {
        let lost = sender.send(spans) { [state] in state.with { $0.isAbandoned } }
        state.with { state in
          state.dropped += lost
          state.isSuspect = lost == spans.count
        }
      }
      if isClosing { break }
    }
    end.set()
  }

  func beginClosing() {
    state.with { $0.isClosing = true }
    closing.set()
  }

  func awaitEnd(until deadline: Double) {
    let waits = state.with { $0.hasThread && !$0.isSuspect }
    if waits { SpanQueue.wait(for: [end.descriptor], seconds: max(0, deadline - Clock.monotonic)) }
    state.with { $0.isAbandoned = true }
  }

  /// Waits until one of the descriptors is readable.
  private static func wait(for descriptors: [Int32], seconds: Double?) {
    let deadline = seconds.map { Clock.monotonic + $0 }
    while true {
      var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let left = deadline.map { max(0, $0 - Clock.monotonic) }
      let milliseconds = left.map { Int32((min($0, 1_000_000) * 1000).rounded(.up)) } ?? -1
      let count = poll(&entries, nfds_t(entries.count), milliseconds)
      if count > 0 || count == 0 && (left ?? 1) <= 0 { return }
      if count < 0, errno != EINTR { return }
      if let deadline, Clock.monotonic >= deadline { return }
    }
  }
}
