import Journal

@testable import Report

/// Facts that no honest run leaves behind, and that a picture must survive.
enum HostileRuns {
  static let longName = String(repeating: "name-without-end-", count: 60)
  static let names = [
    longName, "", "\u{202E}دسترس‌پذیری سرویس\u{202C} با نام بلند", "可用性チェックと非常に長い名前のサービス状態確認", "a\u{0}b\r\nc\td",
    "<script>alert(1)</script>&amp;", "🙂🙃👩‍👩‍👧‍👧 family of emoji",
  ]

  static let all: [(name: String, analysis: Analysis)] = [
    ("no runs", analysis([])),
    ("nothing recorded", analysis([run(clock: (0, 0))])),
    ("no clock", analysis([run(clock: (0, 0), kind: .unknown), run(clock: (0, 0), kind: .unknown)])),
    ("one without a clock", analysis([run(clock: (0, 20)), run(clock: (0, 0), kind: .unknown)])),
    ("zero length", analysis([run(clock: (0, 0), values: [1, 1, 1], step: 0)])),
    ("one point", analysis([run(clock: (0, 9), values: [42])])),
    ("no number", analysis([run(clock: (0, 9), values: [.nan, .nan, .nan])])),
    ("infinite", analysis([run(clock: (0, 9), values: [.infinity, 1, -.infinity, 2])])),
    ("huge", analysis([run(clock: (0, 9), values: [1e300, -1e300, 1e300, 0])])),
    ("greatest", analysis([run(clock: (0, 9), values: [.greatestFiniteMagnitude, -.greatestFiniteMagnitude])])),
    ("tiny", analysis([run(clock: (0, 9), values: [.leastNonzeroMagnitude, 0, 1e-300])])),
    ("negative", analysis([run(clock: (-900, -880), values: [-3, -2, -1], start: -895)])),
    ("ten thousand", analysis([run(clock: (0, 10_000), values: (0..<10_000).map { Double($0 * 7919 % 997) })])),
    ("broken clock", analysis([run(clock: (.nan, .infinity), values: [1, 2, 3])])),
    ("far clock", analysis([run(clock: (-1e18, 1e18), values: [1, 2, 3])])),
    ("years", analysis([run(clock: (0, 1e9), values: [1, 2, 3], step: 4e8)])),
    ("hour beside millisecond", analysis([run(clock: (0, 3_600)), run(clock: (0, 0.001)), run(clock: (-0.5, 1e-6))])),
    ("reversed", analysis([run(clock: (10, -10), values: [3, 2, 1], step: -3)])),
    ("names", analysis(names.map { run($0, clock: (-3, 20), values: [1, 2, 0, 4], name: $0) })),
    ("crowd", analysis((0..<60).map { run("run-\($0)", clock: (0, 20), verdict: $0 % 7 == 0 ? .failed : .held) })),
    ("verdicts", analysis(Verdict.allCases.map { run($0.rawValue, clock: (-3, 200), verdict: $0) })),
    ("many of everything", analysis([crowded()])),
  ]

  static func run(
    _ label: String = "v1", clock: (from: Double, to: Double), kind: RunClock.Origin = .firstAction,
    verdict: Verdict = .deviated, values: [Double] = [], start: Double = 0, step: Double = 1, name: String = "probe"
  ) -> RunAnalysis {
    let span = Span(from: clock.from, to: clock.to)
    var run = ChartFixtures.run(
      label, title: name, verdict: verdict,
      clock: ChartFixtures.clock(
        from: clock.from, to: clock.to, method: span, kind: kind, rollback: clock.to, whole: false))
    run.checks = [
      ChartFixtures.check(name, .before, .met, at: clock.from), ChartFixtures.check(name, .during(round: 1), .broke),
      ChartFixtures.check(name, .after, .notMet, at: clock.to), ChartFixtures.check(name, .after, .notEvaluated),
    ]
    run.checks[0].limits = Limits(low: -1e300, high: 1e300)
    run.checks[0].observedNumber = 1e300
    run.checks[0].margin = Margin(absolute: 0, relative: .nan)
    run.checks[2].limits = Limits(low: 1, high: 1)
    run.checks[2].observedNumber = 5
    run.checks[2].margin = Margin(absolute: -4, relative: -4e9)
    run.activities = [
      ChartFixtures.activity(
        1, name, at: clock.from, for: span.length, background: true, pauses: (1e9, .infinity)),
      ChartFixtures.activity(2, name, .probe, at: clock.to, for: .nan, outcome: .failed),
      ChartFixtures.activity(3, name, .unknown, at: nil, for: 1e30, block: .rollback, outcome: .exited(code: -1)),
      ChartFixtures.activity(4, name, .probe, at: .infinity, for: -5, block: .after, outcome: .other(name)),
    ]
    if !values.isEmpty {
      var gauge = ChartFixtures.gauge(name, evidence: 2, from: start, step: step, values: values)
      gauge.findings = [
        .stalled(at: values[0], span: span, toEnd: false), .gap(span), .shifted(before: .nan, during: 1),
      ]
      gauge.gaps = [Span(from: start + step * 1.2, to: start + step * 1.8)]
      gauge.windows.before = values
      gauge.windows.during = Array(values.reversed())
      gauge.windows.after = Array(values.prefix(1))
      var counter = ChartFixtures.counter(name, evidence: 2, from: start, step: step, rates: values)
      counter.findings = gauge.findings
      counter.restarts = [clock.to, .nan, start]
      run.metrics = [gauge, counter]
    }
    run.states = [
      ChartFixtures.states(name, evidence: 2, [(clock.from, clock.to, name, name)]),
      ChartFixtures.states("", evidence: 2, []),
    ]
    return run
  }

  static func crowded() -> RunAnalysis {
    var run = run(clock: (0, 300), values: (0..<300).map { Double($0 % 13) })
    run.checks += (1...800).map {
      ChartFixtures.check(
        names[$0 % names.count], .during(round: $0), $0 % 5 == 0 ? .notMet : .met, at: Double($0) * 0.37)
    }
    for index in 0..<120 {
      run.activities.append(
        ChartFixtures.activity(
          10 + index, names[index % names.count], index % 2 == 0 ? .action : .probe, at: Double(index) * 2.4,
          for: Double(index % 9) * 30, outcome: index % 11 == 0 ? .failed : .succeeded, background: index % 3 == 0,
          pauses: (Double(index % 4), Double(index % 3))))
      var series = run.metrics[0]
      series.label = names[index % names.count] + String(index)
      series.points = series.points.map { .init(offset: $0.offset, value: $0.value * Double(index % 5)) }
      run.metrics.append(series)
      run.states.append(
        ChartFixtures.states(
          names[index % names.count], evidence: 3,
          (0..<90).map { (Double($0) * 3.3, Double($0) * 3.3 + 3, names[$0 % names.count], "False") }))
    }
    return run
  }

  static func analysis(_ runs: [RunAnalysis]) -> Analysis {
    let outcomes = Check.Outcome.allCases
    let comparison = Comparison(
      baseline: 7, groups: [],
      checks: names.enumerated().map { index, name in
        Comparison.CheckRow(
          name: name, phase: .after, cells: runs.indices.map { outcomes[($0 + index) % 4] },
          evidence: runs.indices.map { $0 % 2 == 0 ? $0 : nil },
          transition: Comparison.Transition.allCases[index % Comparison.Transition.allCases.count])
      },
      durations: names.enumerated().map { index, name in
        Comparison.DurationRow(
          name: name, cells: runs.indices.map { [1, nil, .nan, 1e300, -4, 0, .infinity][($0 + index) % 7] },
          evidence: [], standings: [.baseline, .slower(by: .nan)])
      },
      metrics: [
        .init(name: longName, series: runs.indices.map { ($0, 1) }),
        .init(name: "", series: [(99, 0), (0, 99), (-1, -1)]),
        .init(name: "gauge", series: runs.indices.map { ($0, 0) }),
      ])
    return Analysis(
      runs: runs, unreadable: [], comparison: comparison,
      contributions: ContributionSummary(
        levels: ["high", "low", longName], distribution: names.map { ($0, [3, 0, 100_000]) } + [("short", [])],
        experiments: runs.map { ($0.label, [0], ["high", nil, longName]) },
        tags: names.map { ($0, [[1, 2], [], [3]]) }))
  }
}
