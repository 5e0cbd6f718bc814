/// Quantiles of samples.
public enum Quantile {
  /// The quantile of a sorted sample, interpolated linearly between order statistics.
  ///
  /// Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996):
  /// the default of R and NumPy.
  ///
  /// - Parameters:
  ///   - sorted: the sample in ascending order, without NaN.
  ///   - share: 0 to 1; 0.5 is the median.
  /// - Returns: the quantile; nil for an empty sample.
  public static func type7(sorted: [Double], share: Double) -> Double? {
    guard let first = sorted.first, let last = sorted.last else { return nil }
    let place = Double(sorted.count - 1) * min(max(share, 0), 1)
    let below = Int(place.rounded(.down))
    guard below + 1 < sorted.count else { return share <= 0 ? first : last }
    let rest = place - Double(below)
    // Equal neighbours stay exact, also when they are infinite.
    if rest == 0 || sorted[below] == sorted[below + 1] { return sorted[below] }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * rest
  }

  /// The median of a sample in any order; values that are NaN are left out.
  public static func median(_ values: [Double]) -> Double? {
    type7(sorted: values.filter { !$0.isNaN }.sorted(), share: 0.5)
  }

  /// The smallest number of points from which a percentile says something about the tail: with fewer, the largest
  /// value itself lies below the percentile more often than `1 - confidence`.
  ///
  /// The `n` with `1 - share^n >= confidence` (the one-sided, distribution-free bound for a quantile; see Conover,
  /// "Practical Nonparametric Statistics", 3rd edition, section 3.3): 59 for the 95th percentile, 299 for the 99th.
  public static func smallestCount(for share: Double, confidence: Double = 0.95) -> Int {
    guard share > 0, share < 1, confidence > 0, confidence < 1 else { return 1 }
    var below = 1.0
    var count = 0
    while 1 - below < confidence, count < 1_000_000 {
      below *= share
      count += 1
    }
    return count
  }
}
