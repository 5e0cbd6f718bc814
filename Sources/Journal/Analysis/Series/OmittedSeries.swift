/// What was left out of the series of one output, because it holds more than a report can show.
public struct OmittedSeries: Sendable, Hashable {
  /// The evidence number of the activity.
  public var evidence: Int
  /// How many series were left out.
  public var series: Int
  /// How many samples were left out of the series that are there.
  public var samples: Int

  /// Makes a note.
  public init(evidence: Int, series: Int, samples: Int) {
    self.evidence = evidence
    self.series = series
    self.samples = samples
  }
}
