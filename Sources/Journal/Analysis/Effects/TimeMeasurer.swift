/// Looks at series as values that follow each other: blocks of neighbours, and since when a level is another one.
///
/// Takes random draws, so that it is done for the runs that a report shows in detail, after every p-value of the report
/// has been corrected.
enum TimeMeasurer {
  /// Series of a run in which changes of level are looked for.
  static let seriesLimit = 24

  /// Fills in what series change and what blocks say about the effects.
  static func measure(_ run: inout RunAnalysis) {
    for place in run.metrics.indices.prefix(seriesLimit) {
      run.metrics[place].changes = SeriesChangeFinder(series: run.metrics[place]).find()
    }
    for place in run.effects.indices {
      guard let metric = run.effects[place].metric, run.metrics.indices.contains(metric) else { continue }
      run.effects[place].inTime = inTime(run.effects[place], run.metrics[metric], clock: run.clock)
    }
  }

  private static func inTime(_ effect: WindowEffect, _ series: MetricSeries, clock: RunClock) -> WindowEffect.InTime {
    let windows = series.windows
    let during = blocks(from: windows.before, to: windows.during)
    return WindowEffect.InTime(
      during: during, after: blocks(from: windows.before, to: windows.after),
      correlation: SerialCorrelation.lagOne([windows.before, windows.during, windows.after]),
      since: effect.during.isClear(inBlocks: during) ? since(series, clock: clock) : nil)
  }

  private static func blocks(from before: [Double], to later: [Double]) -> WindowEffect.Blocks {
    BlockShift(from: before, to: later).map { .shift($0) } ?? .tooFew(before: before.count, later: later.count)
  }

  /// The moment of the change among the values up to the end of the fault: one change is expected there.
  private static func since(_ series: MetricSeries, clock: RunClock) -> WindowEffect.Since? {
    guard let method = clock.method else { return nil }
    let points = series.shown.filter { $0.value.isFinite && $0.offset <= method.to }
    guard points.count >= CumulativeSum.smallestCount, let sum = CumulativeSum(points.map(\.value)) else {
      return .tooFew(points.count)
    }
    guard sum.p < 0.05, points.indices.contains(sum.place) else { return .noMoment(count: points.count, p: sum.p) }
    // Of long series neighbours were merged, and the change is known to that distance.
    let width = (points.count + CumulativeSum.valueLimit - 1) / CumulativeSum.valueLimit
    let first = points[max(0, sum.place - width)].offset
    return .between(Span(from: first, to: points[sum.place].offset), count: points.count, p: sum.p)
  }
}
