/// What k successes of n prove about the share behind them.
///
/// ```swift
/// Wilson(successes: 4, of: 4)?.low  // 0.5101…: "at least 51 % at 95 %"
/// ```
public struct Wilson: Sendable, Hashable {
  /// The 97.5 % point of the normal distribution, for two-sided 95 %.
  public static let z95 = 1.959963984540054

  /// The lower end of the share, 0 to 1.
  public let low: Double
  /// The upper end of the share, 0 to 1.
  public let high: Double

  /// The score interval without continuity correction: E. B. Wilson, "Probable inference, the law of succession,
  /// and statistical inference", Journal of the American Statistical Association 22 (1927). Nil for n below 1.
  public init?(successes: Int, of count: Int, z: Double = Wilson.z95) {
    guard count > 0, successes >= 0, successes <= count, z > 0 else { return nil }
    let n = Double(count)
    let share = Double(successes) / n
    let square = z * z
    let centre = share + square / (2 * n)
    let spread = z * (share * (1 - share) / n + square / (4 * n * n)).squareRoot()
    let scale = 1 + square / n
    // Exact at the ends, where the formula leaves a rounding error.
    low = successes == 0 ? 0 : max(0, (centre - spread) / scale)
    high = successes == count ? 1 : min(1, (centre + spread) / scale)
  }
}
