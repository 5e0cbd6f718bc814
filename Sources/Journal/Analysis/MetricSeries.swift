/// A numeric series over time found in an output.
public struct MetricSeries: Sendable {
  /// What the values are.
  public enum Kind: Sendable, Hashable {
    /// A level.
    case gauge
    /// A count that only grows, restarts apart; shown as a rate.
    case counter
  }

  /// What the numbers count, where that is known.
  public enum Unit: Sendable, Hashable {
    /// Whatever the output meant.
    case unknown
    /// Something a second.
    case perSecond
    /// Hundredths of a whole.
    case percent
  }

  /// One sample. A value that is NaN marks a gap.
  public struct Point: Sendable, Hashable {
    /// Seconds on the run's clock.
    public var offset: Double
    /// The value.
    public var value: Double

    /// Makes a sample.
    public init(offset: Double, value: Double) {
      self.offset = offset
      self.value = value
    }
  }

  /// The evidence number of the activity that returned it.
  public var evidence: Int
  /// The activity's name.
  public var activity: String
  /// The query, when the activity has one.
  public var query: String?
  /// What tells this series from the others of the same output as Prometheus writes it (`version="2"`), or the metric's
  /// name; what gates have always known it by.
  public var label: String
  /// The same in words, for a picture that says where it is from: `version 2`, `requests_total`.
  public var name: String
  /// The words with what was measured, `version 2 · requests_total`: equal for the same series of several runs.
  public var commonTitle: String
  /// What parts it from a series of its run with the same ``commonTitle``, such as `E31`; empty where nothing has to.
  public var distinction: String
  /// All labels, sorted by name.
  public var labels: [(name: String, value: String)]
  /// What the values are.
  public var kind: Kind
  /// What the numbers count; of a counter, before its rate is taken.
  public var unit: Unit
  /// The samples in time order.
  public var points: [Point]
  /// For counters: the rate per second at the end of each interval, restarts counted from 0.
  public var rates: [Point]
  /// For counters: the offsets at which it restarted.
  public var restarts: [Double]
  /// The usual distance between samples in seconds; nil with fewer than two.
  public var step: Double?
  /// For counters: the distance in seconds over which rates are taken, when it is longer than ``step`` because the
  /// query asked for more samples than there were scrapes.
  public var resolution: Double?
  /// Stretches longer than one and a half steps without a sample.
  public var gaps: [Span]
  /// Whether the times were made up: evenly spread over the activity, because the output has none.
  public var timesAreEstimated: Bool
  /// What is remarkable about it, most remarkable first.
  public var findings: [SeriesFinding]
  /// Where the values became others (E-divisive), in time order; nil for fewer than 20 values, and where it was not
  /// looked for: in runs without a section of their own, and beyond the first series of a run.
  public var changes: [SeriesChange]?
  /// The shown series (rates for counters) before, during and after the fault window.
  public var windows: WindowValues

  /// Makes a series; the analyzer fills in the rest.
  public init(evidence: Int, activity: String, query: String?, label: String, kind: Kind, points: [Point]) {
    self.evidence = evidence
    self.activity = activity
    self.query = query
    self.label = label
    name = label.isEmpty ? activity : label
    commonTitle = name
    distinction = ""
    self.kind = kind
    self.points = points
    unit = .unknown
    labels = []
    rates = []
    restarts = []
    gaps = []
    timesAreEstimated = false
    findings = []
    windows = WindowValues()
  }

  /// What it is called in a report; no other series of the run is called so.
  public var title: String { distinction.isEmpty ? commonTitle : "\(commonTitle) (\(distinction))" }

  /// What a chart draws: rates for a counter, values for a gauge.
  public var shown: [Point] {
    switch kind {
    case .counter: rates
    case .gauge: points
    }
  }
}

/// A moment from which on a series has other values.
public struct SeriesChange: Sendable, Hashable {
  /// From the last sample of the old values to the first of the new ones.
  public var span: Span
  /// The median since the change before it.
  public var before: Double
  /// The median up to the next change.
  public var since: Double
  /// The share of random orders that part as clearly; at least 1 in 200.
  public var p: Double
}

/// Values before, during and after the fault window.
public struct WindowValues: Sendable, Hashable {
  /// Before the first action.
  public var before: [Double] = []
  /// From the first action to the end of the method.
  public var during: [Double] = []
  /// After the method.
  public var after: [Double] = []

  /// Makes empty windows.
  public init() {}
}

/// Something remarkable about a series.
public enum SeriesFinding: Sendable, Hashable {
  /// A counter stopped growing at a value for at least three steps; `toEnd` when it never grew again in the data.
  case stalled(at: Double, span: Span, toEnd: Bool)
  /// A counter restarted.
  case restarted(at: Double)
  /// The level during the fault differs from before: medians; of a share, the shares of the whole windows.
  case shifted(before: Double, during: Double)
  /// Nothing changed at all.
  case constant(Double)
  /// Samples are missing.
  case gap(Span)
}

/// A sequence of states over time found in an output.
public struct StateSeries: Sendable {
  /// A stretch of equal states.
  public struct Segment: Sendable, Hashable {
    /// When it was seen, in seconds on the run's clock: first to last sample plus one step.
    public var span: Span
    /// The state, such as `ReplicaSetUpdated`.
    public var state: String
    /// The rest of the record, such as `True`.
    public var detail: String?
    /// How many samples.
    public var samples: Int
    /// Whether nothing was seen because the check itself broke; the state then says so.
    public var isBroken: Bool
    /// The evidence number of the check that saw it first; nil where one activity returned the whole sequence.
    public var check: Int?

    /// Makes a stretch.
    public init(
      span: Span, state: String, detail: String?, samples: Int, isBroken: Bool = false, check: Int? = nil
    ) {
      self.span = span
      self.state = state
      self.detail = detail
      self.samples = samples
      self.isBroken = isBroken
      self.check = check
    }
  }

  /// The evidence number of the activity that returned it, or of the first check.
  public var evidence: Int
  /// The activity's name.
  public var activity: String
  /// What the states are of, such as `Progressing`; empty when the output does not say.
  public var label: String
  /// The stretches in time order.
  public var segments: [Segment]
  /// Whether the times were made up: evenly spread over the activity, because the output has none.
  public var timesAreEstimated: Bool

  /// Makes a sequence.
  public init(evidence: Int, activity: String, label: String, segments: [Segment], timesAreEstimated: Bool) {
    self.evidence = evidence
    self.activity = activity
    self.label = label
    self.segments = segments
    self.timesAreEstimated = timesAreEstimated
  }
}
