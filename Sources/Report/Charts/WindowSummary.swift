import Journal

/// The values of one window, summed up.
struct WindowSummary {
  /// The finite values in ascending order.
  let sorted: [Double]
  /// The median.
  let median: Double
  /// The quartiles, by linear interpolation between order statistics.
  let quartiles: (low: Double, high: Double)
  /// The interval that covers the median of the population at 95 % or more; nil from fewer than six values.
  let interval: (low: Double, high: Double)?
  /// Values in the blocks of neighbours from which the interval was drawn; nil where it takes them for independent.
  let blockLength: Int?

  /// Sums up; nil without a finite value.
  ///
  /// - Parameter isSeries: whether the values stand in time order and know of their neighbours.
  init?(_ values: [Double], isSeries: Bool = false) {
    sorted = values.filter(\.isFinite).sorted()
    guard !sorted.isEmpty else { return nil }
    median = Self.quantile(sorted, 0.5)
    quartiles = (Self.quantile(sorted, 0.25), Self.quantile(sorted, 0.75))
    let blocks = isSeries ? BlockBootstrap(values) : nil
    interval = blocks.map { ($0.low, $0.high) } ?? Self.medianInterval(sorted)
    blockLength = blocks?.blockLength
  }

  /// The values that whiskers reach: the outermost within one and a half box lengths of the box (Tukey 1977).
  var whiskers: (low: Double, high: Double) {
    let reach = (quartiles.high - quartiles.low) * 1.5
    let low = sorted.first { $0 >= quartiles.low - reach } ?? quartiles.low
    let high = sorted.last { $0 <= quartiles.high + reach } ?? quartiles.high
    return (min(low, quartiles.low), max(high, quartiles.high))
  }

  /// The values beyond the whiskers.
  var outliers: [Double] {
    let ends = whiskers
    return sorted.filter { $0 < ends.low || $0 > ends.high }
  }

  /// Halves keep sums finite.
  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    let place = share * Double(sorted.count - 1)
    let index = min(Int(place), sorted.count - 1)
    let next = min(index + 1, sorted.count - 1)
    let part = place - Double(index)
    return sorted[index] * (1 - part) + sorted[next] * part
  }

  /// The interval between two order statistics that covers the median at 95 % or more, whatever the distribution.
  ///
  /// Thompson (1936); the ends come from the binomial distribution with p = 1/2, from its normal approximation beyond
  /// a thousand values.
  private static func medianInterval(_ sorted: [Double]) -> (low: Double, high: Double)? {
    let count = sorted.count
    var rank = 0
    if count > 1_000 {
      rank = Int((Double(count) / 2 - 0.98 * Double(count).squareRoot()).rounded(.down))
    } else {
      var term = 1.0
      for _ in 0..<count { term /= 2 }
      var tail = 0.0
      while rank < count / 2, tail + term <= 0.025 {
        tail += term
        term *= Double(count - rank) / Double(rank + 1)
        rank += 1
      }
    }
    guard rank > 0, rank <= count / 2 else { return nil }
    return (sorted[rank - 1], sorted[count - rank])
  }
}
