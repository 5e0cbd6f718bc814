/// Puts a raw series in order and says what is remarkable about it.
struct SeriesFinisher {
  let clock: RunClock

  /// Sorts the samples, drops repeated moments, finds gaps, rates and findings; where it is not told what the values
  /// are, it looks.
  func finish(
    _ raw: RawSeries, evidence: Int, activity: String, query: String?, label: String, kind: MetricSeries.Kind? = nil
  ) -> MetricSeries {
    let points = SeriesFinisher.ordered(raw.points)
    let isCounter = kind.map { $0 == .counter } ?? CounterSense.isCounter(points, metric: raw.metric)
    var series = MetricSeries(
      evidence: evidence, activity: activity, query: query, label: label, kind: isCounter ? .counter : .gauge,
      points: points)
    series.timesAreEstimated = raw.timesAreEstimated
    series.step = SeriesFinisher.step(points)
    series.gaps = SeriesFinisher.gaps(points, step: series.step)
    var anchors = points
    if isCounter {
      let maker = RateMaker(points, step: series.step)
      series.rates = maker.rates
      series.restarts = maker.restarts
      series.resolution = maker.resolution
      anchors = maker.anchors
    }
    series.windows = windows(series.shown)
    series.findings = FindingFinder(series: series, anchors: anchors).find()
    return series
  }

  /// In time order; of samples at one moment the last counts.
  private static func ordered(_ points: [MetricSeries.Point]) -> [MetricSeries.Point] {
    var sorted = points
    if zip(points, points.dropFirst()).contains(where: { $0.offset >= $1.offset }) {
      sorted = points.indices.sorted { (points[$0].offset, $0) < (points[$1].offset, $1) }.map { points[$0] }
    }
    var result: [MetricSeries.Point] = []
    result.reserveCapacity(sorted.count)
    for point in sorted {
      if let last = result.last, last.offset == point.offset { result.removeLast() }
      result.append(point)
    }
    return result
  }

  /// The median distance between samples.
  private static func step(_ points: [MetricSeries.Point]) -> Double? {
    Quantile.median(zip(points, points.dropFirst()).map { $1.offset - $0.offset })
  }

  /// Stretches between two values that are longer than one and a half steps.
  private static func gaps(_ points: [MetricSeries.Point], step: Double?) -> [Span] {
    guard let step, step > 0 else { return [] }
    var gaps: [Span] = []
    var last: Double?
    for point in points where !point.value.isNaN {
      if let last, point.offset - last > step * 1.5 { gaps.append(Span(from: last, to: point.offset)) }
      last = point.offset
    }
    return gaps
  }

  private func windows(_ points: [MetricSeries.Point]) -> WindowValues {
    var windows = WindowValues()
    guard clock.kind == .firstAction, let method = clock.method else { return windows }
    for point in points where point.value.isFinite {
      if point.offset < method.from {
        windows.before.append(point.value)
      } else if point.offset <= method.to {
        windows.during.append(point.value)
      } else {
        windows.after.append(point.value)
      }
    }
    return windows
  }
}
