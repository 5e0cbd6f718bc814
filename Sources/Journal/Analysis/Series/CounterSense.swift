/// Tells counters from gauges.
///
/// Prometheus does not say in an answer which one a metric is. Names say it by custom (`_total`, `_count`, `_sum`,
/// `_bucket`); otherwise the values do: whole numbers that never fall, restarts apart, and grow at least three times.
enum CounterSense {
  /// Whether a series is a counter.
  ///
  /// - Parameters:
  ///   - points: the samples in time order.
  ///   - metric: the metric's name; nil when the values were computed, which leaves no counter.
  static func isCounter(_ points: [MetricSeries.Point], metric: String?) -> Bool {
    guard let metric else { return false }
    let values = points.lazy.map(\.value).filter(\.isFinite)
    var previous: Double?
    var growths = 0
    var restarts = 0
    var areWhole = true
    for value in values {
      guard value >= 0 else { return false }
      if value != value.rounded() { areWhole = false }
      if let previous {
        if value > previous {
          growths += 1
        } else if isRestart(from: previous, to: value) {
          restarts += 1
        } else if value < previous {
          return false
        }
      }
      previous = value
    }
    if ["_total", "_count", "_sum", "_bucket"].contains(where: metric.hasSuffix) { return restarts <= growths }
    return areWhole && growths >= 3 && restarts * 3 <= growths
  }

  /// Whether a fall is a restart: to less than half. A level falls by less, or falls often.
  static func isRestart(from previous: Double, to value: Double) -> Bool { value < previous / 2 }
}
