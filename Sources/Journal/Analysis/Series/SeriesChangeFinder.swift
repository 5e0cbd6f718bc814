/// Finds the moments at which a series changed for good.
struct SeriesChangeFinder {
  /// What is shown of the series is looked at: rates of a counter.
  let series: MetricSeries

  /// The changes in time order; nil when there are too few values to look for any.
  ///
  /// E-divisive finds where the values are others; of those, changes whose medians on both sides are less than 10 %
  /// apart are left out. E-divisive takes values for independent, and a drift parts anywhere: where all values together
  /// tell no more than ``EnergyDivisive/smallestCount`` independent ones would, a change also has to be a jump.
  func find() -> [SeriesChange]? {
    let points = series.shown.filter(\.value.isFinite)
    guard points.count >= EnergyDivisive.smallestCount else { return nil }
    let values = points.map(\.value)
    let found = EnergyDivisive.changes(in: values)
    guard !found.isEmpty else { return [] }
    let leap = isDrift(values) ? SeriesChangeFinder.leap(of: values) : 0
    let kept = found.filter { $0.place > 0 && abs(SeriesChangeFinder.step(in: values, at: $0.place)) >= leap }
    let ends = kept.map(\.place) + [points.count]
    var start = 0
    var changes: [SeriesChange] = []
    for (change, end) in zip(kept, ends.dropFirst()) {
      let before = Quantile.median(Array(values[start..<change.place])) ?? 0
      let since = Quantile.median(Array(values[change.place..<end])) ?? 0
      guard abs(since - before) > 0.1 * max(abs(before), abs(since)) else { continue }
      changes.append(
        SeriesChange(
          span: Span(from: points[change.place - 1].offset, to: points[change.place].offset), before: before,
          since: since, p: change.p))
      start = change.place
    }
    return changes
  }

  /// By the number of independent values that tell as much about a mean, n (1 - r) / (1 + r): M. S. Bartlett, "Some
  /// aspects of the time-correlation problem", Journal of the Royal Statistical Society 98 (1935).
  private func isDrift(_ values: [Double]) -> Bool {
    let windows = [series.windows.before, series.windows.during, series.windows.after].filter { !$0.isEmpty }
    guard let correlation = SerialCorrelation.lagOne(windows.isEmpty ? [values] : windows), correlation > 0 else {
      return false
    }
    return Double(values.count) * (1 - correlation) / (1 + correlation) < Double(EnergyDivisive.smallestCount)
  }

  /// What a step must reach to be none of the usual ones from value to value: four times their spread, by its median.
  private static func leap(of values: [Double]) -> Double {
    let steps = zip(values, values.dropFirst()).map { abs($1 - $0) }
    return 4 * 1.4826 * (Quantile.median(steps) ?? 0)
  }

  /// From the median of the three values before a place to that of the three from it on.
  private static func step(in values: [Double], at place: Int) -> Double {
    let before = Quantile.median(Array(values[max(0, place - 3)..<place])) ?? 0
    return (Quantile.median(Array(values[place..<min(values.count, place + 3)])) ?? 0) - before
  }
}
