/// What comes of judging an output by a tolerance.
struct Judgement {
  /// Whether the value is within tolerance; nil when that cannot be told from the journal.
  var isMet: Bool?
  /// The judged value in words; nil when there is none.
  var observed: String?
  /// The judged value as a number, when it is one.
  var number: Double?
  /// The limits, when the tolerance has them and they are limits of `number`.
  var limits: Limits?
  /// Whether `number` counts what a path found.
  var isCount = false

  /// The distance from the nearest limit, negative outside.
  var margin: Margin? {
    guard let number, let limits, number.isFinite else { return nil }
    let low = limits.low.map { (distance: number - $0, limit: $0) }
    let high = limits.high.map { (distance: $0 - number, limit: $0) }
    guard var nearest = low ?? high else { return nil }
    if let high, high.distance < nearest.distance { nearest = high }
    guard nearest.distance.isFinite else { return nil }
    return Margin(
      absolute: nearest.distance,
      relative: nearest.limit == 0 ? nil : nearest.distance / nearest.limit.magnitude)
  }
}
