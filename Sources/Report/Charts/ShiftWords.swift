import Journal

/// What is said where a level moved by the rule of charts and does not stand out by the test of all comparisons.
///
/// The rule of charts asks less: medians more than 10 % apart and p < 5 % before any correction.
enum ShiftWords {
  /// The comparison of a series with before; nil where it has none.
  static func effect(of series: MetricSeries, in run: RunAnalysis) -> WindowEffect? {
    run.effects.first { effect in
      effect.metric.map { run.metrics.indices.contains($0) && run.metrics[$0].title == series.title } ?? false
    }
  }

  /// Whether what is said of a series is a move that does not stand out.
  static func isDoubted(_ series: MetricSeries, in run: RunAnalysis) -> Bool {
    guard case .shifted = series.findings.first, let effect = effect(of: series, in: run) else { return false }
    return !effect.isClearDuring
  }

  /// A sentence beside a picture that says such a move.
  static let besidePicture =
    "Medians more than 10 % apart, p < 5 % uncorrected; among all comparisons of the report it does not stand out."

  /// Why the change during the fault does not stand out: `p is 0.0504 after correction for 3 comparisons`.
  static func reasons(_ effect: WindowEffect, comparisons: Int) -> String {
    var reasons: [String] = []
    if let p = effect.during.corrected, p >= 0.05 {
      let count = ChartText.count(comparisons, "comparison")
      reasons.append("p is \(EffectWords.p(p))" + (comparisons > 1 ? " after correction for \(count)" : ""))
    }
    if let interval = EffectWords.interval(effect.during), interval.low <= 0, interval.high >= 0 {
      reasons.append("the interval of the shift holds 0")
    }
    if case .shift(let blocks) = effect.inTime?.during, !blocks.isClear {
      reasons.append("the interval from blocks of neighbours holds 0")
    }
    if effect.during.p == nil { reasons.append("so few values can give no p below 5 %") }
    return ChartText.list(reasons, limit: 4)
  }
}
