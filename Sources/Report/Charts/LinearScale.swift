/// Maps a range of values onto a range of points; finite for every finite value, however far apart the ends.
struct LinearScale: Sendable, Hashable {
  /// The least value.
  let low: Double
  /// The greatest value, above `low`.
  let high: Double
  /// Where `low` stands.
  let start: Double
  /// Where `high` stands.
  let end: Double

  /// Makes a scale; a range without extent is widened, one that is no range becomes 0 to 1.
  init(from low: Double, to high: Double, start: Double, end: Double) {
    self.start = start
    self.end = end
    guard low.isFinite, high.isFinite else {
      self.low = 0
      self.high = 1
      return
    }
    let (least, greatest) = low <= high ? (low, high) : (high, low)
    if greatest > least {
      self.low = least
      self.high = greatest
    } else {
      let room = min(max(abs(least) / 10, 0.5), 1e307)
      self.low = least - room
      self.high = least + room
    }
  }

  /// The share of the way from `low` to `high`, beyond 0 to 1 outside; halves keep the difference finite.
  func share(of value: Double) -> Double {
    let whole = high / 2 - low / 2
    return whole > 0 ? (value / 2 - low / 2) / whole : 0.5
  }

  /// Where a value stands; outside values stand at the nearer end, NaN at `start`.
  func callAsFunction(_ value: Double) -> Double {
    guard !value.isNaN else { return start }
    return start + (end - start) * min(max(share(of: value), 0), 1)
  }

  /// Whether a value is between the ends.
  func contains(_ value: Double) -> Bool { value >= low && value <= high }
}
