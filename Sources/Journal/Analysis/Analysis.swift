/// Everything the report says about a set of runs, as facts; the words are made later.
///
/// Facts point at each other by index: a run by its place in ``runs``, an activity by its evidence number,
/// which counts every recorded activity over all runs in their order, from 1.
public struct Analysis: Sendable {
  /// The runs in the order given.
  public var runs: [RunAnalysis]
  /// Journals that could not be read and that `--keep-going` left behind.
  public var unreadable: [UnreadableJournal]
  /// The comparison of the runs, when there are at least two.
  public var comparison: Comparison?
  /// What the experiments say they contribute to.
  public var contributions: ContributionSummary
  /// What masks secrets in everything that is shown of the journals: texts, outputs, arguments, configuration.
  public var redactor: Redactor
  /// The trend of each experiment that ran more than once.
  public var trends: [Trend] = []
  /// The runs that a report shows in detail, ascending; nil for all of them.
  public var detailed: [Int]?
  /// The verdict of a policy's gates, when there is a policy.
  public var gates: GateReport?
  /// What the runs show against a baseline that is no part of the report.
  public var against: [BaselineStanding] = []
  /// Runs that were to be held against such a baseline, which has no run of their experiment: their indexes.
  public var unmatched: [Int] = []
  /// Whether the runs are held against a baseline that is no part of the report, besides against each other.
  public var hasOutsideBaseline: Bool { !against.isEmpty || !unmatched.isEmpty }

  /// The runs that a report shows in detail, ascending.
  public var detailedRuns: [Int] { detailed ?? Array(runs.indices) }
  /// Load results that were given beside the journals.
  public var loads: [LoadAnalysis] = []

  /// Collects the parts.
  public init(
    runs: [RunAnalysis], unreadable: [UnreadableJournal], comparison: Comparison?, contributions: ContributionSummary,
    redactor: Redactor = .none
  ) {
    self.runs = runs
    self.unreadable = unreadable
    self.comparison = comparison
    self.contributions = contributions
    self.redactor = redactor
  }
}

/// A journal that could not be read.
public struct UnreadableJournal: Sendable {
  /// The path as given.
  public var path: String
  /// Why, in facts.
  public var error: JournalError

  /// Names a failure.
  public init(path: String, error: JournalError) {
    self.path = path
    self.error = error
  }
}
