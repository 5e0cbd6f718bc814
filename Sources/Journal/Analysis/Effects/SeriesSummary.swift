/// A series in a few numbers: levels of a gauge, rates per second of a counter.
public struct SeriesSummary: Sendable, Hashable {
  /// The evidence number of the activity that returned it.
  public var evidence: Int
  /// The activity's name.
  public var activity: String
  /// What tells it from others of the same output as Prometheus writes it, or the metric's name.
  public var label: String
  /// The same in words.
  public var name: String
  /// What it is called in a report; no other series of the run is called so.
  public var title: String
  /// The query, when there is one.
  public var query: String?
  /// What the values are.
  public var kind: MetricSeries.Kind
  /// How many values there are.
  public var count: Int
  /// The least value.
  public var least: Double
  /// The greatest value.
  public var greatest: Double
  /// The mean.
  public var mean: Double
  /// The median.
  public var median: Double
  /// The 95th percentile; nil for fewer than 59 values.
  public var p95: Double?
  /// The 99th percentile; nil for fewer than 299 values.
  public var p99: Double?
  /// The last value.
  public var last: Double

  /// Sums a series up; without a finite value the count is 0 and the numbers are NaN.
  public init(_ series: MetricSeries) {
    evidence = series.evidence
    activity = series.activity
    label = series.label
    name = series.name
    title = series.title
    query = series.query
    kind = series.kind
    let values = series.shown.lazy.map(\.value).filter(\.isFinite)
    let sorted = values.sorted()
    count = sorted.count
    least = sorted.first ?? .nan
    greatest = sorted.last ?? .nan
    mean = sorted.isEmpty ? .nan : sorted.reduce(0) { $0 + $1 / Double(sorted.count) }
    median = Quantile.type7(sorted: sorted, share: 0.5) ?? .nan
    func percentile(_ share: Double) -> Double? {
      sorted.count < Quantile.smallestCount(for: share) ? nil : Quantile.type7(sorted: sorted, share: share)
    }
    p95 = percentile(0.95)
    p99 = percentile(0.99)
    last = series.shown.last { $0.value.isFinite }?.value ?? .nan
  }

  /// Whether a gate that names something means it: by what reports call it, by its labels as Prometheus writes them, by
  /// its activity or by its query.
  func isNamed(_ name: String) -> Bool {
    title == name || self.name == name || label == name || activity == name || query == name
  }
}
