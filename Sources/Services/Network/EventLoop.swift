import CSystem
import Glibc

/// Waits for descriptors and for moments, in one thread.
///
/// A service has a tenth of a processor: one thread without locks serves it best.
final class EventLoop {
  /// Called with what happened at the descriptor, as bits of `EPOLLIN` and its kin.
  typealias Handler = (UInt32) -> Void

  private struct Timer {
    var deadline: Int
    var action: () -> Void
  }

  private let descriptor: Int32
  /// By descriptor.
  private var handlers: [Handler?] = []
  /// The next one last.
  private var timers: [Timer] = []
  private var isStopped = false

  /// An alarm that is moved often: when it rings, on the clock that never jumps; nil for never.
  var alarm: Int?
  /// Called when ``alarm`` rings; it is unset then.
  var ring: () -> Void = {}

  /// Called between two waits; gives the milliseconds that the next one may take, or -1 for any.
  var beforeWait: () -> Int = { -1 }

  init() throws(ServiceFailure) {
    descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
    guard descriptor >= 0 else { throw .noResources("descriptor for events") }
  }

  deinit { close(descriptor) }

  /// Watches a descriptor, or changes what it is watched for.
  func watch(_ watched: Int32, for events: UInt32, _ handler: @escaping Handler) {
    let place = Int(watched)
    while handlers.count <= place { handlers.append(nil) }
    let operation = handlers[place] == nil ? EPOLL_CTL_ADD : EPOLL_CTL_MOD
    handlers[place] = handler
    control(operation, watched, events)
  }

  /// Changes what a watched descriptor is watched for.
  func change(_ watched: Int32, to events: UInt32) { control(EPOLL_CTL_MOD, watched, events) }

  /// Watches a descriptor no more.
  func forget(_ watched: Int32) {
    let place = Int(watched)
    guard handlers.indices.contains(place), handlers[place] != nil else { return }
    handlers[place] = nil
    control(EPOLL_CTL_DEL, watched, 0)
  }

  private func control(_ operation: Int32, _ watched: Int32, _ events: UInt32) {
    var event = epoll_event()
    event.events = events
    event.data.fd = watched
    epoll_ctl(descriptor, operation, watched, &event)
  }

  /// Calls the action once, after the time.
  func after(_ nanoseconds: Int, _ action: @escaping () -> Void) {
    let deadline = Moment.monotonic + nanoseconds
    // Most delays are of one length, so the new one belongs at the front, and the search is short.
    var place = 0
    while place < timers.count, timers[place].deadline > deadline { place += 1 }
    timers.insert(Timer(deadline: deadline, action: action), at: place)
  }

  /// Runs until ``stop()``.
  func run() {
    let capacity = 64
    let events = UnsafeMutablePointer<epoll_event>.allocate(capacity: capacity)
    defer { events.deallocate() }
    while !isStopped {
      let count = epoll_wait(descriptor, events, Int32(capacity), Int32(patience()))
      for index in 0..<max(0, Int(count)) {
        let place = Int(events[index].data.fd)
        // An earlier handler of this round may have taken it away.
        if !isStopped, handlers.indices.contains(place), let handler = handlers[place] { handler(events[index].events) }
      }
      fireTimers()
    }
  }

  /// Ends ``run()``; nothing more is called.
  func stop() { isStopped = true }

  private func patience() -> Int {
    let most = beforeWait()
    let next = min(timers.last?.deadline ?? .max, alarm ?? .max)
    guard next < .max else { return most }
    let left = max(0, (next - Moment.monotonic + 999_999) / 1_000_000)
    return most < 0 ? min(left, Int(Int32.max)) : min(left, most)
  }

  private func fireTimers() {
    guard !timers.isEmpty || alarm != nil else { return }
    let now = Moment.monotonic
    if !isStopped, let time = alarm, time <= now {
      alarm = nil
      ring()
    }
    while !isStopped, let timer = timers.last, timer.deadline <= now {
      timers.removeLast()
      timer.action()
    }
  }
}
