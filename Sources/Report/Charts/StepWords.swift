import Journal

/// How far apart the samples of series are, said only as evenly as they are.
enum StepWords {
  /// How much a step may differ from the usual one and still be called the same.
  private static let tolerance = 0.1
  /// The share of steps that may be gaps in a series that is called even otherwise.
  private static let gapShare = 0.125

  /// `one each 5 s`; where a few samples are missing `one each 5 s, but for 2 gaps`; `one every 8 to 31 s` where the
  /// steps differ; nil without steps.
  ///
  /// - Parameters:
  ///   - series: The series.
  ///   - noun: What there is one of, where the words around do not say it; else that it is so in each of several series.
  static func text(_ series: [MetricSeries], noun: String? = nil) -> String? {
    let one = noun.map { "one \($0)" } ?? "one"
    let each = noun == nil && series.count > 1 ? " in each series" : ""
    let steps = series.flatMap { series in
      // A sample without a value is none: the distance is that of the values around it.
      let known = series.points.filter { !$0.value.isNaN }
      return zip(known, known.dropFirst()).map { $1.offset - $0.offset }
    }.filter { $0 > 0 }
    guard let usual = Quantile.median(steps), let least = steps.min(), let most = steps.max() else { return nil }
    let others = steps.filter { abs($0 - usual) > usual * tolerance }
    if others.isEmpty { return "\(one) each \(DurationText.short(usual))\(each)" }
    let areGaps = others.allSatisfy { $0 > usual * 1.5 } && Double(others.count) <= Double(steps.count) * gapShare
    guard areGaps else { return "\(one) every \(DurationText.range(least, most))\(each)" }
    return "\(one) each \(DurationText.short(usual))\(each), but for \(ChartText.count(others.count, "gap"))"
  }
}
