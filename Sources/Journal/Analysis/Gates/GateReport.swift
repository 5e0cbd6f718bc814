/// What came of a policy.
public struct GateReport: Sendable {
  /// The policy's path.
  public var path: String
  /// A result a gate, in the policy's order.
  public var results: [Result]

  /// A gate and the runs that were asked.
  public struct Result: Sendable {
    /// The gate.
    public var gate: Gate
    /// How many runs were asked.
    public var asked: Int
    /// The runs that failed it or could not be decided, the worst first; at most ``GateJudge/failureLimit``.
    public var failures: [(run: Int, outcome: GateOutcome)]
    /// How many runs failed it or could not be decided.
    public var failed: Int
    /// What a passing run shows, of the one that came nearest to failing; nil when none passed.
    public var nearest: (run: Int, outcome: GateOutcome)?
    /// Whether every run that was asked kept it.
    public var isPassed: Bool { failed == 0 }
  }

  /// Whether a gate of level error failed.
  public var hasFailed: Bool { results.contains { $0.gate.level == .error && !$0.isPassed } }
}

/// What came of a gate in one run.
public struct GateOutcome: Sendable, Hashable {
  /// Passed, failed or neither.
  public enum State: Sendable, Hashable {
    /// The condition holds.
    case passed
    /// It does not.
    case failed
    /// The run does not say: counts as failed.
    case undecided(GateUnknown)
  }

  /// Passed, failed or neither.
  public var state: State
  /// The limit in words, such as `≥ 99 %`.
  public var expected: String
  /// What the run shows in words, such as `87 %`.
  public var observed: String
  /// The distance from the limit, negative beyond it; nil for words.
  public var margin: Double?
  /// The same as a share of the limit; nil when the limit is 0.
  public var relativeMargin: Double?
  /// The margin in words; nil for words.
  public var marginText: String?
  /// Evidence numbers to look at.
  public var evidence: [Int]

  static let nothing = GateOutcome(state: .failed, expected: "", observed: "", evidence: [])
}
