/// What the repeated checks of one probe saw over time: numbers, or states such as HTTP statuses.
struct CheckSeries {
  /// The judged numbers, when at least three checks have one that is more than a status.
  var metric: MetricSeries?
  /// What was seen, when at least three checks saw something and it is no such number.
  var states: StateSeries?

  /// Reads the checks of one probe; all have an offset and an evidence number.
  ///
  /// - Parameters:
  ///   - checks: the checks.
  ///   - evaluations: when each evaluation of the hypothesis began, in order: what a check saw is known until then.
  ///   - clock: the run's clock.
  init(_ checks: [Check], evaluations: [Double], clock: RunClock) {
    let checks = checks.sorted { ($0.offset ?? 0, $0.evidence ?? 0) < ($1.offset ?? 0, $1.evidence ?? 0) }
    guard checks.count >= 3, let first = checks.first, let evidence = first.evidence else { return }
    let measured = checks.filter { $0.observedNumber != nil && $0.limits != nil }
    if measured.count >= 3, measured.count * 2 >= checks.count {
      let points = checks.prefix(SeriesLimit.samples).map {
        MetricSeries.Point(offset: $0.offset ?? 0, value: $0.observedNumber ?? .nan)
      }
      metric = SeriesFinisher(clock: clock).finish(
        RawSeries(label: first.name, points: Array(points)), evidence: evidence, activity: first.name, query: nil,
        label: first.name)
      return
    }
    let seen = checks.filter { $0.observed != nil || $0.outcome == .broke }.prefix(SeriesLimit.samples)
    guard seen.count >= 3 else { return }
    var samples: [RawStates.Sample] = []
    var next = 0
    for (index, check) in seen.enumerated() {
      let from = check.offset ?? 0
      while next < evaluations.count, evaluations[next] <= from { next += 1 }
      // Up to its next check, if that is in the very next evaluation; a round that left the probe out ends the stretch.
      let later = index + 1 < seen.count ? seen[index + 1].offset ?? from : .infinity
      let isNext = next + 1 >= evaluations.count || later < evaluations[next + 1]
      let end = next < evaluations.count ? evaluations[next] : clock.run.to
      let state = check.outcome == .broke ? "broke" : BoundedText.line(check.observed ?? "", limit: 80)
      samples.append(
        RawStates.Sample(
          span: Span(from: from, to: max(from, isNext && later.isFinite ? later : end)), state: state,
          detail: check.outcome == .broke ? check.observed : nil, isBroken: check.outcome == .broke,
          check: check.evidence))
    }
    let raw = RawStates(label: first.name, samples: samples, timesAreEstimated: false)
    // A value that is always another one is no state.
    guard Set(samples.map(\.state)).count * 2 <= samples.count + 1 else { return }
    states = StateSeries(
      evidence: evidence, activity: first.name, label: first.name, segments: raw.segments, timesAreEstimated: false)
  }
}
