import Glibc

/// The connections that there are, each with the moment since which it has been waiting.
///
/// libmicrohttpd closes connections that are silent; one that sends a byte now and then is never silent, and is closed
/// here.
struct Seats {
  private struct Seat {
    var descriptor: Int32 = -1
    var since = 0
    var isBusy = false
    /// Whether it has brought a request.
    var hasAsked = false
  }

  private var seats: [Seat]
  private var free: [Int]
  private(set) var taken = 0

  init(count: Int) {
    seats = Array(repeating: Seat(), count: count)
    free = Array((0..<count).reversed())
  }

  /// Takes a seat; nil when there is none.
  mutating func take(_ descriptor: Int32, at now: Int) -> Int? {
    guard let index = free.popLast() else { return nil }
    seats[index] = Seat(descriptor: descriptor, since: now)
    taken += 1
    return index
  }

  /// Gives it back.
  mutating func leave(_ index: Int) {
    seats[index].descriptor = -1
    free.append(index)
    taken -= 1
  }

  /// Notes that a request began or ended.
  mutating func note(_ index: Int, isBusy: Bool, at now: Int) {
    guard seats.indices.contains(index) else { return }
    seats[index].isBusy = isBusy
    if isBusy { seats[index].hasAsked = true }
    seats[index].since = now
  }

  /// Whether there is a connection that has not brought a request yet.
  var hasNewcomer: Bool { seats.contains { $0.descriptor >= 0 && !$0.hasAsked } }

  /// Shuts connections that have had their time; libmicrohttpd then sees their end.
  func sweep(at now: Int, _ limits: ServerLimits) {
    let isCrowded = taken * 4 >= seats.count * 3
    let headTime = isCrowded ? limits.crowdedHeadTime : limits.headTime
    for seat in seats where seat.descriptor >= 0 {
      if now - seat.since > (seat.isBusy ? limits.exchangeTime : headTime) {
        shutdown(seat.descriptor, Int32(SHUT_RDWR))
      }
    }
  }
}
