import Journal

@testable import Report

extension ChartFixtures {
  /// Checks with margins: outside, at the limit, inside, and one whose limit is 0.
  static func marginChecks() -> [Check] {
    [
      judged("read-latency", .after, 0.62, Limits(low: nil, high: 0.5), Margin(absolute: -0.12, relative: -0.24)),
      judged("read-latency", .before, 0.15, Limits(low: nil, high: 0.5), Margin(absolute: 0.35, relative: 0.7)),
      judged("errors", .during(round: 3), 3, Limits(low: 0, high: 0), Margin(absolute: -3, relative: nil)),
      judged("replicas", .after, 2, Limits(low: 2, high: 2), Margin(absolute: 0, relative: 0)),
      check("shop-answers", .after, .met, at: 3),
    ]
  }

  private static func judged(
    _ name: String, _ phase: Check.Phase, _ value: Double, _ limits: Limits, _ margin: Margin
  ) -> Check {
    var check = check(name, phase, margin.absolute < 0 ? .notMet : .met, at: 3, evidence: 4)
    check.observedNumber = value
    check.limits = limits
    check.margin = margin
    return check
  }

  /// Four properties, two experiments, two tags.
  static func contributions() -> ContributionSummary {
    ContributionSummary(
      levels: ["high", "medium", "low", "none"],
      distribution: [
        ("availability", [3, 1, 0, 0]), ("performance", [1, 0, 1, 1]), ("reliability", [0, 1, 1, 0]),
        ("security", [0, 0, 0, 1]),
      ],
      experiments: [
        ("Losing the cache", [0, 1], ["high", nil, "medium", nil]),
        ("Losing a node", [2], ["high", "low", nil, "none"]),
      ],
      tags: [
        ("cache", [[1, 0, 0, 0], [], [0, 1, 0, 0], []]), ("node", [[1, 0, 0, 0], [0, 0, 1, 0], [], [0, 0, 0, 1]]),
      ])
  }
}
