import JSON

/// Gives the verdict on a run.
///
/// Questions are asked in the order of what a reader must know first: was the run stopped, is the system still
/// broken, was anything tested, did the hypothesis hold, did the tools work.
struct VerdictJudge {
  let journal: RunJournal
  let checks: [Check]
  let activities: [ActivityTiming]

  /// The verdict and its reason.
  func judge() -> (Verdict, VerdictReason) {
    if journal.isCutOff { return (.inconclusive, .cutOff(lastEvidence: activities.last?.evidence)) }
    if let reason = stopped() { return (.interrupted, reason) }
    if let reason = brokenRollback() { return (.rollbackFailed, reason) }
    if let reason = untested() { return (.notTested, reason) }
    if let reason = deviated() { return (.deviated, reason) }
    if let reason = broken() { return (.failed, reason) }
    if let reason = deviatedDuring() { return (.deviatedRecovered, reason) }
    if journal.status == .failed { return (.failed, .journalSaysFailed) }
    if let reason = unjudged() { return (.inconclusive, reason) }
    let tally = CheckTally(checks)
    return (.held, .everyCheckMet(met: tally.met, declared: tally.declared))
  }

  private func stopped() -> VerdictReason? {
    var last: Int? { activities.last { $0.block != .rollback }?.evidence }
    switch journal.status {
    case .interrupted: return .interrupted(lastEvidence: last)
    case .aborted: return .aborted(lastEvidence: last)
    case .completed, .failed: return nil
    case nil, .other: return journal.end == nil ? .killed(lastEvidence: last) : nil
    }
  }

  private func brokenRollback() -> VerdictReason? {
    guard let first = activities.first(where: { $0.block == .rollback && $0.isBroken }) else { return nil }
    return .rollbackBroke(evidence: first.evidence, deviated: journal.deviated ?? hasFailedAfter)
  }

  private func untested() -> VerdictReason? {
    let failed = checks.firstIndex { $0.phase == .before && $0.outcome.isFailure }
    if failed != nil || journal.before?.met == false, !hasFailedAfter { return .failedBeforeMethod(check: failed) }
    if isDry { return .dryRun }
    guard journal.run.isEmpty else { return nil }
    return journal.experiment.method.isEmpty ? .emptyMethod : .methodNeverRan
  }

  /// Whether activities were left out: `pause` leaves out only the pauses.
  private var isDry: Bool {
    guard let dry = journal.experiment.node?["dry"] else { return false }
    switch dry.kind {
    case .bool: return dry.bool == true
    case .string: return !["", "pause", "none", "false"].contains(dry.string)
    case .null, .number, .array, .object: return false
    }
  }

  private func deviated() -> VerdictReason? {
    let after = checks.indices.filter { checks[$0].phase == .after }
    let failed = after.filter { checks[$0].outcome == .notMet }
    if let first = failed.first { return .checkNotMet(check: first, others: failed.count - 1) }
    // A probe that throws has not shown the steady state, and the toolkit counts that as a deviation: probes throw
    // to say that a pod is down or that nothing answers. The reason still names it as broken.
    let isSaid = journal.after?.met == false || journal.deviated == true
    if isSaid, let broken = after.first(where: { checks[$0].outcome == .broke }) { return .checkBroke(check: broken) }
    if journal.after?.met == false { return .journalSaysDeviated }
    if journal.after == nil, let last = lastRound(.notMet) { return .checkNotMet(check: last, others: 0) }
    let hasFailedDuring = checks.contains { $0.isDuring && $0.outcome.isFailure }
    return journal.deviated == true && !hasFailedDuring ? .journalSaysDeviated : nil
  }

  private func broken() -> VerdictReason? {
    let broken = activities.filter { $0.block == .method && $0.isBroken }
    if let check = checks.firstIndex(where: { $0.phase == .after && $0.outcome == .broke }) {
      return .checkBroke(check: check)
    }
    if journal.after == nil, let check = lastRound(.broke) { return .checkBroke(check: check) }
    let others = broken.count - 1
    if let first = broken.first(where: { $0.outcome == .failed }) {
      return .activityBroke(evidence: first.evidence, others: others)
    }
    if let first = broken.first, case .exited(let code) = first.outcome {
      return .processExited(evidence: first.evidence, code: code, others: others)
    }
    return nil
  }

  private func deviatedDuring() -> VerdictReason? {
    let rounds = checks.indices.filter { checks[$0].isDuring }
    let failed = rounds.filter { checks[$0].outcome.isFailure }
    guard let first = failed.first else { return nil }
    let evaluated = rounds.count { checks[$0].outcome != .notEvaluated }
    return .notMetDuring(check: first, failed: failed.count, of: evaluated)
  }

  private func unjudged() -> VerdictReason? {
    if checks.isEmpty { return .noHypothesis }
    let after = checks.filter { $0.phase == .after }
    return after.isEmpty || after.contains { $0.outcome == .notEvaluated } ? .neverEvaluatedAfter : nil
  }

  private var hasFailedAfter: Bool {
    journal.after?.met == false || checks.contains { $0.phase == .after && $0.outcome.isFailure }
  }

  /// The check of the last round that came to this, when that is how the rounds ended.
  private func lastRound(_ outcome: Check.Outcome) -> Int? {
    guard let last = checks.last(where: \.isDuring)?.phase else { return nil }
    return checks.lastIndex { $0.phase == last && $0.outcome == outcome }
  }
}

extension Check {
  /// Whether the check was made while the method ran.
  var isDuring: Bool {
    switch phase {
    case .during: true
    case .before, .after: false
    }
  }
}

extension Check.Outcome {
  /// Whether the check was made and not passed.
  var isFailure: Bool {
    switch self {
    case .notMet, .broke: true
    case .met, .notEvaluated: false
    }
  }
}

extension ActivityTiming {
  /// Whether the activity broke: it threw, or it is a program of an action that ended with a code other than 0.
  ///
  /// A program that probes may well say what it saw by its code.
  var isBroken: Bool {
    switch outcome {
    case .failed: true
    case .exited: run.activity.kind == .action
    case .succeeded, .other, .unknown: false
    }
  }
}
