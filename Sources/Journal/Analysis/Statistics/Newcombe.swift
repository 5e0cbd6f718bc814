/// By how much one share differs from another: k of n against j of m.
///
/// ```swift
/// Newcombe(from: (10, of: 10), to: (6, of: 10))?.low  // -0.6844…: "lower by 40 points, 9 to 68 at 95 %"
/// ```
public struct Newcombe: Sendable, Hashable {
  /// The difference: second share minus first, -1 to 1.
  public let difference: Double
  /// The lower end of the difference.
  public let low: Double
  /// The upper end of the difference.
  public let high: Double

  /// The hybrid score interval without continuity correction, made of two Wilson intervals: R. G. Newcombe, "Interval
  /// estimation for the difference between independent proportions: comparison of eleven methods", Statistics in
  /// Medicine 17 (1998), method 10. Nil when a share has no trials, or more successes than trials.
  ///
  /// It assumes independent trials with one probability a side.
  public init?(
    from first: (successes: Int, of: Int), to second: (successes: Int, of: Int), z: Double = Wilson.z95
  ) {
    guard let one = Wilson(successes: first.successes, of: first.of, z: z),
      let other = Wilson(successes: second.successes, of: second.of, z: z)
    else { return nil }
    let p = Double(first.successes) / Double(first.of)
    let q = Double(second.successes) / Double(second.of)
    difference = q - p
    let down = Newcombe.length(q - other.low, one.high - p)
    let up = Newcombe.length(other.high - q, p - one.low)
    low = max(-1, difference - down)
    high = min(1, difference + up)
  }

  private static func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
}
