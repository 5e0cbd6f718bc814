/// Since when trials succeed more often or less often: one change in a sequence of yes and no.
///
/// The cumulative sum of Page (1954) over outcomes. Among all orders of the outcomes its reach has an exact
/// distribution, that of the two-sample test of N. V. Smirnov (1939) on the places of both outcomes, found by counting
/// lattice paths (J. L. Hodges, "The significance probability of the Smirnov two-sample test", Arkiv för Matematik 3,
/// 1958). It assumes that trials are independent and that there is at most one change.
///
/// ```swift
/// OutcomeChange([true, true, …, false, false])?.place  // the first run of the second half
/// ```
public struct OutcomeChange: Sendable, Hashable {
  /// The fewest trials in which a change is looked for.
  public static let smallestCount = 20
  /// The most trials.
  static let trialLimit = 20_000

  /// Trials and how many of them succeeded.
  public struct Share: Sendable, Hashable {
    /// Successes.
    public let met: Int
    /// Trials.
    public let of: Int

    /// The share of successes.
    public var value: Double { Double(met) / Double(of) }
  }

  /// The place of the first trial of the new share.
  public let place: Int
  /// Successes and trials before it.
  public let before: Share
  /// Successes and trials from it on.
  public let since: Share
  /// The share of all orders whose cumulative sum reaches at least as far.
  public let p: Double

  /// Looks for one change; nil for fewer than ``smallestCount`` trials, too many, or when all went alike.
  public init?(_ outcomes: [Bool]) {
    let count = outcomes.count
    let met = outcomes.count { $0 }
    guard (OutcomeChange.smallestCount...OutcomeChange.trialLimit).contains(count), met > 0, met < count else {
      return nil
    }
    // In units of 1 / count everything is whole.
    var reach = 0
    var found = 1
    var seen = 0
    for (index, isMet) in outcomes.dropLast().enumerated() {
      seen += isMet ? 1 : 0
      let sum = abs(count * seen - (index + 1) * met)
      if sum > reach { (found, reach) = (index + 1, sum) }
    }
    place = found
    let first = outcomes[..<found].count { $0 }
    before = Share(met: first, of: found)
    since = Share(met: met - first, of: count - found)
    p = OutcomeChange.share(of: count, met: met, reaching: reach)
  }

  /// The smallest p that so many successes in so many trials can give, in whatever order: all of them at one end.
  public static func smallestP(met: Int, of count: Int) -> Double { MannWhitney.smallestP(met, count - met) }

  /// The probability that a random order leaves the band around its mean in which the sum stays below the reach.
  private static func share(of count: Int, met: Int, reaching reach: Int) -> Double {
    var inside = [Double](repeating: 0, count: met + 1)
    inside[0] = 1
    var left = 0.0
    var range = 0...0
    for step in 1..<count {
      let rest = Double(count - step + 1)
      // From the most successes down, so that each place still holds the probability of the step before.
      let most = min(range.upperBound + 1, met, step)
      for seen in stride(from: most, through: range.lowerBound, by: -1) {
        let stayed = range.contains(seen) ? inside[seen] * (1 - Double(met - seen) / rest) : 0
        let came = seen > range.lowerBound ? inside[seen - 1] * (Double(met - seen + 1) / rest) : 0
        inside[seen] = stayed + came
      }
      var low = range.lowerBound
      var high = most
      while low <= high, abs(count * low - step * met) >= reach {
        left += inside[low]
        inside[low] = 0
        low += 1
      }
      while high >= low, abs(count * high - step * met) >= reach {
        left += inside[high]
        inside[high] = 0
        high -= 1
      }
      guard low <= high else { return min(1, left) }
      range = low...high
    }
    return min(1, left)
  }
}
