import Journal

/// What the overview shows of several runs besides their checks: one metric and one state sequence that they share.
struct RunOverviewFacts {
  /// The series a run; nil where it has none.
  let series: [MetricSeries?]
  /// What the series is called.
  let metricName: String?
  /// The state sequence a run; nil where it has none.
  let states: [StateSeries?]
  /// What the states are of.
  let stateName: String?

  /// Chooses them.
  init(analysis: Analysis) {
    let runs = analysis.runs
    let metric = Self.metric(analysis)
    series = runs.indices.map { run in
      guard let index = metric?.indexes[run], runs[run].metrics.indices.contains(index) else { return nil }
      return runs[run].metrics[index]
    }
    metricName = metric?.name
    let chosen = Self.states(runs)
    states = chosen.states
    stateName = chosen.name
  }

  /// The stalls of a run's series, longest first.
  static func stalls(of series: MetricSeries) -> [(value: Double, span: Span, toEnd: Bool)] {
    series.findings.compactMap { finding in
      guard case .stalled(let value, let span, let toEnd) = finding else { return nil }
      guard TimeRange.isMoment(span.from), TimeRange.isMoment(span.to), span.length > 0 else { return nil }
      return (value, span, toEnd)
    }.sorted { $0.span.length > $1.span.length }
  }

  /// The metric that most runs have, the most remarkable of those.
  private static func metric(_ analysis: Analysis) -> (name: String, indexes: [Int: Int])? {
    var candidates: [(name: String, indexes: [Int: Int])] =
      (analysis.comparison?.metrics ?? []).map { metric in
        (metric.name, Dictionary(metric.series.map { ($0.run, $0.index) }, uniquingKeysWith: { first, _ in first }))
      }
    if candidates.isEmpty, analysis.runs.count == 1 {
      candidates = analysis.runs[0].metrics.indices.map { (analysis.runs[0].metrics[$0].title, [0: $0]) }
    }
    var best: (name: String, indexes: [Int: Int])?
    var bestScore = 0
    for candidate in candidates.prefix(200) {
      let score = score(candidate.indexes, in: analysis.runs)
      if score > bestScore { (best, bestScore) = (candidate, score) }
    }
    return best
  }

  private static func score(_ indexes: [Int: Int], in runs: [RunAnalysis]) -> Int {
    var score = 0
    for run in runs.indices {
      guard let index = indexes[run], runs[run].metrics.indices.contains(index) else { continue }
      let series = runs[run].metrics[index]
      guard series.shown.lazy.filter({ $0.value.isFinite }).prefix(2).count > 1 else { continue }
      score += 100 + min(series.findings.count, 3) * 5
      if !stalls(of: series).isEmpty { score += 50 }
      if series.timesAreEstimated { score -= 20 }
    }
    return score
  }

  /// The states that change most over the runs, one sequence a run.
  private static func states(_ runs: [RunAnalysis]) -> (states: [StateSeries?], name: String?) {
    var changes: [String: Int] = [:]
    for run in runs {
      for states in run.states { changes[states.label, default: 0] += min(states.segments.count, 50) }
    }
    let best = changes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    guard let best else { return (runs.map { _ in nil }, nil) }
    return (runs.map { run in run.states.first { $0.label == best && !$0.segments.isEmpty } }, best)
  }
}
