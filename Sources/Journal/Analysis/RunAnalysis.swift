/// One run, judged and measured.
public struct RunAnalysis: Sendable {
  /// The journal.
  public var journal: RunJournal
  /// What to call the run: the journal's label.
  public var label: String { journal.source.label }
  /// How it ended, in the report's own words.
  public var verdict: Verdict
  /// Why.
  public var reason: VerdictReason
  /// The clock that all offsets of this run are on.
  public var clock: RunClock
  /// Every declared check in every phase that should have evaluated it, in time order.
  public var checks: [Check]
  /// Every recorded activity in time order, with its evidence number.
  public var activities: [ActivityTiming]
  /// Stretches of more than a second in which nothing was recorded, longest first.
  public var gaps: [Span]
  /// Numeric series found in outputs.
  public var metrics: [MetricSeries]
  /// State sequences found in outputs.
  public var states: [StateSeries]
  /// What was left out of the series, by evidence number.
  public var omittedSeries: [OmittedSeries]
  /// How long checks were out of tolerance, and whether that ended.
  public var outage: Outage?
  /// What the run did not cover.
  public var notCovered: [CoverageGap]
  /// Places whose values are masked.
  public var masked: [MaskedPlace]

  /// What must be the same for another run to be compared with this one.
  public var setup: RunSetup
  /// Each series in a few numbers; also there when the samples themselves were let go.
  public var summaries: [SeriesSummary]
  /// How series and checks during and after the fault differ from before it.
  public var effects: [WindowEffect]
  /// Whether only what tables of many runs need is left of it: no outputs, no samples, no arguments.
  public var isReduced: Bool

  /// Counts of met, not met, broken and not evaluated checks.
  public var tally: CheckTally { CheckTally(checks) }

  /// Starts an analysis; the analyzer fills in the rest.
  public init(journal: RunJournal, verdict: Verdict, reason: VerdictReason, clock: RunClock) {
    self.journal = journal
    self.verdict = verdict
    self.reason = reason
    self.clock = clock
    checks = []
    activities = []
    gaps = []
    metrics = []
    states = []
    omittedSeries = []
    notCovered = []
    masked = []
    setup = RunSetup(journal)
    summaries = []
    effects = []
    isReduced = false
  }
}

/// A stretch of time on a run's clock, in seconds from its origin.
public struct Span: Sendable, Hashable {
  /// The beginning.
  public var from: Double
  /// The end.
  public var to: Double
  /// The length in seconds.
  public var length: Double { to - from }

  /// Makes a span.
  public init(from: Double, to: Double) {
    self.from = from
    self.to = to
  }
}

/// The clock of a run: seconds from its first action, or from its start when it has none.
public struct RunClock: Sendable, Hashable {
  /// What second 0 is.
  public enum Origin: Sendable, Hashable {
    /// The start of the first action in the method.
    case firstAction
    /// The start of the run.
    case runStart
    /// Nothing in the journal has a time.
    case unknown
  }

  /// Second 0.
  public var origin: Instant
  /// What second 0 is.
  public var kind: Origin
  /// The run on this clock; from the earliest to the latest recorded moment when start or end is missing.
  public var run: Span
  /// The fault window: from the first action to the end of the method.
  public var method: Span?
  /// When the rollbacks began.
  public var rollbackStart: Double?
  /// Whether every moment falls on a whole second, so that nothing shorter can be told apart.
  public var isWholeSeconds: Bool

  /// Makes a clock.
  public init(
    origin: Instant, kind: Origin, run: Span, method: Span?, rollbackStart: Double?, isWholeSeconds: Bool
  ) {
    self.origin = origin
    self.kind = kind
    self.run = run
    self.method = method
    self.rollbackStart = rollbackStart
    self.isWholeSeconds = isWholeSeconds
  }

  /// A moment on this clock.
  public func offset(of instant: Instant) -> Double { instant.seconds(since: origin) }
}
