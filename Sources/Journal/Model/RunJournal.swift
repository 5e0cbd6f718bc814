import JSON

/// What one run of one experiment left behind: the journal, read and named.
///
/// Every field that a journal may lack is optional; absence is kept apart from an empty value, because
/// "the hypothesis never ran" and "the hypothesis was not met" are different findings.
public struct RunJournal: Sendable {
  /// Where the bytes came from.
  public var source: JournalSource
  /// What the reader found odd; shown in the report's appendix.
  public var warnings: [JournalWarning]
  /// The version of chaoslib that wrote the journal, as it stands there (`"1.44.0"`, `"1.0.0rc1"`).
  public var toolkitVersion: String?
  /// The platform line, such as `"Linux-5.0.0-15-generic-x86_64-with-Ubuntu-19.04-disco"`.
  public var platform: String?
  /// The name of the host that ran the experiment.
  public var node: String?
  /// The experiment as it was declared.
  public var experiment: Experiment
  /// The run's own word on how it ended; nil when the run was killed before it wrote one.
  public var status: RunStatus?
  /// The run's own word on deviation; nil in journals older than chaoslib 1.0.
  public var deviated: Bool?
  /// When the run began.
  public var start: Instant?
  /// When the run ended; nil when it was killed.
  public var end: Instant?
  /// What the journal claims the run took, in seconds.
  public var duration: Double?
  /// The hypothesis before the method.
  public var before: SteadyState?
  /// The hypothesis while the method ran, one entry a round (continuous strategy).
  public var during: [SteadyState]
  /// The hypothesis after the method.
  public var after: SteadyState?
  /// What ran in the method, in the journal's order.
  public var run: [ActivityRun]
  /// What ran in the rollbacks, in the journal's order.
  public var rollbacks: [ActivityRun]
  /// Whether the journal has a `rollbacks` block at all; old versions have none.
  public var recordsRollbacks: Bool
  /// Whether the text was cut off, so that this is only what it holds up to its last whole record.
  public var isCutOff = false
  /// Keys at the top that this model has no name for, in the journal's order.
  public var extra: [(key: String, value: JSONNode)]

  /// Makes a journal with nothing in it but its source and experiment.
  public init(source: JournalSource, experiment: Experiment) {
    self.source = source
    self.experiment = experiment
    warnings = []
    during = []
    run = []
    rollbacks = []
    recordsRollbacks = false
    extra = []
  }
}
