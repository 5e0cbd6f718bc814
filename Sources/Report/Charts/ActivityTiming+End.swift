import Journal

extension ActivityTiming {
  /// When it ended on the run's clock, when both ends are known.
  var endOffset: Double? {
    guard let offset, let duration, duration.isFinite else { return offset }
    return offset + max(duration, 0)
  }
}
