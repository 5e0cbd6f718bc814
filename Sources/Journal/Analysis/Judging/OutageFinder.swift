/// Finds how long checks were out of tolerance.
///
/// Failing before the method is no outage of the experiment's making and is left out.
enum OutageFinder {
  /// The outage; nil when no check failed during or after the method, or when none that did has a time.
  static func find(_ checks: [Check], activities: [ActivityTiming]) -> Outage? {
    let timed = checks.indices
      .filter { checks[$0].offset != nil }
      .sorted { (checks[$0].offset ?? 0, $0) < (checks[$1].offset ?? 0, $1) }
    let failed = timed.filter { checks[$0].phase != .before && checks[$0].outcome.isFailure }
    guard let first = failed.first, let last = failed.last, let began = checks[first].offset,
      let ended = checks[last].offset
    else { return nil }
    // Only the same probe says when it was still met: another one looks at something else.
    let lastMet = timed.last {
      checks[$0].outcome == .met && checks[$0].probeIndex == checks[first].probeIndex
        && (checks[$0].offset ?? 0, $0) < (began, first)
    }
    return Outage(
      firstCheck: first, afterAction: lastAction(before: began, in: activities),
      beganAfter: lastMet.flatMap { checks[$0].offset }, firstFailed: began, lastFailed: ended,
      recoveredBy: recovery(after: ended, last: last, in: checks))
  }

  /// The end of the first evaluation behind the last failure in which every probe was met.
  private static func recovery(after ended: Double, last: Int, in checks: [Check]) -> Double? {
    var index = last + 1
    while index < checks.count, checks[index].phase == checks[last].phase { index += 1 }
    while index < checks.count {
      let start = index
      while index < checks.count, checks[index].phase == checks[start].phase { index += 1 }
      let evaluation = checks[start..<index]
      let moments = evaluation.compactMap(\.offset)
      if evaluation.allSatisfy({ $0.outcome == .met }), let end = moments.max(), end >= ended { return end }
    }
    return nil
  }

  private static func lastAction(before moment: Double, in activities: [ActivityTiming]) -> Int? {
    var found: (offset: Double, evidence: Int)?
    for timing in activities where timing.block == .method && timing.run.activity.kind == .action {
      guard let offset = timing.offset, offset <= moment, offset >= found?.offset ?? -.infinity else { continue }
      found = (offset, timing.evidence)
    }
    return found?.evidence
  }
}
