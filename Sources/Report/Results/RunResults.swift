import Journal

/// What a set of runs showed, as plain facts for programs: masked, bounded and without a format.
///
/// Made from an ``Analysis`` by ``ResultsMaker``; the writers of machine-readable outputs take nothing else, so that
/// what is masked here is masked in all of them.
public struct RunResults: Sendable {
  /// The report's title.
  public var title: String
  /// When the report was made.
  public var created: Instant
  /// What made it, with its version.
  public var generator: String
  /// The runs in the report's order.
  public var runs: [RunResult]
  /// Journals that could not be read: path and message.
  public var unreadable: [(path: String, message: String)]
  /// The runs side by side, when there are at least two.
  public var comparison: ComparisonResult?
  /// What came of a policy's gates, in the policy's order; nil without a policy.
  public var gates: GateResults?
  /// Load results that were given beside the journals.
  public var loads: [LoadFacts] = []
  /// The trend of each experiment that ran more than once.
  public var trends: [TrendFacts] = []
  /// Runs held against a baseline that is no part of the report.
  public var baselines: [BaselineFacts] = []
  /// What the experiments say they contribute to; nil when none says.
  public var contributions: ContributionSummary?
}

/// One run, as plain facts.
public struct RunResult: Sendable {
  /// What the run is called; unique among the results.
  public var label: String
  /// The journal's path as given.
  public var path: String
  /// The journal's SHA-256.
  public var sha256: String
  /// The journal's size.
  public var byteCount: Int
  /// The experiment's title.
  public var experiment: String
  /// The experiment's tags.
  public var tags: [String]
  /// How it ended.
  public var verdict: Verdict
  /// Why, in one sentence.
  public var reason: String
  /// The journal's own word.
  public var status: String?
  /// The journal's own word on deviation.
  public var deviated: Bool?
  /// When it began.
  public var start: Instant?
  /// When it ended.
  public var end: Instant?
  /// How long it took in seconds.
  public var duration: Double?
  /// The host that ran it.
  public var node: String?
  /// The version of the toolkit that wrote the journal.
  public var toolkitVersion: String?
  /// Every declared check.
  public var checks: [CheckResult]
  /// Every recorded activity of the method and the rollbacks.
  public var activities: [ActivityResult]
  /// Names of declared activities of the method that are absent from the run.
  public var activitiesNotRun: [String]
  /// How long checks were out of tolerance.
  public var outage: Outage?
  /// What the run did not cover, in words.
  public var notCovered: [String]
  /// How many places of the journal are masked.
  public var maskedCount: Int
  /// How many warnings the reader had.
  public var warningCount: Int
  /// The line of the journal where the run's status stands; nil when the journal is not line by line.
  public var line: Int?

  /// Counts of checks by outcome.
  public var tally: CheckTally
  /// Its series in a few numbers.
  public var series: [SeriesFacts]
  /// How series and checks during and after the fault differ from before it.
  public var effects: [WindowEffect]
}

/// One check, as plain facts.
public struct CheckResult: Sendable {
  /// When in the run.
  public var phase: Check.Phase
  /// The probe's name.
  public var name: String
  /// What came of it.
  public var outcome: Check.Outcome
  /// The tolerance in words.
  public var expected: String
  /// The judged value in words, or the error of a probe that broke.
  public var observed: String?
  /// The judged value as a number.
  public var observedNumber: Double?
  /// How far it is from the limit.
  public var margin: Margin?
  /// Its evidence number.
  public var evidence: Int?
  /// Seconds on the run's clock.
  public var offset: Double?
  /// When the probe began.
  public var start: Instant?
  /// How long the probe took in seconds.
  public var duration: Double?
  /// The line of the journal where it stands.
  public var line: Int?
}

/// One recorded activity of the method or the rollbacks, as plain facts.
public struct ActivityResult: Sendable {
  /// Its evidence number.
  public var evidence: Int
  /// Where in the run it belongs.
  public var block: ActivityTiming.Block
  /// Its place in that block, from 0.
  public var index: Int
  /// Its name.
  public var name: String
  /// Action or probe.
  public var kind: Activity.Kind
  /// Whether it ran beside the others.
  public var isBackground: Bool
  /// How it went.
  public var outcome: ActivityTiming.Outcome
  /// What it calls, without arguments.
  public var call: String?
  /// The last line of its traceback.
  public var errorLine: String?
  /// The first and last lines of its traceback.
  public var traceback: String?
  /// When it began.
  public var start: Instant?
  /// Seconds on the run's clock at which it began.
  public var offset: Double?
  /// How long it took in seconds.
  public var duration: Double?
  /// The line of the journal where it stands.
  public var line: Int?
}

/// Several runs side by side, as plain facts.
public struct ComparisonResult: Sendable {
  /// The label of the baseline.
  public var baseline: String
  /// One row a check and phase, its outcomes a run (nil where a run does not declare it).
  public var checks: [(name: String, phase: String, transition: Comparison.Transition, outcomes: [Check.Outcome?])]
  /// One row an activity, its durations a run in seconds, and where each stands against the baseline.
  public var durations: [(name: String, seconds: [Double?], standings: [Comparison.DurationStanding])]
}
