/// Holds the windows during and after the fault against the one before.
enum EffectFinder {
  /// Series and checks that are compared in one run.
  static let limit = 50

  /// The effects: series in their order, then checks that were evaluated while the method ran.
  static func find(_ run: RunAnalysis) -> [WindowEffect] {
    var effects = run.metrics.prefix(limit).enumerated().compactMap { series($1, at: $0) }
    effects += checks(run).prefix(limit)
    return effects
  }

  private static func series(_ series: MetricSeries, at place: Int) -> WindowEffect? {
    let windows = [series.windows.before, series.windows.during, series.windows.after].map { $0.filter(\.isFinite) }
    guard windows.count(where: { !$0.isEmpty }) > 1 else { return nil }
    var effect = WindowEffect(
      subject: .series(name: series.title, kind: series.kind),
      evidence: series.evidence,
      windows: windows.map { .init(count: $0.count, level: Quantile.median($0)) },
      during: shift(from: windows[0], to: windows[1]), after: shift(from: windows[0], to: windows[2]))
    effect.metric = place
    return effect
  }

  static func shift(from before: [Double], to later: [Double]) -> WindowEffect.Change {
    guard let estimate = HodgesLehmann(from: before, to: later), let test = MannWhitney(later, before) else {
      return .refused(.noValues(before: before.count, later: later.count))
    }
    let refusal = refusal(before.count, later.count)
    return .shift(
      WindowEffect.Shift(
        estimate: estimate.shift, interval: estimate.interval, superiority: test.superiority,
        p: refusal == nil ? test.p : nil, corrected: nil, refusal: refusal))
  }

  private static func refusal(_ before: Int, _ later: Int) -> WindowEffect.Refusal? {
    let least = MannWhitney.smallestP(before, later)
    return least > 0.05 ? .cannotReach(before: before, later: later, smallestP: least) : nil
  }

  private static func checks(_ run: RunAnalysis) -> [WindowEffect] {
    guard run.checks.contains(where: \.isDuring) else { return [] }
    var places: [Int: Int] = [:]
    var found: [(name: String, evidence: Int?, met: [Int], count: [Int])] = []
    for check in run.checks where check.outcome != .notEvaluated {
      let place = places[check.probeIndex] ?? found.count
      if place == found.count {
        places[check.probeIndex] = place
        found.append((check.name, check.evidence, [0, 0, 0], [0, 0, 0]))
      }
      let window =
        switch check.phase {
        case .before: 0
        case .during: 1
        case .after: 2
        }
      found[place].count[window] += 1
      if check.outcome == .met { found[place].met[window] += 1 }
    }
    return found.filter { $0.count[1] > 0 }.map { probe in
      WindowEffect(
        subject: .check(name: probe.name), evidence: probe.evidence,
        windows: (0..<3).map { window in
          let count = probe.count[window]
          return .init(count: count, level: count > 0 ? Double(probe.met[window]) / Double(count) : nil)
        },
        during: share(probe.met, probe.count, 1), after: share(probe.met, probe.count, 2))
    }
  }

  private static func share(_ met: [Int], _ count: [Int], _ window: Int) -> WindowEffect.Change {
    guard let interval = Newcombe(from: (met[0], of: count[0]), to: (met[window], of: count[window])),
      let test = FisherExact(met: met[0], of: count[0], against: met[window], of: count[window])
    else { return .refused(.noValues(before: count[0], later: count[window])) }
    let refusal = refusal(count[0], count[window])
    return .share(
      WindowEffect.Share(
        difference: interval.difference, low: interval.low, high: interval.high, p: refusal == nil ? test.p : nil,
        corrected: nil, refusal: refusal))
  }
}
