/// Several runs side by side.
public struct Comparison: Sendable {
  /// The run that the others are held against: its index.
  public var baseline: Int
  /// Runs of the same experiment, in order of first appearance.
  public var groups: [Group]
  /// One row a check: name and phase.
  public var checks: [CheckRow]
  /// One row an activity of the method, matched by provider and name (digits apart).
  public var durations: [DurationRow]
  /// Metrics that at least two runs have: per row the run and the index into its ``RunAnalysis/metrics``.
  public var metrics: [SharedMetric]
  /// How many rows of checks were left out, because so many runs share so little.
  public var omittedChecks: Int
  /// How many rows of durations were left out.
  public var omittedDurations: Int

  /// Collects the parts.
  public init(
    baseline: Int, groups: [Group], checks: [CheckRow], durations: [DurationRow], metrics: [SharedMetric]
  ) {
    self.baseline = baseline
    self.groups = groups
    self.checks = checks
    self.durations = durations
    self.metrics = metrics
    omittedChecks = 0
    omittedDurations = 0
  }

  /// Runs of one experiment.
  public struct Group: Sendable, Hashable {
    /// The experiment's title.
    public var title: String
    /// The indexes of the runs.
    public var runs: [Int]

    /// Makes a group.
    public init(title: String, runs: [Int]) {
      self.title = title
      self.runs = runs
    }
  }

  /// How a check went from run to run of the same experiment.
  public enum Transition: String, Sendable, Hashable, CaseIterable {
    /// The same wherever it was evaluated: at least twice, and in the last run.
    case unchanged
    /// Met in the baseline and not met in the last run.
    case regressed
    /// Not met in the baseline and met in the last run.
    case fixed
    /// Changed more than once.
    case flaky
    /// Absent from the baseline.
    case new
    /// Declared, and evaluated at most once, or not in the last run, without a change before.
    case notEvaluated
    /// The runs are of different experiments: side by side, no claim of change.
    case sideBySide
  }

  /// A check over all runs.
  public struct CheckRow: Sendable {
    /// The probe's name.
    public var name: String
    /// Before, during (all rounds in one, the worst outcome) or after.
    public var phase: Check.Phase
    /// The outcome a run; nil where the run does not declare it.
    public var cells: [Check.Outcome?]
    /// The evidence number a run.
    public var evidence: [Int?]
    /// How it went from run to run.
    public var transition: Transition
    /// The first run whose outcome is another than that of the run before it; nil when nothing changed.
    public var firstChange: Int?

    /// Makes a row.
    public init(
      name: String, phase: Check.Phase, cells: [Check.Outcome?], evidence: [Int?], transition: Transition
    ) {
      self.name = name
      self.phase = phase
      self.cells = cells
      self.evidence = evidence
      self.transition = transition
    }
  }

  /// Where a duration stands against the baseline: both outside its range and past max(10 %, 100 ms).
  public enum DurationStanding: Sendable, Hashable {
    /// The baseline itself.
    case baseline
    /// No difference that the two keys let pass.
    case within
    /// Slower by seconds.
    case slower(by: Double)
    /// Faster by seconds.
    case faster(by: Double)
    /// Not recorded.
    case absent
    /// The baseline has no such activity.
    case noBaseline
  }

  /// An activity's durations over all runs.
  public struct DurationRow: Sendable {
    /// The activity's name, digits that differ between runs written `#`.
    public var name: String
    /// The duration a run in seconds.
    public var cells: [Double?]
    /// The evidence number a run.
    public var evidence: [Int?]
    /// The standing a run.
    public var standings: [DurationStanding]

    /// Makes a row.
    public init(name: String, cells: [Double?], evidence: [Int?], standings: [DurationStanding]) {
      self.name = name
      self.cells = cells
      self.evidence = evidence
      self.standings = standings
    }
  }

  /// A metric that several runs have.
  public struct SharedMetric: Sendable {
    /// The query or name.
    public var name: String
    /// A run and the index of the series in its metrics.
    public var series: [(run: Int, index: Int)]

    /// Makes a row.
    public init(name: String, series: [(run: Int, index: Int)]) {
      self.name = name
      self.series = series
    }
  }
}
