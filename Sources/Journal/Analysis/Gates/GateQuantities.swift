/// Looks up what a gate asks of a run.
struct GateQuantities {
  let facts: RunFacts

  /// The value, or why there is none.
  func value(of quantity: GateQuantity) -> GateValue {
    switch quantity {
    case .verdict: return GateValue(content: .word(facts.verdict.policyWord), evidence: firstEvidence)
    case .status: return GateValue(content: .word(facts.status ?? "none"))
    case .errors: return count(facts.errors)
    case .deviations: return count(facts.deviations)
    case .notEvaluated: return GateValue(content: .number(Double(facts.notEvaluated), .plain))
    case .recovery: return outage(facts.outage?.recovery)
    case .outage: return outage(facts.outage?.length)
    case .length:
      return facts.length.map { GateValue(content: .number($0, .seconds)) } ?? GateValue(content: .unknown(.noTimes))
    case .checks: return allChecks
    case .check(let name, let part): return check(name, part)
    case .step(let name): return step(name)
    case .series(let name, let part, let unit): return series(name, part, unit)
    }
  }

  private var firstEvidence: [Int] {
    switch facts.verdict {
    case .held, .notTested, .interrupted, .inconclusive: []
    case .deviated, .deviatedRecovered, .failed, .rollbackFailed:
      Array((facts.deviations.isEmpty ? facts.errors : facts.deviations).filter { $0 > 0 }.prefix(1))
    }
  }

  private func count(_ evidence: [Int]) -> GateValue {
    GateValue(content: .number(Double(evidence.count), .plain), evidence: Array(evidence.filter { $0 > 0 }.prefix(3)))
  }

  private func outage(_ seconds: Double?) -> GateValue {
    guard let seconds, let outage = facts.outage else { return GateValue(content: .number(0, .seconds)) }
    let evidence = outage.evidence.map { [$0] } ?? []
    guard !outage.isRecovered else { return GateValue(content: .number(seconds, .seconds), evidence: evidence) }
    return GateValue(content: .number(.infinity, .seconds), evidence: evidence, seen: seconds)
  }

  private var allChecks: GateValue {
    var counts = GateCounts()
    for check in facts.checks.values { counts.add(check, 0...2) }
    return share(counts, evidence: Array(facts.deviations.filter { $0 > 0 }.prefix(3)))
  }

  /// The share of declared evaluations that were met; nothing is known of a check that was never evaluated.
  private func share(_ counts: GateCounts, evidence: [Int]) -> GateValue {
    guard counts.evaluated > 0 else { return GateValue(content: .unknown(.checkNotEvaluated)) }
    var value = GateValue(
      content: .number(Double(counts.met) / Double(counts.declared), .share), evidence: evidence)
    value.counts = counts
    return value
  }

  private func check(_ name: String, _ part: GateQuantity.CheckPart) -> GateValue {
    guard let check = facts.checks[name] else { return GateValue(content: .unknown(.checkNotEvaluated)) }
    let own = check.evidence.map { [$0] } ?? []
    func share(_ windows: ClosedRange<Int>) -> GateValue {
      var counts = GateCounts()
      counts.add(check, windows)
      let failing = windows.flatMap { check.failing[$0] }
      return self.share(counts, evidence: failing.isEmpty ? own : Array(failing.prefix(3)))
    }
    switch part {
    case .all: return share(0...2)
    case .before: return share(0...0)
    case .during: return share(1...1)
    case .after: return share(2...2)
    case .margin:
      guard let margin = check.margin else { return GateValue(content: .unknown(.checkWithoutNumber)) }
      return GateValue(content: .number(margin, .share), evidence: own)
    case .value:
      guard let value = check.value else { return GateValue(content: .unknown(.checkWithoutNumber)) }
      return GateValue(content: .number(value, .plain), evidence: own)
    }
  }

  /// The longest of the times that a step took.
  private func step(_ name: String) -> GateValue {
    guard let longest = facts.steps[name]?.max(by: { $0.seconds < $1.seconds }) else {
      return GateValue(content: .unknown(.stepNotTimed))
    }
    return GateValue(
      content: .number(longest.seconds, .seconds), evidence: longest.evidence > 0 ? [longest.evidence] : [])
  }

  /// Of several series of one name the one that is worst for a limit: the greatest value, for `min` the least.
  private func series(_ name: String, _ part: GateQuantity.SeriesPart, _ unit: GateUnit) -> GateValue {
    let all = facts.series.filter { $0.count > 0 && $0.isNamed(name) }
    guard !all.isEmpty else { return GateValue(content: .unknown(.noSeries)) }
    var worst: (value: Double, evidence: Int)?
    var refusal: GateUnknown?
    for series in all {
      let value: Double?
      switch part {
      case .max: value = series.greatest
      case .min: value = series.least
      case .mean: value = series.mean
      case .median: value = series.median
      case .last: value = series.last
      case .count: value = Double(series.count)
      case .p95:
        value = series.p95
        refusal = .tooFewValues(count: series.count, needed: Quantile.smallestCount(for: 0.95))
      case .p99:
        value = series.p99
        refusal = .tooFewValues(count: series.count, needed: Quantile.smallestCount(for: 0.99))
      }
      guard let value, value.isFinite else { continue }
      let isWorse = worst.map { part == .min ? value < $0.value : value > $0.value } ?? true
      if isWorse { worst = (value, series.evidence) }
    }
    guard let worst else { return GateValue(content: .unknown(refusal ?? .noSeries)) }
    return GateValue(
      content: .number(worst.value, unit), evidence: worst.evidence > 0 ? [worst.evidence] : [])
  }
}
