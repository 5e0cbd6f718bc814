/// Load results beside the runs they overlap.
public struct LoadAnalysis: Sendable {
  /// The results.
  public var result: LoadResult
  /// Their evidence number: the next after those of all activities.
  public var evidence: Int
  /// One view a run that they overlap, in the order of the runs.
  public var views: [LoadView]
  /// The series that the file holds, on its own clock; empty where they stand beside a run.
  public var series: [MetricSeries]

  /// All single requests summed up, where no view parts them into windows.
  public var overall: LoadSummary? { views.contains { !$0.windows.isEmpty } ? nil : result.overall }
}

/// Load results on the clock of one run.
public struct LoadView: Sendable {
  /// The run's index.
  public var run: Int
  /// From the first to the last request, on the run's clock.
  public var span: Span
  /// Requests before, during and after the fault window; empty for results without single requests.
  public var windows: [LoadWindow]
  /// Requests a second, and the share that failed in per cent, over time; or the series that the file holds.
  public var series: [MetricSeries]
  /// The length of one step of requests a second, in seconds.
  public var step: Double?
}

/// The requests of one window.
public struct LoadWindow: Sendable {
  /// Where a window lies.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case before, during, after
  }

  /// Where it lies.
  public var part: Part
  /// From the first to the last moment of it that the load covers.
  public var span: Span
  /// How many requests were sent in it.
  public var count: Int
  /// How many of them failed.
  public var errors: Int
  /// Seconds of those that did not fail, ascending.
  public var latencies: [Double]

  /// The share of requests that failed, 0 to 1; nil without requests.
  public var errorShare: Double? { count > 0 ? Double(errors) / Double(count) : nil }

  /// Requests a second; nil when the window has no length.
  public var rate: Double? { span.length > 0 ? Double(count) / span.length : nil }

  /// A quantile of the latencies; nil with too few of them (see ``Quantile/smallestCount(for:confidence:)``).
  public func seconds(at share: Double) -> Double? {
    if share > 0.5, latencies.count < Quantile.smallestCount(for: share) { return nil }
    return Quantile.type7(sorted: latencies, share: share)
  }
}
