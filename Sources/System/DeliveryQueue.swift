import Glibc

/// Things that wait to be sent somewhere in the background, and the thread that sends them.
///
/// ``offer(_:)`` puts a thing into the queue and returns. The queue is bounded: when the other side is down or slow,
/// things are dropped and counted, and nobody waits for it.
public final class DeliveryQueue<Item: Sendable>: Sendable {
  /// Sends some items, at least one, and may block for some time; gives how many could not be sent. The closure it gets
  /// tells when nobody waits any more.
  public typealias Send = @Sendable (_ items: [Item], _ isCancelled: @escaping @Sendable () -> Bool) -> Int

  private struct State {
    var items: [Item] = []
    var dropped = 0
    var hasThread = false
    var isClosing = false
    var isAbandoned = false
    /// Whether the last sending failed.
    var isSuspect = false
    /// When the sending that is under way began.
    var sendingSince: Double?
  }

  private let capacity: Int
  private let interval: Double
  private let send: Send
  private let state = Guarded(State())
  private let arrival = Event()
  private let closing = Event()
  private let end = Event()

  /// Makes a queue; the thread starts with the first item.
  ///
  /// - Parameters:
  ///   - capacity: How many items may wait.
  ///   - interval: Seconds to wait for more before some are sent together.
  public init(capacity: Int, interval: Double, send: @escaping Send) {
    (self.capacity, self.interval, self.send) = (capacity, interval, send)
  }

  /// Items that were not sent, for want of room or of an answer.
  public var dropped: Int { state.with { $0.dropped } }

  /// Takes an item. It never waits for the other side.
  ///
  /// - Returns: whether there was room for it.
  @discardableResult
  public func offer(_ item: Item) -> Bool {
    let count = state.with { state in
      guard !state.isClosing, state.items.count < capacity else {
        state.dropped += 1
        return 0
      }
      state.items.append(item)
      return state.items.count
    }
    if count == 1 {
      startOnce()
      arrival.set()
    }
    return count > 0
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
      DeliveryQueue.wait(for: [arrival.descriptor, closing.descriptor], until: nil)
      arrival.reset()
      // More will come soon; they travel together.
      DeliveryQueue.wait(for: [closing.descriptor], until: Clock.monotonic + interval)
      let (items, isClosing) = state.with { state in
        let items = state.items
        state.items = []
        state.sendingSince = items.isEmpty ? nil : Clock.monotonic
        return (items, state.isClosing)
      }
      if !items.isEmpty {
        let lost = send(items) { [state] in state.with { $0.isAbandoned } }
        state.with { state in
          state.dropped += lost
          state.sendingSince = nil
          state.isSuspect = lost == items.count
        }
      }
      if isClosing { break }
    }
    end.set()
  }

  /// Takes no more, and sends what is left at once.
  public func beginClosing() {
    state.with { $0.isClosing = true }
    closing.set()
  }

  /// Waits until what is left has been sent.
  ///
  /// - Parameter deadline: On `Clock.monotonic`. When the last sending failed, or one has been under way for half a
  ///   second, there is no wait at all.
  public func awaitEnd(until deadline: Double) {
    let waits = state.with { state in
      let isStuck = state.sendingSince.map { Clock.monotonic - $0 > 0.5 } ?? false
      return state.hasThread && !state.isSuspect && !isStuck
    }
    if waits { DeliveryQueue.wait(for: [end.descriptor], until: deadline) }
    state.with { $0.isAbandoned = true }
  }

  /// Waits until one of the descriptors is readable.
  private static func wait(for descriptors: [Int32], until deadline: Double?) {
    while true {
      let left = deadline.map { max(0, $0 - Clock.monotonic) }
      let milliseconds = left.map { Int32((min($0, 1_000_000) * 1000).rounded(.up)) } ?? -1
      var entries = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let count = poll(&entries, nfds_t(entries.count), milliseconds)
      if count > 0 || count < 0 && errno != EINTR { return }
      if let deadline, Clock.monotonic >= deadline { return }
    }
  }
}
