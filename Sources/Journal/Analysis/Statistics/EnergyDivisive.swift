/// Where the distribution of a series changed: any number of changes.
///
/// E-divisive: D. S. Matteson and N. A. James, "A nonparametric approach for multiple change point analysis of
/// multivariate data", Journal of the American Statistical Association 109 (2014), with exponent 1. The series is
/// parted where the energy distance between both sides is greatest, and each part again, as long as no more than one
/// in twenty random orders of the part is parted as well. As for MongoDB's performance tests (D. Daly and others, ICPE
/// 2020) both sides reach to the ends of their part. It assumes independent values.
public enum EnergyDivisive {
  /// The fewest values in which changes are looked for.
  public static let smallestCount = 20
  /// The fewest values between two changes.
  public static let smallestPart = 5
  /// How many orders of the values a change is held against.
  public static let rounds = 199
  /// The most values; of longer series neighbours are merged into their median.
  static let valueLimit = 200
  /// The most changes.
  static let changeLimit = 8

  /// A change.
  public struct Change: Sendable, Hashable {
    /// The place of the first value behind it.
    public let place: Int
    /// The weighted energy distance between both sides.
    public let distance: Double
    /// The share of random orders with at least that distance.
    public let p: Double
  }

  /// The changes in time order; none for fewer than ``smallestCount`` finite values.
  ///
  /// Takes at most some hundred million steps, however long the series is.
  public static func changes(in series: [Double], seed: UInt64 = SeededRandom.reportSeed) -> [Change] {
    let finite = series.filter(\.isFinite)
    let values = NeighbourMedians.of(finite, limit: valueLimit)
    guard values.count >= smallestCount else { return [] }
    var random = SeededRandom(seed: seed)
    var parts = [0..<values.count]
    var found: [Change] = []
    while !parts.isEmpty, found.count < changeLimit {
      let part = parts.removeFirst()
      guard let split = split(Array(values[part])) else { continue }
      let p = share(of: Array(values[part]), reaching: split.distance, &random)
      guard let p, p <= 0.05 else { continue }
      let place = part.lowerBound + split.place
      found.append(Change(place: place, distance: split.distance, p: p))
      parts += [part.lowerBound..<place, place..<part.upperBound]
    }
    return found.sorted { $0.place < $1.place }.map {
      Change(place: $0.place * finite.count / values.count, distance: $0.distance, p: $0.p)
    }
  }

  /// The p of a split; nil as soon as it is sure to be above 5 %.
  private static func share(of part: [Double], reaching distance: Double, _ random: inout SeededRandom) -> Double? {
    var values = part
    var count = 1
    for _ in 0..<rounds {
      random.shuffle(&values)
      if let split = split(values), split.distance >= distance * (1 - 1e-12) { count += 1 }
      if count * 20 > rounds + 1 { return nil }
    }
    return Double(count) / Double(rounds + 1)
  }

  /// The best border of a series, tested or not: where both sides are farthest apart.
  ///
  /// - Parameter values: at most some thousand finite values: the time grows with the square of their number.
  /// - Returns: the place of the first value behind it and the distance; nil for fewer than ten values, or equal ones.
  public static func bestBorder(of values: [Double]) -> (place: Int, distance: Double)? { split(values) }

  private static func split(_ values: [Double]) -> (place: Int, distance: Double)? {
    let count = values.count
    guard count >= 2 * smallestPart else { return nil }
    // Sums of distances within the left side, within the right side, and across: kept while the border moves.
    var left = 0.0
    var right = 0.0
    var across = 0.0
    for index in 1..<count {
      for other in 0..<index { right += abs(values[index] - values[other]) }
    }
    var best: (place: Int, distance: Double)?
    for border in 1..<count {
      let moved = values[border - 1]
      var toLeft = 0.0
      var toRight = 0.0
      for other in 0..<(border - 1) { toLeft += abs(values[other] - moved) }
      for other in border..<count { toRight += abs(values[other] - moved) }
      left += toLeft
      right -= toRight
      across += toRight - toLeft
      guard border >= smallestPart, count - border >= smallestPart else { continue }
      let (n, m) = (Double(border), Double(count - border))
      let energy = 2 * across / (n * m) - 2 * left / (n * (n - 1)) - 2 * right / (m * (m - 1))
      let distance = n * m / (n + m) * energy
      if distance > (best?.distance ?? 0) * (1 + 1e-12) { best = (border, distance) }
    }
    return best.flatMap { $0.distance > 0 ? $0 : nil }
  }
}
