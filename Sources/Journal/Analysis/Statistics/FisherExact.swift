/// Whether two shares differ: the exact test of a table of two rows and two columns.
///
/// R. A. Fisher, "Statistical Methods for Research Workers", 5th edition (1934), section 21.02. The two-sided p-value
/// adds up every table with the same margins that is at most as likely as the one seen. It assumes independent trials.
///
/// ```swift
/// FisherExact(met: 10, of: 10, against: 6, of: 10)?.p  // 0.0867…
/// ```
public struct FisherExact: Sendable, Hashable {
  /// The two-sided p-value.
  public let p: Double
  /// The odds of the first share over those of the second; infinite or NaN where a count is 0.
  public let oddsRatio: Double

  /// Compares k of n with j of m; nil when a share has no trials, or more successes than trials.
  public init?(met first: Int, of n: Int, against second: Int, of m: Int) {
    guard n > 0, m > 0, (0...n).contains(first), (0...m).contains(second), n < 1 << 40, m < 1 << 40 else { return nil }
    oddsRatio = Double(first) * Double(m - second) / (Double(n - first) * Double(second))
    let successes = first + second
    let least = max(0, successes - m)
    let most = min(n, successes)
    let observed = HypergeometricWeights(n: n, m: m, successes: successes)
    // Tables that are equally likely but for rounding count as equally likely, as in R.
    let limit = observed.weight(of: first, between: least, and: most) * (1 + 1e-7)
    var all = 0.0
    var tail = 0.0
    observed.forEach(between: least, and: most) { weight in
      all += weight
      if weight <= limit { tail += weight }
    }
    p = min(1, tail / all)
  }

  /// The smallest two-sided p-value that groups of these sizes can reach, whatever is counted.
  public static func smallestP(_ n: Int, _ m: Int) -> Double { MannWhitney.smallestP(n, m) }
}

/// Likelihoods of the counts of a table with fixed margins, in units of the likeliest.
private struct HypergeometricWeights {
  let n: Int
  let m: Int
  let successes: Int

  private var mode: Int {
    Int((Double(n + 1) * Double(successes + 1) / Double(n + m + 2)).rounded(.down))
  }

  /// The likelihood of the next greater count over that of this one.
  private func ratio(after count: Int) -> Double {
    Double(n - count) * Double(successes - count) / (Double(count + 1) * Double(m - successes + count + 1))
  }

  /// Calls for every count whose likelihood is not too small for a number: from the likeliest outwards.
  func forEach(between least: Int, and most: Int, _ body: (Double) -> Void) {
    let middle = min(max(mode, least), most)
    body(1)
    var weight = 1.0
    var count = middle
    while count < most, weight > 0 {
      weight *= ratio(after: count)
      count += 1
      body(weight)
    }
    weight = 1
    count = middle
    while count > least, weight > 0 {
      count -= 1
      weight /= ratio(after: count)
      body(weight)
    }
  }

  func weight(of wanted: Int, between least: Int, and most: Int) -> Double {
    var count = min(max(mode, least), most)
    var weight = 1.0
    while count < wanted, weight > 0 {
      weight *= ratio(after: count)
      count += 1
    }
    while count > wanted, weight > 0 {
      count -= 1
      weight /= ratio(after: count)
    }
    return weight
  }
}
