import Journal

/// A run held against saved runs, as plain facts: names masked and bounded.
public struct BaselineFacts: Sendable {
  /// The run's label.
  public var run: String
  /// How it stands.
  public var standing: BaselineStanding
}

extension BaselineFacts {
  /// The facts of all runs that were held against a baseline.
  static func all(_ voice: ReportVoice, labels: [String]) -> [BaselineFacts] {
    voice.analysis.against.map { standing in
      var standing = standing
      for place in standing.steps.indices {
        standing.steps[place].name = voice.line(standing.steps[place].name, limit: ResultsMaker.nameLimit)
      }
      standing.differences = standing.differences.map { ($0.difference.shown(by: voice), $0.runs) }
      for place in standing.checks.indices {
        standing.checks[place].name = voice.line(standing.checks[place].name, limit: ResultsMaker.nameLimit)
      }
      return BaselineFacts(
        run: labels.indices.contains(standing.run) ? labels[standing.run] : "", standing: standing)
    }
  }
}

extension ContributionSummary {
  /// What experiments contribute to, names masked and bounded; runs become their labels by index.
  static func facts(_ voice: ReportVoice) -> ContributionSummary {
    var summary = voice.analysis.contributions
    func line(_ text: String) -> String { voice.line(text, limit: ResultsMaker.nameLimit) }
    summary.levels = summary.levels.map(line)
    summary.distribution = summary.distribution.map { (line($0.property), $0.counts) }
    summary.experiments = summary.experiments.map { (line($0.title), $0.runs, $0.levels.map { $0.map(line) }) }
    summary.tags = summary.tags.map { (line($0.tag), $0.counts) }
    return summary
  }
}
