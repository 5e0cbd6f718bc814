import JSON

/// One declared hypothesis probe in one phase, evaluated or not.
public struct Check: Sendable {
  /// When in the run.
  public enum Phase: Sendable, Hashable {
    /// Before the method.
    case before
    /// While the method ran: the round, from 1.
    case during(round: Int)
    /// After the method.
    case after
  }

  /// What came of it.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// Within tolerance.
    case met
    /// Out of tolerance.
    case notMet
    /// The probe itself failed, so that there is nothing to judge.
    case broke
    /// Declared, and absent from the journal.
    case notEvaluated
  }

  /// When in the run.
  public var phase: Phase
  /// The probe's place in the declared hypothesis, from 0.
  public var probeIndex: Int
  /// The probe's name.
  public var name: String
  /// What came of it.
  public var outcome: Outcome
  /// The tolerance in words, such as `status is 200` or `between 10 and 20`.
  public var expected: String
  /// The value that was judged, in words, such as `503` or `1 series: status_code="500", 0.3 per s`; for a probe that
  /// broke the message of its error; nil when there is none. At most 120 Unicode scalars, masked.
  public var observed: String?
  /// The judged value as a number, when it is one.
  public var observedNumber: Double?
  /// Whether that number counts what was found, as for a JSON path with a count.
  public var isCount = false
  /// The limits as numbers, when the tolerance has them.
  public var limits: Limits?
  /// How far the judged value is from the nearest limit; nil when there is no distance.
  public var margin: Margin?
  /// Whether judging the output again agrees with the journal; nil when it cannot be judged again.
  public var agrees: Bool?
  /// The evidence number of the activity; nil when it was not evaluated.
  public var evidence: Int?
  /// Seconds on the run's clock when the probe began; nil when unknown.
  public var offset: Double?
  /// The moment the probe began.
  public var at: Instant?

  /// Makes a check; what is not known stays nil.
  public init(phase: Phase, probeIndex: Int, name: String, outcome: Outcome, expected: String) {
    self.phase = phase
    self.probeIndex = probeIndex
    self.name = name
    self.outcome = outcome
    self.expected = expected
  }
}

/// Numeric limits of a tolerance; equal ends mean one exact value.
public struct Limits: Sendable, Hashable {
  /// The lower limit; nil when there is none.
  public var low: Double?
  /// The upper limit; nil when there is none.
  public var high: Double?

  /// Makes limits.
  public init(low: Double?, high: Double?) {
    self.low = low
    self.high = high
  }
}

/// The distance of a judged value from the nearest limit.
public struct Margin: Sendable, Hashable {
  /// In the value's own unit; negative outside the tolerance.
  public var absolute: Double
  /// As a share of the limit (0.1 is 10 %); nil when the limit is 0.
  public var relative: Double?

  /// Makes a margin.
  public init(absolute: Double, relative: Double?) {
    self.absolute = absolute
    self.relative = relative
  }
}

/// Counts of checks by outcome.
public struct CheckTally: Sendable, Hashable {
  /// Within tolerance.
  public var met = 0
  /// Out of tolerance.
  public var notMet = 0
  /// Probe failed.
  public var broke = 0
  /// Declared and absent.
  public var notEvaluated = 0
  /// What was declared.
  public var declared: Int { met + notMet + broke + notEvaluated }

  /// Counts checks.
  public init(_ checks: some Sequence<Check>) {
    for check in checks {
      switch check.outcome {
      case .met: met += 1
      case .notMet: notMet += 1
      case .broke: broke += 1
      case .notEvaluated: notEvaluated += 1
      }
    }
  }
}

/// How long a run's checks were out of tolerance.
///
/// Checks are samples, so both ends are intervals: the outage began between the last check that was met and
/// the first that was not, and it ended between the last that was not met and the first that was met again.
public struct Outage: Sendable, Hashable {
  /// The check (index) that failed first.
  public var firstCheck: Int
  /// The evidence number of the action that had begun last when it failed; nil when none had.
  public var afterAction: Int?
  /// Where the outage began: (last met, first not met], on the run's clock; the lower end is nil when there is none.
  public var beganAfter: Double?
  /// The first failing check.
  public var firstFailed: Double
  /// The last failing check.
  public var lastFailed: Double
  /// The first check that was met again, all probes being met; nil when none was: not recovered.
  public var recoveredBy: Double?
  /// Whether all checks were met again after the last that failed.
  public var isRecovered: Bool { recoveredBy != nil }

  /// Makes an outage.
  public init(
    firstCheck: Int, afterAction: Int?, beganAfter: Double?, firstFailed: Double, lastFailed: Double,
    recoveredBy: Double?
  ) {
    self.firstCheck = firstCheck
    self.afterAction = afterAction
    self.beganAfter = beganAfter
    self.firstFailed = firstFailed
    self.lastFailed = lastFailed
    self.recoveredBy = recoveredBy
  }
}
