import Glibc
import System
import Testing

@Suite struct DeliveryQueueTests {
  /// Blocks until it has happened.
  static func wait(for event: Event) {
    var entry = pollfd(fd: event.descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&entry, 1, -1) <= 0 {}
  }

  @Test func `what is offered is sent, in order`() {
    let sent = Guarded<[Int]>([])
    let queue = DeliveryQueue<Int>(capacity: 1000, interval: 0) { items, _ in
      sent.with { $0 += items }
      return 0
    }
    for number in 0..<500 { queue.offer(number) }
    queue.beginClosing()
    queue.awaitEnd(until: Clock.monotonic + 60)
    #expect(sent.current == Array(0..<500))
    #expect(queue.dropped == 0)
  }

  @Test func `a side that is stuck costs the one who offers nothing but the items`() {
    let isHeld = Event()
    let release = Event()
    let queue = DeliveryQueue<Int>(capacity: 10, interval: 0) { items, _ in
      isHeld.set()
      // Until the test lets go, as a collector that takes a connection and never answers.
      Self.wait(for: release)
      return items.count
    }
    queue.offer(0)
    Self.wait(for: isHeld)
    #expect((1...25).map { queue.offer($0) } == (1...25).map { $0 <= 10 })
    #expect(queue.dropped == 15)
    release.set()
    queue.beginClosing()
    queue.awaitEnd(until: Clock.monotonic + 60)
    queue.offer(26)
    #expect(queue.dropped >= 17)
  }

  @Test func `nobody waits for a side that failed the last time`() {
    let failures = Guarded(0)
    let isHeld = Event()
    let left = Event()
    let queue = DeliveryQueue<Int>(capacity: 10, interval: 0) { items, isCancelled in
      let count = failures.with { count in
        count += 1
        return count
      }
      if count == 2 {
        isHeld.set()
        while !isCancelled() { sched_yield() }
        left.set()
      }
      return items.count
    }
    queue.offer(1)
    while queue.dropped < 1 { sched_yield() }
    queue.offer(2)
    Self.wait(for: isHeld)
    queue.beginClosing()
    // With a wait this would take for ever.
    queue.awaitEnd(until: .infinity)
    Self.wait(for: left)
  }

  @Test func `without an item there is no thread and no wait`() {
    let queue = DeliveryQueue<Int>(capacity: 1, interval: 0) { _, _ in
      Issue.record("nothing was offered")
      return 0
    }
    queue.beginClosing()
    queue.awaitEnd(until: .infinity)
    #expect(queue.dropped == 0)
  }
}
