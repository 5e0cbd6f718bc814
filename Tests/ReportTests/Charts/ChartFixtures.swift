import JSON
import Journal

@testable import Report

/// Hand-made facts to draw.
enum ChartFixtures {
  static let start = Instant(seconds: 1_558_360_865)

  static func clock(
    from: Double, to: Double, method: Span? = nil, kind: RunClock.Origin = .firstAction, rollback: Double? = nil,
    whole: Bool = true
  ) -> RunClock {
    RunClock(
      origin: start, kind: kind, run: Span(from: from, to: to), method: method, rollbackStart: rollback,
      isWholeSeconds: whole)
  }

  static func run(_ label: String, title: String, verdict: Verdict, clock: RunClock) -> RunAnalysis {
    let source = JournalSource(path: "\(label).json", label: label, byteCount: 1, sha256: "")
    var journal = RunJournal(source: source, experiment: Experiment(title: title))
    journal.start = start
    return RunAnalysis(journal: journal, verdict: verdict, reason: .noHypothesis, clock: clock)
  }

  static func activity(
    _ evidence: Int, _ name: String, _ kind: Activity.Kind = .action, at offset: Double?, for duration: Double?,
    block: ActivityTiming.Block = .method, outcome: ActivityTiming.Outcome = .succeeded, background: Bool = false,
    pauses: (before: Double?, after: Double?) = (nil, nil)
  ) -> ActivityTiming {
    var declared = Activity(kind: kind, name: name)
    declared.isBackground = background
    declared.pauseBefore = pauses.before
    declared.pauseAfter = pauses.after
    var timing = ActivityTiming(
      evidence: evidence, block: block, index: evidence, run: ActivityRun(activity: declared), outcome: outcome)
    timing.offset = offset
    timing.duration = duration
    return timing
  }

  static func check(
    _ name: String, _ phase: Check.Phase, _ outcome: Check.Outcome, at offset: Double? = nil, evidence: Int? = nil
  ) -> Check {
    var check = Check(phase: phase, probeIndex: 0, name: name, outcome: outcome, expected: "status is 200")
    check.offset = offset
    check.evidence = evidence
    return check
  }

  /// A counter whose rate is given for each step of seconds.
  static func counter(
    _ label: String, evidence: Int, from start: Double, step: Double, rates: [Double], total: Double = 40
  ) -> MetricSeries {
    var value = total
    var points = [MetricSeries.Point(offset: start, value: value)]
    var shown: [MetricSeries.Point] = []
    for (index, rate) in rates.enumerated() {
      value += rate * step
      let offset = start + Double(index + 1) * step
      points.append(.init(offset: offset, value: value))
      shown.append(.init(offset: offset, value: rate))
    }
    var series = MetricSeries(
      evidence: evidence, activity: "read-counter", query: label, label: label, kind: .counter, points: points)
    series.rates = shown
    series.step = step
    return series
  }

  static func gauge(_ label: String, evidence: Int, from start: Double, step: Double, values: [Double]) -> MetricSeries
  {
    let points = values.enumerated().map {
      MetricSeries.Point(offset: start + Double($0.offset) * step, value: $0.element)
    }
    var series = MetricSeries(
      evidence: evidence, activity: "read-latency", query: nil, label: label, kind: .gauge, points: points)
    series.step = step
    return series
  }

  static func states(_ label: String, evidence: Int, _ segments: [(Double, Double, String, String?)]) -> StateSeries {
    StateSeries(
      evidence: evidence, activity: "read-status", label: label,
      segments: segments.map {
        .init(
          span: Span(from: $0.0, to: $0.1), state: $0.2, detail: $0.3,
          samples: abs($0.1 - $0.0) < 1e6 ? Int($0.1 - $0.0) : 1)
      }, timesAreEstimated: true)
  }

  /// Four roll-outs of a service, the last of which stalls a counter.
  static func rollouts() -> Analysis {
    let plans: [(label: String, title: String, verdict: Verdict, before: Double, end: Double)] = [
      ("v1", "Rollout of the same version is invisible to our users (null hypothesis)", .held, 0, 32),
      ("v2", "Rollout of a new version is invisible to our users", .held, -1, 26),
      ("v3", "Rollout of a broken version is invisible to our users", .held, -1, 27),
      ("v4", "Rollout of a slow version is invisible to our users", .deviated, -6, 27),
    ]
    let rates: [[Double]] = [
      [2, 2, 2.5, 3, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2], [2, 2, 2.5, 3, 3, 3.5, 1.5, 1, 4, 3, 3, 2.5, 2.5, 2],
      [2, 2, 3, 3, 3, 3, 3, 3, 2.5, 3, 3, 1, 2, 2], [2, 2, 3, 3, 3, 3, 2.5, 0, 0, 0, 0, 0, 0, 0],
    ]
    let states: [[(Double, Double, String, String?)]] = [
      [(1, 26, "NewReplicaSetAvailable", "True")],
      [(0, 11, "ReplicaSetUpdated", "True"), (11, 25, "NewReplicaSetAvailable", "True")],
      [(0, 20, "ReplicaSetUpdated", "True"), (20, 25, "ProgressDeadlineExceeded", "False")],
      [(0, 15, "ReplicaSetUpdated", "True"), (15, 25, "NewReplicaSetAvailable", "True")],
    ]
    var runs: [RunAnalysis] = []
    for (index, plan) in plans.enumerated() {
      let first = index * 6 + 1
      var run = run(
        plan.label, title: plan.title, verdict: plan.verdict,
        clock: clock(from: plan.before, to: plan.end, method: Span(from: 0, to: 25)))
      run.checks = [
        check("no-errors", .before, .met, at: plan.before, evidence: first),
        check("no-errors", .after, index == 3 ? .notMet : .met, at: 26, evidence: first + 5),
      ]
      run.activities = [
        activity(first, "no-errors", .probe, at: plan.before, for: 0, block: .before),
        activity(first + 1, "start-rollout-\(plan.label)", at: 0, for: 0),
        activity(first + 2, "send-requests", at: 0, for: 25, background: true),
        activity(first + 3, "read-status", .probe, at: 0, for: 25 + Double(index)),
        activity(first + 4, "read-counter", .probe, at: 25, for: 0),
        activity(first + 5, "no-errors", .probe, at: 26, for: 0, block: .after),
      ]
      var series = counter("counter", evidence: first + 4, from: -4, step: 2, rates: rates[index])
      if index == 3 { series.findings = [.stalled(at: 68, span: Span(from: 10, to: 24), toEnd: true)] }
      if index == 1 {
        series.restarts = [8]
        series.findings = [.restarted(at: 8)]
      }
      series.windows.before = Array(rates[index].prefix(2))
      series.windows.during = Array(rates[index].dropFirst(2))
      run.metrics = [series]
      run.states = [
        self.states("Available", evidence: first + 3, [(0, 25, "MinimumReplicasAvailable", "True")]),
        self.states("Progressing", evidence: first + 3, states[index]),
      ]
      runs.append(run)
    }
    let comparison = Comparison(
      baseline: 0, groups: plans.enumerated().map { .init(title: $0.element.title, runs: [$0.offset]) },
      checks: [
        .init(
          name: "no-errors", phase: .before, cells: [.met, .met, .met, .met], evidence: [1, 7, 13, 19],
          transition: .sideBySide),
        .init(
          name: "no-errors", phase: .after, cells: [.met, .met, .met, .notMet], evidence: [6, 12, 18, 24],
          transition: .sideBySide),
      ],
      durations: [
        .init(
          name: "read-status", cells: [25, 26, 27, 28], evidence: [4, 10, 16, 22],
          standings: [.baseline, .within, .within, .slower(by: 3)]),
        .init(
          name: "start-rollout-v#", cells: [0, 0, 0, 0], evidence: [2, 8, 14, 20],
          standings: [.baseline, .within, .within, .within]),
      ],
      metrics: [.init(name: "counter", series: [(0, 0), (1, 0), (2, 0), (3, 0)])])
    return Analysis(
      runs: runs, unreadable: [], comparison: comparison,
      contributions: ContributionSummary(levels: [], distribution: [], experiments: [], tags: []))
  }
}
