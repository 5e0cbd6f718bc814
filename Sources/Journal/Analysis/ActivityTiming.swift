/// One recorded activity on the run's clock.
public struct ActivityTiming: Sendable {
  /// Where in the run it belongs.
  public enum Block: Sendable, Hashable {
    /// The hypothesis before the method.
    case before
    /// The hypothesis during the method: the round, from 1.
    case during(round: Int)
    /// The method.
    case method
    /// The hypothesis after the method.
    case after
    /// The rollbacks.
    case rollback
  }

  /// How the activity itself went, beyond what the journal says.
  public enum Outcome: Sendable, Hashable {
    /// It succeeded.
    case succeeded
    /// It threw.
    case failed
    /// It is a process that ended with this code, which is not 0; the journal calls it succeeded.
    case exited(code: Int)
    /// The journal says another word.
    case other(String)
    /// The journal says nothing.
    case unknown
  }

  /// The evidence number, unique in the report, from 1.
  public var evidence: Int
  /// Where in the run it belongs.
  public var block: Block
  /// Its place in that block, from 0.
  public var index: Int
  /// The record.
  public var run: ActivityRun
  /// How it went.
  public var outcome: Outcome
  /// The last line of the traceback, when it threw.
  public var errorLine: String?
  /// Seconds on the run's clock at which it began; nil when the journal does not say.
  public var offset: Double?
  /// How long it took in seconds, from start and end when both are there, else what the journal claims.
  public var duration: Double?
  /// Whether start and end contradict the claimed duration by more than their precision.
  public var claimDisagrees: Bool
  /// Its share of the run's length, 0 to 1.
  public var share: Double?
  /// Evidence numbers of background activities that it ran beside (or, for a background one, of those beside it).
  public var overlaps: [Int]

  /// Makes a timing; the analyzer fills in the rest.
  public init(evidence: Int, block: Block, index: Int, run: ActivityRun, outcome: Outcome) {
    self.evidence = evidence
    self.block = block
    self.index = index
    self.run = run
    self.outcome = outcome
    claimDisagrees = false
    overlaps = []
  }
}
