/// By how much the values of one sample lie above those of another.
///
/// The Hodges-Lehmann estimator, the median of all pairwise differences, with the interval that inverts the
/// Mann-Whitney test: J. L. Hodges and E. L. Lehmann, "Estimates of location based on rank tests", Annals of
/// Mathematical Statistics 34 (1963); Hollander, Wolfe and Chicken, "Nonparametric Statistical Methods", 3rd edition,
/// section 4.3. It assumes two independent samples of the same shape.
public struct HodgesLehmann: Sendable, Hashable {
  /// Larger samples are thinned to this many values, evenly by rank, before their differences are taken.
  static let sampleLimit = 400

  /// The estimated shift: second minus first.
  public let shift: Double
  /// The interval of the shift; nil when samples this small cannot give one at this confidence.
  public let interval: Interval?

  /// An interval and the confidence that it really has.
  public struct Interval: Sendable, Hashable {
    /// The lower end.
    public let low: Double
    /// The upper end.
    public let high: Double
    /// The probability that such an interval covers the shift: at least the one asked for when it is exact.
    public let confidence: Double
    /// Whether the confidence was counted out, not approximated.
    public let isExact: Bool
  }

  /// Estimates the shift from the first sample to the second; nil when one is empty. NaN and infinities are left out.
  public init?(from first: [Double], to second: [Double], confidence: Double = 0.95) {
    let first = HodgesLehmann.thinned(first.filter(\.isFinite).sorted())
    let second = HodgesLehmann.thinned(second.filter(\.isFinite).sorted())
    guard !first.isEmpty, !second.isEmpty else { return nil }
    var differences: [Double] = []
    differences.reserveCapacity(first.count * second.count)
    for value in second {
      for other in first { differences.append(value - other) }
    }
    differences.sort()
    shift = Quantile.type7(sorted: differences, share: 0.5) ?? 0
    interval = HodgesLehmann.interval(differences, first.count, second.count, confidence)
  }

  private static func interval(_ sorted: [Double], _ n: Int, _ m: Int, _ confidence: Double) -> Interval? {
    let tail = (1 - confidence) / 2
    if n + m <= MannWhitney.exactLimit {
      // The largest C with P(U <= C - 1) <= tail: the C-th smallest and C-th largest differences bound the shift.
      let ways = MannWhitneyDistribution.counts(n, m)
      let all = ways.reduce(0, +)
      var below = 0.0
      var rank = 0
      while rank < ways.count, (below + ways[rank]) / all <= tail {
        below += ways[rank]
        rank += 1
      }
      guard rank >= 1 else { return nil }
      return Interval(
        low: sorted[rank - 1], high: sorted[sorted.count - rank], confidence: 1 - 2 * below / all, isExact: true)
    }
    let (x, y) = (Double(n), Double(m))
    let spread = Wilson.z95 * (x * y * (x + y + 1) / 12).squareRoot()
    let rank = max(1, Int((x * y / 2 - spread).rounded(.down)))
    guard confidence == 0.95, rank <= sorted.count / 2 + 1 else { return nil }
    return Interval(low: sorted[rank - 1], high: sorted[sorted.count - rank], confidence: 0.95, isExact: false)
  }

  private static func thinned(_ sorted: [Double]) -> [Double] {
    guard sorted.count > sampleLimit else { return sorted }
    return (0..<sampleLimit).map { sorted[$0 * (sorted.count - 1) / (sampleLimit - 1)] }
  }
}

/// The distribution of the Mann-Whitney statistic when nothing differs and no values are equal.
enum MannWhitneyDistribution {
  /// In how many ways `n` and `m` values can be ordered so that U is 0, 1, 2 ... n·m.
  ///
  /// The recurrence of Mann and Whitney over the largest value, which belongs to one sample or the other.
  static func counts(_ n: Int, _ m: Int) -> [Double] {
    // The Gaussian binomial coefficient: multiply by (1 - q^(m+i)), divide by (1 - q^i), for i = 1...n.
    let size = n * m
    var ways = [Double](repeating: 0, count: size + 1)
    ways[0] = 1
    for step in 1...n {
      if m + step <= size {
        for index in stride(from: size, through: m + step, by: -1) { ways[index] -= ways[index - m - step] }
      }
      if step <= size {
        for index in step...size { ways[index] += ways[index - step] }
      }
    }
    return ways
  }
}
