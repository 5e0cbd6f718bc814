import Glibc

/// Waits for descriptors and for moments, in one thread.
final class Reactor {
  /// What is watched: the descriptor, for what, and whom to tell.
  private struct Entry {
    var descriptor: Int32
    var events: Int16
    var handler: (Int16) -> Void
    var serial: Int
  }

  private struct Timer {
    var serial: Int
    var moment: Double
    var action: () -> Void
  }

  private var entries: [Entry] = []
  private var timers: [Timer] = []
  private var serial = 0

  /// Watches a descriptor, which nobody watches yet, for `POLLIN` and its kin.
  func watch(_ descriptor: Int32, for events: Int32, _ handler: @escaping (Int16) -> Void) {
    serial += 1
    entries.append(Entry(descriptor: descriptor, events: Int16(events), handler: handler, serial: serial))
  }

  /// Changes what a descriptor is watched for; with 0 not even its end is told.
  func change(_ descriptor: Int32, to events: Int32) {
    guard let place = entries.firstIndex(where: { $0.descriptor == descriptor }) else { return }
    entries[place].events = Int16(events)
  }

  /// Watches a descriptor no more. To be called before it is closed.
  func forget(_ descriptor: Int32) { entries.removeAll { $0.descriptor == descriptor } }

  /// Calls the action once, when a moment of the clock that never jumps has come; gives a number to cancel it by.
  func at(_ moment: Double, _ action: @escaping () -> Void) -> Int {
    serial += 1
    timers.append(Timer(serial: serial, moment: moment, action: action))
    return serial
  }

  /// Calls no action that has not been called yet.
  func cancel(_ timer: Int) { timers.removeAll { $0.serial == timer } }

  /// Waits for something to happen, until a moment at most, and calls whom it concerns.
  func turn(until moment: Double?) {
    let next = [moment, timers.map(\.moment).min()].compactMap(\.self).min()
    var patience: Int32 = -1
    if let next { patience = Int32(max(0, min(3_600_000, ((next - NodeClock.now.monotonic) * 1000).rounded(.up)))) }
    var list = entries.map { pollfd(fd: $0.events == 0 ? -1 : $0.descriptor, events: $0.events, revents: 0) }
    let serials = entries.map(\.serial)
    if poll(&list, nfds_t(list.count), patience) > 0 {
      for (place, answer) in list.enumerated() where answer.revents != 0 {
        // An earlier handler of this turn may have taken it away, and its number may be another's by now.
        guard let entry = entries.first(where: { $0.serial == serials[place] }) else { continue }
        entry.handler(answer.revents)
      }
    }
    fire()
  }

  private func fire() {
    let now = NodeClock.now.monotonic
    for timer in timers.filter({ $0.moment <= now }).sorted(by: { $0.moment < $1.moment })
    where timers.contains(where: { $0.serial == timer.serial }) {
      cancel(timer.serial)
      timer.action()
    }
  }
}
