import JSON

/// Makes the checks of a run: every declared probe in every phase that should have evaluated it.
struct CheckMaker {
  let journal: RunJournal
  let clock: RunClock
  let text: ValueText
  let substitution: Substitution

  /// The checks in time order: before, round by round, after.
  ///
  /// - Parameter activities: the run's timings, for their evidence numbers.
  func make(_ activities: [ActivityTiming]) -> [Check] {
    let declared = journal.experiment.hypothesis?.probes ?? []
    let evidence = EvidenceLookup(activities)
    var checks: [Check] = []
    let strategy = HypothesisStrategy(journal.experiment)
    if journal.before != nil || strategy.isEvaluatedBefore {
      checks += phase(.before, journal.before, declared, evidence.numbers(.before))
    }
    for (index, state) in journal.during.enumerated() {
      let phase = Check.Phase.during(round: index + 1)
      checks += self.phase(phase, state, declared, evidence.numbers(.during(round: index + 1)))
    }
    if journal.after != nil || strategy.isEvaluatedAfter {
      checks += phase(.after, journal.after, declared, evidence.numbers(.after))
    }
    return checks
  }

  private func phase(
    _ phase: Check.Phase, _ state: SteadyState?, _ declared: [Activity], _ evidence: [Int]
  ) -> [Check] {
    let records = state?.probes ?? []
    let places = ProbeMatcher.places(of: records, in: declared)
    var checks: [Check?] = Array(repeating: nil, count: declared.count)
    var undeclared: [Check] = []
    for (index, record) in records.enumerated() {
      let place = places[index]
      let activity = place.map { declared[$0] } ?? record.activity
      var check = check(
        phase, record, activity, probeIndex: place ?? declared.count + undeclared.count,
        isLast: index == records.count - 1, met: state?.met)
      check.evidence = evidence.indices.contains(index) ? evidence[index] : nil
      if let place { checks[place] = check } else { undeclared.append(check) }
    }
    for (index, probe) in declared.enumerated() where checks[index] == nil {
      checks[index] = Check(
        phase: phase, probeIndex: index, name: probe.name, outcome: .notEvaluated,
        expected: ToleranceText(text: text).expected(probe.tolerance, provider: probe.provider))
    }
    return checks.compactMap { $0 } + undeclared
  }

  private func check(
    _ phase: Check.Phase, _ record: ActivityRun, _ declared: Activity, probeIndex: Int, isLast: Bool, met: Bool?
  ) -> Check {
    let tolerance = record.activity.tolerance ?? declared.tolerance
    let provider = record.activity.provider ?? declared.provider
    var check = Check(
      phase: phase, probeIndex: probeIndex, name: record.activity.name, outcome: .notEvaluated,
      expected: ToleranceText(text: text).expected(tolerance, provider: provider, output: record.output))
    check.at = record.start
    check.offset = record.start.map(clock.offset(of:))
    if record.isFailed || (!record.exception.isEmpty && record.status != "succeeded") {
      check.outcome = .broke
      check.observed = ErrorLine.message(of: record.exception).map { text.plain($0) }
      return check
    }
    let query = PrometheusQuery(provider?.arguments?["query"]?.string)
    let judge = ToleranceJudge(
      provider: provider, text: text, prometheus: PrometheusText(text: text, isRate: query.isRate),
      substitution: substitution)
    let judgement = judge.judge(tolerance, output: record.output)
    check.observed = judgement.observed
    check.observedNumber = judgement.number
    check.limits = judgement.limits
    check.isCount = judgement.isCount
    check.margin = judgement.margin
    let isMet = record.toleranceMet ?? judgement.isMet ?? CheckMaker.implied(met, isLast: isLast)
    check.outcome = isMet.map { $0 ? .met : .notMet } ?? .notEvaluated
    if let said = record.toleranceMet, let own = judgement.isMet { check.agrees = said == own }
    return check
  }

  /// What the evaluation's own word says of a probe: evaluation stops at the first that is not met, so that all
  /// before the last were.
  private static func implied(_ met: Bool?, isLast: Bool) -> Bool? {
    guard let met else { return nil }
    return met || !isLast
  }
}
