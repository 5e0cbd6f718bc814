/// Lists what a run did not cover.
struct CoverageFinder {
  /// The most names in one gap.
  static let nameLimit = 100

  let journal: RunJournal
  let checks: [Check]
  let activities: [ActivityTiming]
  let clock: RunClock
  let outage: Outage?

  /// The gaps, the ones that limit the verdict first.
  func find() -> [CoverageGap] {
    var gaps: [CoverageGap] = []
    if checks.isEmpty { gaps.append(.noHypothesis) }
    if journal.isCutOff { return gaps + [.cutOff] + silentActions() }
    gaps += notEvaluated()
    let absent = activitiesNotRun()
    if !absent.isEmpty { gaps.append(.activitiesNotRun(names: absent)) }
    if !checks.isEmpty, journal.during.isEmpty, !journal.run.isEmpty { gaps.append(.noChecksDuring) }
    if let outage, !outage.isRecovered { gaps.append(.recoveryNotSeen) }
    if journal.rollbacks.isEmpty {
      let declared = journal.experiment.rollbacks.count
      gaps.append(declared == 0 ? .noRollbacks : .rollbacksNotRecorded(declared: declared))
    }
    gaps += silentActions()
    if clock.isWholeSeconds { gaps.append(.wholeSeconds) }
    return gaps
  }

  private func silentActions() -> [CoverageGap] {
    activities.filter(isSilentAction).map { .actionWithoutResult(evidence: $0.evidence) }
  }

  private func notEvaluated() -> [CoverageGap] {
    var gaps: [CoverageGap] = []
    for phase in [Check.Phase.before, .after] {
      let names = checks.filter { $0.phase == phase && $0.outcome == .notEvaluated }.map(\.name)
      if !names.isEmpty { gaps.append(.notEvaluated(names: bounded(names), phase: phase)) }
    }
    // Rounds repeat: a probe that any of them evaluated was covered during the method.
    let during = checks.filter(\.isDuring)
    let covered = Set(during.filter { $0.outcome != .notEvaluated }.map(\.probeIndex))
    let absent = during.filter { $0.phase == during.first?.phase && !covered.contains($0.probeIndex) }
    if let first = absent.first {
      gaps.append(.notEvaluated(names: bounded(absent.map(\.name)), phase: first.phase))
    }
    return gaps
  }

  private func activitiesNotRun() -> [String] {
    var recorded: [String: Int] = [:]
    for record in journal.run { recorded[record.activity.name, default: 0] += 1 }
    let absent = journal.experiment.method.filter { activity in
      guard let left = recorded[activity.name], left > 0 else { return true }
      recorded[activity.name] = left - 1
      return false
    }
    // Records without a name of their own cannot be matched by it.
    let missing = journal.experiment.method.count - journal.run.count
    return missing <= 0 ? [] : bounded(absent.prefix(missing).map(\.name))
  }

  private func isSilentAction(_ timing: ActivityTiming) -> Bool {
    guard timing.block == .method, timing.run.activity.kind == .action, timing.outcome == .succeeded
    else { return false }
    return timing.run.output?.isNull ?? true
  }

  private func bounded(_ names: [String]) -> [String] { Array(names.prefix(CoverageFinder.nameLimit)) }
}
