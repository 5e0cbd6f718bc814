import Journal

/// The runs of one experiment in the order of time, as plain facts: names masked and bounded.
public struct TrendFacts: Sendable {
  /// The trend; its titles and names are fit to be shown.
  public var trend: Trend
  /// The label of each row's run.
  public var labels: [String]
}

extension TrendFacts {
  /// The facts of all trends.
  static func all(_ voice: ReportVoice, labels: [String]) -> [TrendFacts] {
    voice.analysis.trends.map { trend in
      var trend = trend
      trend.title = voice.line(trend.title, limit: ResultsMaker.nameLimit)
      for place in trend.changes.indices {
        trend.changes[place].name = voice.line(trend.changes[place].name, limit: ResultsMaker.nameLimit)
      }
      for place in trend.steps.indices {
        trend.steps[place].name = voice.line(trend.steps[place].name, limit: ResultsMaker.nameLimit)
      }
      trend.differences = trend.differences.map { difference, runs in (difference.shown(by: voice), runs) }
      return TrendFacts(
        trend: trend, labels: trend.rows.map { labels.indices.contains($0.run) ? labels[$0.run] : "" })
    }
  }
}

extension RunDifference {
  /// The same with words of journals masked and bounded.
  func shown(by voice: ReportVoice) -> RunDifference {
    switch self {
    case .content, .strategy: self
    case .platform(let baseline, let run):
      .platform(baseline: voice.line(baseline, limit: 100), run: voice.line(run, limit: 100))
    case .toolkit(let baseline, let run):
      .toolkit(baseline: voice.line(baseline, limit: 100), run: voice.line(run, limit: 100))
    }
  }
}
