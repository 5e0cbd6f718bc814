/// How much of one output becomes series.
enum SeriesLimit {
  /// The most series, and the most state sequences.
  static let series = 50
  /// The most samples of a series: as many as Prometheus gives at most.
  static let samples = 11_000
}
