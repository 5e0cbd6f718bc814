/// What a load generator, a benchmark or a monitoring system wrote, read and named.
public struct LoadResult: Sendable {
  /// What wrote the file.
  public enum Tool: String, Sendable, Hashable, CaseIterable {
    case vegeta, k6, wrk, hey, hyperfine, prometheus

    /// Whether it waits for answers before it sends more. While the system stalls, such a tool sends less, so that
    /// slow answers are under-counted.
    public var isClosedLoop: Bool {
      switch self {
      case .k6, .wrk, .hey: true
      case .vegeta, .hyperfine, .prometheus: false
      }
    }
  }

  /// The file.
  public var source: JournalSource
  /// What wrote it.
  public var tool: Tool
  /// What was called: an address, a command; nil when the file does not say.
  public var target: String?
  /// When the first request was sent, or the first sample taken; nil when the file does not say.
  public var start: Instant?
  /// How long it went on in seconds, as far as the file says.
  public var duration: Double?
  /// How fine the file's times are in seconds; 0 when they are as fine as they look.
  public var resolution = 0.0
  /// Single requests in the order of their times.
  public var samples: [LoadSample] = []
  /// Values that the file holds summed up: of all requests, or of a command.
  public var summaries: [LoadSummary] = []
  /// Numeric series over time.
  public var series: [LoadSeries] = []
  /// Lines and entries that could not be read.
  public var skipped = 0
  /// Entries that were left out because there are too many.
  public var leftOut = 0

  /// Names a result with nothing in it.
  public init(source: JournalSource, tool: Tool) {
    self.source = source
    self.tool = tool
  }
}

extension LoadResult {
  /// All single requests summed up; nil without any. Latencies are those of requests that did not fail.
  public var overall: LoadSummary? {
    guard !samples.isEmpty else { return nil }
    var summary = LoadSummary()
    summary.count = samples.count
    summary.errors = samples.count { $0.isError }
    if let duration, duration > 0 { summary.rate = Double(samples.count) / duration }
    let latencies = samples.lazy.filter { !$0.isError }.map(\.latency).sorted()
    summary.low = latencies.first
    summary.high = latencies.last
    if !latencies.isEmpty { summary.mean = latencies.reduce(0, +) / Double(latencies.count) }
    for share in [0.5, 0.9, 0.95, 0.99] {
      guard share <= 0.5 || latencies.count >= Quantile.smallestCount(for: share) else { continue }
      if let seconds = Quantile.type7(sorted: latencies, share: share) {
        summary.quantiles.append(.init(share: share, seconds: seconds))
      }
    }
    return summary
  }
}

/// One request.
public struct LoadSample: Sendable, Hashable {
  /// When it was sent, in seconds from the result's start.
  public var offset: Double
  /// How long the answer took in seconds.
  public var latency: Double
  /// Whether there was no answer, or one that says that something failed (status 400 and above).
  public var isError: Bool

  /// Makes a request.
  public init(offset: Double, latency: Double, isError: Bool) {
    self.offset = offset
    self.latency = latency
    self.isError = isError
  }
}

/// Latencies summed up by the tool itself.
public struct LoadSummary: Sendable, Hashable {
  /// What was timed; empty for all requests.
  public var name: String
  /// How many there were.
  public var count: Int?
  /// How many failed.
  public var errors: Int?
  /// How many a second.
  public var rate: Double?
  /// The mean in seconds.
  public var mean: Double?
  /// The shortest in seconds.
  public var low: Double?
  /// The longest in seconds.
  public var high: Double?
  /// Quantiles: shares from 0 to 1 with seconds.
  public var quantiles: [Point] = []

  /// A share with the seconds below which it lies.
  public struct Point: Sendable, Hashable {
    /// 0 to 1.
    public var share: Double
    /// Seconds.
    public var seconds: Double

    /// Makes a quantile.
    public init(share: Double, seconds: Double) {
      self.share = share
      self.seconds = seconds
    }
  }

  /// Makes a summary of nothing.
  public init(name: String = "") {
    self.name = name
  }

  /// A quantile in seconds; nil when the tool does not give it, or when there are too few requests for it to say
  /// anything about the tail (see ``Quantile/smallestCount(for:confidence:)``).
  public func seconds(at share: Double) -> Double? {
    guard let point = quantiles.first(where: { ($0.share - share).magnitude < 1e-9 }) else { return nil }
    if share > 0.5, (count ?? 0) < Quantile.smallestCount(for: share) { return nil }
    return point.seconds
  }
}

/// A numeric series over time.
public struct LoadSeries: Sendable {
  /// Its name and labels in one line.
  public var name: String
  /// The metric's name, when the file says it.
  public var metric: String?
  /// Offsets in seconds from the result's start, and values; NaN where there is none.
  public var points: [MetricSeries.Point]

  /// Makes a series.
  public init(name: String, metric: String?, points: [MetricSeries.Point]) {
    self.name = name
    self.metric = metric
    self.points = points
  }
}
