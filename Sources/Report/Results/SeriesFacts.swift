import Journal

/// A series of a run in a few numbers, as plain facts.
public struct SeriesFacts: Sendable {
  /// Its numbers, names masked and bounded.
  public var summary: SeriesSummary
  /// Where its values became others; nil for fewer than 20 values, and in runs without a section of their own.
  public var changes: [SeriesChange]?
}

extension SeriesFacts {
  /// The most series of a run.
  static let limit = 100

  /// The facts of a run's series.
  static func all(of run: RunAnalysis, _ voice: ReportVoice) -> [SeriesFacts] {
    run.summaries.prefix(limit).enumerated().map { place, summary in
      var summary = summary
      summary.activity = voice.line(summary.activity, limit: ResultsMaker.nameLimit)
      summary.label = voice.line(summary.label, limit: ResultsMaker.nameLimit)
      summary.name = voice.line(summary.name, limit: ResultsMaker.nameLimit)
      summary.title = voice.line(summary.title, limit: ResultsMaker.nameLimit)
      summary.query = summary.query.map { voice.line($0, limit: ResultsMaker.sentenceLimit) }
      return SeriesFacts(
        summary: summary, changes: run.metrics.indices.contains(place) ? run.metrics[place].changes : nil)
    }
  }
}

extension WindowEffect {
  /// The effects of a run, names masked and bounded.
  static func facts(of run: RunAnalysis, _ voice: ReportVoice) -> [WindowEffect] {
    run.effects.prefix(SeriesFacts.limit).map { effect in
      var effect = effect
      switch effect.subject {
      case .series(let name, let kind):
        effect.subject = .series(name: voice.line(name, limit: ResultsMaker.nameLimit), kind: kind)
      case .check(let name): effect.subject = .check(name: voice.line(name, limit: ResultsMaker.nameLimit))
      }
      return effect
    }
  }
}
