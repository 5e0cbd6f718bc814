/// A kind of failure: who has to look at it first.
public enum FailureClass: String, Sendable, Hashable, CaseIterable {
  /// A check was made and not met: the system under test.
  case systemDeviated
  /// A probe threw: the observation.
  case probeBroke
  /// An action threw: the injection.
  case actionBroke
  /// An action's program ended with a code other than 0, and the journal calls it succeeded.
  case exitCode
  /// A rollback threw, or its program ended with a code other than 0.
  case rollbackBroke
  /// The toolkit gave up, or was killed.
  case toolAborted
  /// Somebody, or a signal, stopped the run.
  case operatorInterrupted
}

/// Failures of one class in a run.
public struct FailureGroup: Sendable, Hashable {
  /// The class.
  public var kind: FailureClass
  /// Evidence numbers in time order.
  public var evidence: [Int]
  /// How many there are; at least 1.
  public var count: Int
}

extension RunAnalysis {
  /// What went wrong, by class, in the order of ``FailureClass``; empty when nothing did.
  public var failures: [FailureGroup] {
    var found: [FailureClass: [Int?]] = [:]
    var seen: Set<Int> = []
    for check in checks {
      switch check.outcome {
      case .notMet: found[.systemDeviated, default: []].append(check.evidence)
      case .broke: found[.probeBroke, default: []].append(check.evidence)
      case .met, .notEvaluated: break
      }
      if check.outcome == .broke, let evidence = check.evidence { seen.insert(evidence) }
    }
    for timing in activities where timing.isBroken && !seen.contains(timing.evidence) {
      found[FailureClass(timing), default: []].append(timing.evidence)
    }
    let last = activities.last { $0.block != .rollback }?.evidence
    switch reason {
    case .interrupted: found[.operatorInterrupted, default: []].append(last)
    case .aborted, .killed: found[.toolAborted, default: []].append(last)
    case .everyCheckMet, .checkNotMet, .journalSaysDeviated, .notMetDuring, .failedBeforeMethod, .emptyMethod,
      .methodNeverRan, .dryRun, .checkBroke, .activityBroke, .processExited, .rollbackBroke, .journalSaysFailed,
      .noHypothesis, .neverEvaluatedAfter, .cutOff:
      break
    }
    return FailureClass.allCases.compactMap { kind in
      found[kind].map { FailureGroup(kind: kind, evidence: $0.compactMap { $0 }, count: $0.count) }
    }
  }
}

extension FailureClass {
  /// The class of an activity that broke.
  init(_ timing: ActivityTiming) {
    if timing.block == .rollback {
      self = .rollbackBroke
    } else if case .exited = timing.outcome {
      self = .exitCode
    } else {
      self = timing.run.activity.kind == .action ? .actionBroke : .probeBroke
    }
  }
}
