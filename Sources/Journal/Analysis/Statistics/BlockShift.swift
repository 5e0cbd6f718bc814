/// How far the median of one stretch of a series lies from that of another, when neighbours depend on each other.
///
/// The moving-block bootstrap of Künsch (1989), as in ``BlockBootstrap``: blocks of neighbours are drawn within each
/// stretch, and the interval lies between the 2.5 % and 97.5 % quantiles of the differences of their medians. It
/// assumes one level within each stretch, and that values more than a block apart are independent: where they are not,
/// or where a stretch is short, it is too narrow.
public struct BlockShift: Sendable, Hashable {
  /// The second median minus the first.
  public let difference: Double
  /// The lower end of its interval at 95 %.
  public let low: Double
  /// The upper end of its interval at 95 %.
  public let high: Double
  /// Values in a block of the first stretch and of the second.
  public let blockLengths: [Int]
  /// The seed of the draws.
  public let seed: UInt64

  /// Whether the interval leaves out 0.
  public var isClear: Bool { low > 0 || high < 0 }

  /// Compares two stretches in time order; nil when one has fewer than ``BlockBootstrap/smallestCount`` finite values.
  public init?(from first: [Double], to second: [Double], seed: UInt64 = SeededRandom.reportSeed) {
    let stretches = [first, second].map {
      NeighbourMedians.of($0.filter(\.isFinite), limit: BlockBootstrap.valueLimit)
    }
    let medians = stretches.compactMap { $0.count < BlockBootstrap.smallestCount ? nil : Quantile.median($0) }
    guard medians.count == 2 else { return nil }
    blockLengths = stretches.map { BlockBootstrap.cubeRoot(of: $0.count) }
    var random = SeededRandom(seed: seed)
    var before = BlockDraws(stretches[0], blockLength: blockLengths[0])
    var later = BlockDraws(stretches[1], blockLength: blockLengths[1])
    var differences: [Double] = []
    differences.reserveCapacity(BlockBootstrap.rounds)
    for _ in 0..<BlockBootstrap.rounds {
      let base = before.median(&random)
      differences.append(later.median(&random) - base)
    }
    differences.sort()
    difference = medians[1] - medians[0]
    low = Quantile.type7(sorted: differences, share: 0.025) ?? difference
    high = Quantile.type7(sorted: differences, share: 0.975) ?? difference
    self.seed = seed
  }
}
