import Glibc
import Testing

@testable import Services

@Suite struct SeatsTests {
  /// Two ends of a connection.
  private final class Ends {
    var pair: [Int32] = [-1, -1]
    init() { socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &pair) }
    deinit { for end in pair { close(end) } }

    /// Whether the other end has been shut.
    var isShut: Bool {
      var entry = pollfd(fd: pair[1], events: Int16(POLLIN), revents: 0)
      return poll(&entry, 1, 0) > 0
    }
  }

  @Test(
    "a connection is shut when its time is over",
    arguments: [
      (false, 14, 0, false), (false, 16, 0, true), (true, 16, 0, false), (true, 29, 0, false), (true, 31, 0, true),
      // Three quarters of four are taken.
      (false, 1, 2, false), (false, 3, 2, true), (true, 3, 2, false),
    ])
  func sweeps(isBusy: Bool, seconds: Int, others: Int, isShut: Bool) {
    let ends = Ends()
    var seats = Seats(count: 4)
    guard let seat = seats.take(ends.pair[0], at: 0) else { return #expect(Bool(false)) }
    seats.note(seat, isBusy: isBusy, at: 0)
    for _ in 0..<others { _ = seats.take(-1, at: 0) }
    seats.sweep(at: Moment.nanoseconds(seconds), ServerLimits())
    #expect(ends.isShut == isShut)
  }

  @Test func `a seat is free again when its connection is gone`() {
    var seats = Seats(count: 2)
    let first = seats.take(10, at: 0)
    _ = seats.take(11, at: 0)
    #expect(seats.take(12, at: 0) == nil)
    if let first { seats.leave(first) }
    #expect(seats.taken == 1)
    #expect(seats.take(12, at: 0) == first)
  }
}
