/// How far a median of values that follow each other in time may be off.
///
/// The moving-block bootstrap: H. R. Künsch, "The jackknife and the bootstrap for general stationary observations",
/// Annals of Statistics 17 (1989). Blocks of neighbours are drawn with replacement and laid end to end, so that what
/// neighbours share stays; the interval lies between the 2.5 % and 97.5 % quantiles of the medians. It assumes that
/// the series has one level. The seed is fixed, so that the same values give the same interval.
public struct BlockBootstrap: Sendable, Hashable {
  /// The fewest values for which an interval is given.
  public static let smallestCount = 20
  /// How many times the series is drawn anew.
  public static let rounds = 999
  /// The most values; of longer series neighbours are merged into their median.
  static let valueLimit = 1_000

  /// The median of the values.
  public let median: Double
  /// The lower end of its interval at 95 %.
  public let low: Double
  /// The upper end of its interval at 95 %.
  public let high: Double
  /// Values in a block.
  public let blockLength: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// Draws from a series in time order; nil for fewer than ``smallestCount`` finite values.
  ///
  /// - Parameter blockLength: values in a block; nil takes the cube root of their number, rounded up.
  public init?(_ series: [Double], blockLength: Int? = nil, seed: UInt64 = SeededRandom.reportSeed) {
    let values = NeighbourMedians.of(series.filter(\.isFinite), limit: BlockBootstrap.valueLimit)
    guard values.count >= BlockBootstrap.smallestCount, let median = Quantile.median(values) else { return nil }
    let count = values.count
    let length = min(max(blockLength ?? BlockBootstrap.cubeRoot(of: count), 1), count)
    var random = SeededRandom(seed: seed)
    var draws = BlockDraws(values, blockLength: length)
    var medians: [Double] = []
    medians.reserveCapacity(BlockBootstrap.rounds)
    for _ in 0..<BlockBootstrap.rounds { medians.append(draws.median(&random)) }
    medians.sort()
    self.median = median
    low = Quantile.type7(sorted: medians, share: 0.025) ?? median
    high = Quantile.type7(sorted: medians, share: 0.975) ?? median
    self.blockLength = length
    self.seed = seed
  }

  /// The least whole number whose cube is at least this.
  static func cubeRoot(of count: Int) -> Int {
    var root = 1
    while root * root * root < count { root += 1 }
    return root
  }
}

/// Makes long series short without moving anything: neighbours become their median.
enum NeighbourMedians {
  /// The values, or the medians of equally long stretches of them.
  static func of(_ values: [Double], limit: Int) -> [Double] {
    guard values.count > limit else { return values }
    return (0..<limit).map { place in
      let stretch = values[(place * values.count / limit)..<((place + 1) * values.count / limit)]
      return Quantile.type7(sorted: stretch.sorted(), share: 0.5) ?? 0
    }
  }
}
