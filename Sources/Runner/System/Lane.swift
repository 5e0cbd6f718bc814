import Glibc
import System

/// Where work waits, and what may end the wait: signals in front, being abandoned in the background.
struct Lane: Sendable {
  /// Signals, for the thread of the experiment only.
  var interrupts: Interrupts?
  /// Happens when the work is to be dropped.
  var abandonment: Event?
  /// When the work has taken too long, on ``Clock/monotonic``.
  var deadline: Double?

  /// Whether the time is over.
  var isOverdue: Bool { deadline.map { Clock.monotonic >= $0 } ?? false }

  /// The descriptor that becomes readable when the wait should end early; -1 for none.
  var wakeDescriptor: Int32 { interrupts?.arrival.descriptor ?? abandonment?.descriptor ?? -1 }

  /// The same lane with a time limit, if it is tighter than the one there is.
  func limited(to seconds: Double?) -> Lane {
    guard let seconds else { return self }
    var lane = self
    lane.deadline = min(lane.deadline ?? .infinity, Clock.monotonic + max(0, seconds))
    return lane
  }

  /// The lane of what has to be done after work was left: only another signal cuts it short.
  var forLeaving: Lane { Lane(interrupts: interrupts) }

  /// Throws when work on this lane should end.
  func check() throws(Interruption) {
    try interrupts?.check()
    if let abandonment, abandonment.isSet { throw .leaveWithoutRollbacks }
  }

  /// Waits until a descriptor is readable, the lane's deadline or the time given.
  ///
  /// - Returns: whether the descriptor became readable.
  func wait(for descriptor: Int32, until time: Double? = nil) throws(Interruption) -> Bool {
    while true {
      try check()
      let end = min(time ?? .infinity, deadline ?? .infinity)
      let left = end - Clock.monotonic
      var entries = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wakeDescriptor, events: Int16(POLLIN), revents: 0),
      ]
      // A negative descriptor is ignored by poll.
      let count = poll(&entries, 2, Lane.milliseconds(left))
      if count > 0, entries[0].revents != 0 { return true }
      if end - Clock.monotonic <= 0 { return false }
    }
  }

  /// Sleeps. The lane's deadline does not cut it short.
  func sleep(_ seconds: Double) throws(Interruption) {
    var lane = self
    lane.deadline = nil
    _ = try lane.wait(for: -1, until: Clock.monotonic + seconds)
  }

  /// A time for `poll`, rounded up; -1 for ever.
  static func milliseconds(_ seconds: Double) -> Int32 {
    if seconds <= 0 { return 0 }
    return seconds < 1_000_000 ? Int32((seconds * 1000).rounded(.up)) : -1
  }
}
