/// Where the level of a series changed: one change, found by the cumulative sum.
///
/// The sum of the distances from the mean is farthest from 0 where the level changes: E. S. Page, "Continuous
/// inspection schemes", Biometrika 41 (1954); the permutation test of W. A. Taylor, "Change-point analysis" (2000).
/// It assumes independent values with at most one change of level; values of one run are not, so that a small p says
/// "look here".
public struct CumulativeSum: Sendable, Hashable {
  /// The fewest values in which a change is looked for.
  public static let smallestCount = 20
  /// How many orders of the values the one seen is held against.
  public static let rounds = 999
  /// The most values; of longer series neighbours are merged into their median.
  static let valueLimit = 1_000

  /// The place of the first value of the new level.
  public let place: Int
  /// How far the sum reached from 0.
  public let reach: Double
  /// The share of random orders whose sum reaches at least as far: at least 1 in 1,000.
  public let p: Double

  /// Looks for one change; nil for fewer than ``smallestCount`` finite values, or when all are equal.
  public init?(_ series: [Double], seed: UInt64 = SeededRandom.reportSeed) {
    let finite = series.filter(\.isFinite)
    var values = NeighbourMedians.of(finite, limit: CumulativeSum.valueLimit)
    guard values.count >= CumulativeSum.smallestCount, let first = values.first,
      values.contains(where: { $0 != first })
    else { return nil }
    let mean = values.reduce(0) { $0 + $1 / Double(values.count) }
    let seen = CumulativeSum.furthest(values, mean: mean)
    var random = SeededRandom(seed: seed)
    var count = 1
    for _ in 0..<CumulativeSum.rounds {
      random.shuffle(&values)
      if CumulativeSum.furthest(values, mean: mean).reach >= seen.reach * (1 - 1e-12) { count += 1 }
    }
    place = values.count == finite.count ? seen.place : seen.place * finite.count / values.count
    reach = seen.reach
    p = Double(count) / Double(CumulativeSum.rounds + 1)
  }

  private static func furthest(_ values: [Double], mean: Double) -> (place: Int, reach: Double) {
    var sum = 0.0
    var found = (place: 0, reach: 0.0)
    for (index, value) in values.dropLast().enumerated() {
      sum += value - mean
      if abs(sum) > found.reach { found = (index + 1, abs(sum)) }
    }
    return found
  }
}
