import Journal

@testable import Report

extension ChartFixtures {
  /// A run with everything: rounds of checks, background work, pauses, a broken action, a rollback, four latencies.
  static func busyRun() -> RunAnalysis {
    var run = run(
      "cache-outage", title: "Losing the cache slows the shop, but does not stop it", verdict: .deviatedRecovered,
      clock: clock(from: -12.4, to: 151.2, method: Span(from: 0, to: 121), rollback: 123.5, whole: false))
    run.checks = [
      check("shop-answers", .before, .met, at: -12.4, evidence: 1),
      check("latency-is-low", .before, .met, at: -11.9, evidence: 2),
    ]
    for round in 1...9 {
      let outcome: Check.Outcome = (3...6).contains(round) ? .notMet : .met
      run.checks.append(
        check("shop-answers", .during(round: round), outcome, at: Double(round - 1) * 13.5 + 1, evidence: 20 + round))
    }
    run.checks += [
      check("shop-answers", .after, .met, at: 121.5, evidence: 8), check("latency-is-low", .after, .notEvaluated),
    ]
    var limited = check("read-latency", .after, .notMet, at: 122, evidence: 9)
    limited.limits = Limits(low: nil, high: 0.5)
    limited.observedNumber = 0.62
    limited.margin = Margin(absolute: -0.12, relative: -0.24)
    run.checks.append(limited)
    run.outage = Outage(
      firstCheck: 4, afterAction: 3, beganAfter: 14.5, firstFailed: 28, lastFailed: 68.5, recoveredBy: 82)
    run.activities = [
      activity(1, "shop-answers", .probe, at: -12.4, for: 0.4, block: .before),
      activity(2, "latency-is-low", .probe, at: -11.9, for: 8.2, block: .before),
      activity(3, "stop-cache", at: 0, for: 2.25),
      activity(4, "buy-things-as-forty-users-would-on-a-busy-day", at: 0.1, for: 118, background: true),
      activity(5, "read-latency", .probe, at: 2.5, for: 60, pauses: (nil, 20)),
      activity(6, "warm-up-script", at: 83, for: 3.1, outcome: .exited(code: 3), pauses: (5, nil)),
      activity(7, "count-errors", .probe, at: 118, for: 0.015),
      activity(8, "shop-answers", .probe, at: 121.5, for: 0.4, block: .after),
      activity(10, "start-cache", at: 123.5, for: 26, block: .rollback, outcome: .failed),
      activity(11, "tell-the-team", at: nil, for: nil, block: .rollback),
    ]
    var values: [[Double]] = []
    for shop in 0..<4 {
      values.append(
        (0..<75).map { index in
          let time = Double(index) * 2 - 10
          let fault = time > 8 && time < 76 ? 0.35 / Double(shop + 1) : 0
          let wave = Double((index * 7 + shop * 5) % 11) / 11 * 0.06
          return index > 50 && index < 56 && shop == 1 ? .nan : 0.12 + 0.04 * Double(shop) + fault + wave
        })
    }
    run.metrics = values.enumerated().map { shop, values in
      gauge("shop=\"\(["north", "east", "south", "west"][shop])\"", evidence: 5, from: -10, step: 2, values: values)
    }
    run.metrics[0].findings = [.shifted(before: 0.15, during: 0.5)]
    run.metrics[0].windows.before = Array(values[0].prefix(5))
    run.metrics[0].windows.during = Array(values[0][5..<65])
    run.metrics[0].windows.after = Array(values[0][65...])
    var flapping: [(Double, Double, String, String?)] = []
    for index in 0..<400 {
      let from = Double(index) * 0.3
      flapping.append((from, from + 0.3, index % 2 == 0 ? "200" : "503", nil))
    }
    run.states = [
      states(
        "Ready", evidence: 5, [(0, 3, "True", nil), (3, 64, "False", nil), (64, 121, "True", nil)]),
      states(
        "pod", evidence: 5,
        [
          (0, 2, "Running", nil), (2, 5, "Terminating", nil), (5, 7, "Pending", nil), (7, 12, "ContainerCreating", nil),
          (12, 15, "Running", nil), (15, 30, "CrashLoopBackOff", nil), (30, 121, "Running", nil),
        ]),
      states("status", evidence: 7, flapping),
    ]
    return run
  }
}
