import Glibc

/// Whether values of one sample tend to be larger than those of another.
///
/// The Mann-Whitney-Wilcoxon rank-sum test: H. B. Mann and D. R. Whitney, "On a test of whether one of two random
/// variables is stochastically larger than the other", Annals of Mathematical Statistics 18 (1947). It assumes
/// independent values; samples of one run are not, so that its p says less than it seems.
public struct MannWhitney: Sendable, Hashable {
  /// How the p-value was found.
  public enum Method: Sendable, Hashable {
    /// By counting all ways to divide the values, ties as they are.
    case exact
    /// By the normal distribution, corrected for ties and continuity.
    case normal
  }

  /// Up to this many values in both samples the p-value is exact.
  public static let exactLimit = 30

  /// Pairs in which the value of the first sample is larger, ties counted half.
  public let u: Double
  /// The probability that a value of the first sample is larger than one of the second, ties counted half.
  public let superiority: Double
  /// The two-sided p-value.
  public let p: Double
  /// How `p` was found.
  public let method: Method

  /// Compares two samples; nil when one is empty. NaN is left out.
  public init?(_ first: [Double], _ second: [Double]) {
    let first = first.filter { !$0.isNaN }
    let second = second.filter { !$0.isNaN }
    guard !first.isEmpty, !second.isEmpty else { return nil }
    let ranks = Ranks(first, second)
    let (n, m) = (Double(first.count), Double(second.count))
    u = Double(ranks.doubledSum) / 2 - n * (n + 1) / 2
    superiority = u / (n * m)
    if first.count + second.count <= MannWhitney.exactLimit {
      method = .exact
      p = MannWhitney.exactP(ranks, count: first.count)
    } else {
      method = .normal
      p = MannWhitney.normalP(u: u, n, m, tieTerm: ranks.tieTerm)
    }
  }

  /// The smallest two-sided p-value that samples of these sizes can reach: `2 / C(n + m, n)`.
  ///
  /// 4 and 4 reach 0.029, 3 and 3 only 0.1: three values a side can never be significant at 5 %.
  public static func smallestP(_ n: Int, _ m: Int) -> Double {
    guard n > 0, m > 0 else { return 1 }
    var ways = 1.0
    for step in 1...min(n, m) {
      ways *= Double(n + m - min(n, m) + step) / Double(step)
      if ways > 1e300 { break }
    }
    return min(1, 2 / ways)
  }

  /// Twice the share of all divisions of the values whose rank sum is at least as far out as the one seen, on the
  /// side where that is smaller: ties make the distribution lopsided.
  private static func exactP(_ ranks: Ranks, count: Int) -> Double {
    // ways[k][s]: in how many ways k of the values seen so far have the doubled rank sum s. All counts stay below
    // 2^53 (there are at most C(30, 15) divisions), so that they are exact.
    let largest = ranks.doubled.reduce(0, +)
    var ways = [[Double]](repeating: [], count: count + 1)
    ways[0] = [1]
    for rank in ranks.doubled {
      for size in stride(from: count - 1, through: 0, by: -1) where !ways[size].isEmpty {
        let needed = min(ways[size].count + rank, largest + 1)
        if ways[size + 1].count < needed {
          ways[size + 1] += [Double](repeating: 0, count: needed - ways[size + 1].count)
        }
        for sum in 0..<(needed - rank) where ways[size][sum] > 0 { ways[size + 1][sum + rank] += ways[size][sum] }
      }
    }
    var below = 0.0
    var above = 0.0
    var all = 0.0
    for (sum, number) in ways[count].enumerated() {
      all += number
      if sum <= ranks.doubledSum { below += number }
      if sum >= ranks.doubledSum { above += number }
    }
    return min(1, 2 * min(below, above) / all)
  }

  private static func normalP(u: Double, _ n: Double, _ m: Double, tieTerm: Double) -> Double {
    let total = n + m
    let variance = n * m / 12 * (total + 1 - tieTerm / (total * (total - 1)))
    guard variance > 0 else { return 1 }
    let distance = max(0, abs(u - n * m / 2) - 0.5)
    return min(1, erfc(distance / variance.squareRoot() / 2.0.squareRoot()))
  }
}

/// Midranks of two samples together, doubled so that they are whole.
private struct Ranks {
  /// The doubled midranks of all values, ascending.
  var doubled: [Int] = []
  /// The doubled rank sum of the first sample.
  var doubledSum = 0
  /// The sum of `t^3 - t` over groups of `t` equal values.
  var tieTerm = 0.0

  init(_ first: [Double], _ second: [Double]) {
    let values = (first.map { ($0, true) } + second.map { ($0, false) }).sorted { $0.0 < $1.0 }
    var start = 0
    while start < values.count {
      var end = start
      while end < values.count, values[end].0 == values[start].0 { end += 1 }
      // Ranks start + 1 ... end have the mean (start + 1 + end) / 2.
      let rank = start + 1 + end
      for index in start..<end {
        doubled.append(rank)
        if values[index].1 { doubledSum += rank }
      }
      let size = Double(end - start)
      tieTerm += size * size * size - size
      start = end
    }
  }
}
