import Journal

/// The words that machine-readable outputs use for closed sets; they never change between versions.
enum ResultWords {
  static func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .held: "held"
    case .deviated: "deviated"
    case .deviatedRecovered: "deviated-recovered"
    case .notTested: "not-tested"
    case .failed: "failed"
    case .interrupted: "interrupted"
    case .rollbackFailed: "rollback-failed"
    case .inconclusive: "inconclusive"
    }
  }

  static func word(_ outcome: Check.Outcome) -> String {
    switch outcome {
    case .met: "met"
    case .notMet: "not-met"
    case .broke: "broke"
    case .notEvaluated: "not-evaluated"
    }
  }

  static func word(_ outcome: ActivityTiming.Outcome) -> String {
    switch outcome {
    case .succeeded: "succeeded"
    case .failed: "failed"
    case .exited: "exited"
    case .other: "other"
    case .unknown: "unknown"
    }
  }

  static func word(_ block: ActivityTiming.Block) -> String {
    switch block {
    case .before: "before"
    case .during: "during"
    case .method: "method"
    case .after: "after"
    case .rollback: "rollback"
    }
  }

  static func word(_ kind: Activity.Kind) -> String {
    switch kind {
    case .action: "action"
    case .probe: "probe"
    case .unknown: "unknown"
    }
  }

  static func word(_ transition: Comparison.Transition) -> String {
    switch transition {
    case .unchanged: "unchanged"
    case .regressed: "regressed"
    case .fixed: "fixed"
    case .flaky: "flaky"
    case .new: "new"
    case .notEvaluated: "not-evaluated"
    case .sideBySide: "side-by-side"
    }
  }

  static func word(_ change: BaselineStanding.Change) -> String {
    switch change {
    case .regressed: "regressed"
    case .fixed: "fixed"
    case .new: "new"
    case .notEvaluated: "not-evaluated"
    }
  }

  static func word(_ standing: Comparison.DurationStanding) -> String {
    switch standing {
    case .baseline: "baseline"
    case .within: "within"
    case .slower: "slower"
    case .faster: "faster"
    case .absent: "absent"
    case .noBaseline: "no-baseline"
    }
  }

  /// The round of a phase, from 1.
  static func round(_ phase: Check.Phase) -> Int? {
    switch phase {
    case .during(let round): round
    case .before, .after: nil
    }
  }

  /// A moment as ISO 8601 with its fraction and `Z`.
  static func moment(_ instant: Instant) -> String { "\(instant.date)T\(instant.time)Z" }

  /// Seconds to the millisecond, never negative: Jenkins' schema takes no more digits.
  static func milliseconds(_ value: Double?) -> String {
    guard let value, value.isFinite, value > 0 else { return "0" }
    return seconds((min(value, 9e12) * 1_000).rounded() / 1_000)
  }

  /// Seconds with up to six decimals and no exponent: no journal is more exact.
  static func seconds(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let micros = (min(max(value, -9e12), 9e12) * 1e6).rounded()
    let whole = Int64(micros.magnitude)
    var text = String(whole / 1_000_000)
    var fraction = String(whole % 1_000_000)
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    if !fraction.isEmpty { text += "." + fraction }
    return micros < 0 ? "-" + text : text
  }
}
