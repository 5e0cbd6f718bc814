import Journal

/// How far a judged value is from its limit, said so that it needs no legend: `24 % too high`, `1 too many`,
/// `19 % to spare`.
enum MarginWords {
  /// The words; nil when there is no distance to speak of.
  static func short(_ check: Check) -> String? {
    guard let margin = check.margin, margin.absolute.isFinite else { return nil }
    if margin.absolute == 0 { return isExact(check) ? nil : "at the limit" }
    if margin.absolute > 0 { return "\(size(margin, of: check)) to spare" }
    return size(margin, of: check) + " " + direction(check)
  }

  /// On which side of its limits a value is that is not between them; nil when that is not known.
  static func isAbove(_ check: Check) -> Bool? {
    guard let value = check.observedNumber, let limits = check.limits else { return nil }
    if let high = limits.high, value > high { return true }
    if let low = limits.low, value < low { return false }
    return nil
  }

  private static func direction(_ check: Check) -> String {
    switch (isAbove(check), check.isCount) {
    case (true?, true): "too many"
    case (true?, false): "too high"
    case (false?, true): "too few"
    case (false?, false): "too low"
    case (nil, _): "outside"
    }
  }

  /// A share of the limit; for counts, single values and limits of 0 the distance itself.
  private static func size(_ margin: Margin, of check: Check) -> String {
    guard !check.isCount, !isExact(check), let share = margin.relative, share.isFinite else {
      return distance(margin.absolute.magnitude, of: check)
    }
    return MetricWords.percent(share.magnitude)
  }

  /// A distance with as many decimals as the value and its limit have, which stand beside it as the journal has them.
  private static func distance(_ size: Double, of check: Check) -> String {
    let known = [check.observedNumber, check.limits?.low, check.limits?.high].compactMap { $0 }.map(\.description)
    let places = known.map(ShortNumber.decimals(in:)).max() ?? 0
    guard places <= 6, size < 1e9, !known.contains(where: { $0.contains("e") }) else { return ShortNumber.text(size) }
    return ShortNumber.fixed(size, decimals: places)
  }

  /// Whether only one value is within tolerance.
  private static func isExact(_ check: Check) -> Bool {
    check.limits.map { $0.low == $0.high } ?? false
  }
}
