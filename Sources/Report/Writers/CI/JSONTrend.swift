import JSON
import Journal

/// A trend by the published schema.
enum JSONTrend {
  static func value(_ facts: TrendFacts) -> JSONValue {
    let trend = facts.trend
    func label(_ row: Int?) -> JSONValue {
      row.flatMap { facts.labels.indices.contains($0) ? .string(facts.labels[$0]) : nil } ?? .null
    }
    return [
      "experiment": .string(trend.title), "byTime": .bool(trend.isByTime), "baseline": label(trend.baseline),
      "runs": .array(
        zip(facts.labels, trend.rows).map { name, row in
          [
            "run": .string(name), "verdict": .string(ResultWords.word(row.verdict)), "length": .known(row.length),
            "outOfTolerance": .known(row.outage), "comparable": .bool(row.differences.isEmpty),
          ] as JSONValue
        }),
      "differences": .array(
        trend.differences.map { difference, runs in
          var value = JSONDifference.object(difference)
          value["runs"] = .array(runs.map { label($0) })
          return .object(value)
        }),
      "checks": .array(
        trend.changes.map { change in
          [
            "name": .string(change.name), "phase": .string(change.phase.chartGroup),
            "transition": .string(ResultWords.word(change.transition)), "first": label(change.first),
            "evidence": .evidence(change.evidence), "met": .integer(change.met),
            "evaluated": .integer(change.evaluated), "level": level(change.level, label),
          ] as JSONValue
        }),
      "steps": .array(
        trend.steps.map { step in
          [
            "name": .string(step.name), "seconds": .array(step.values.map { .known($0) }),
            "median": .known(step.median), "first": label(step.first),
            "last": .string(ResultWords.word(step.last)), "shifts": .array(step.shifts.map { label($0) }),
            "level": level(step.level, label),
          ] as JSONValue
        }),
      "omittedChecks": .integer(trend.omittedChanges), "omittedSteps": .integer(trend.omittedSteps),
      "tests": .integer(trend.tests),
    ]
  }

  private static func level(_ level: Trend.Level, _ label: (Int?) -> JSONValue) -> JSONValue {
    let test: Trend.LevelTest? = if case .tested(let test) = level { test } else { nil }
    let word =
      switch level {
      case .tested: level.change == nil ? "steady" : "changed"
      case .tooFew: "too-few"
      case .cannotReach: "cannot-reach"
      case .constant: "constant"
      }
    return [
      "result": .string(word), "since": label(test?.place), "before": .known(test?.before),
      "after": .known(test?.since),
      "counts": test.map { .array($0.counts.map { .integer($0) }) } ?? .null, "p": .known(test?.p),
      "corrected": .known(test?.corrected),
    ]
  }
}

/// A difference between the setups of two runs by the published schema.
enum JSONDifference {
  static func object(_ difference: RunDifference) -> JSONObject {
    [
      "what": .string(word(difference)), "parts": parts(difference), "baseline": .text(sides(difference)?.0),
      "other": .text(sides(difference)?.1),
    ]
  }

  private static func word(_ difference: RunDifference) -> String {
    switch difference {
    case .content: "content"
    case .strategy: "strategy"
    case .platform: "platform"
    case .toolkit: "toolkit"
    }
  }

  private static func parts(_ difference: RunDifference) -> JSONValue {
    guard case .content(let parts) = difference else { return .array([]) }
    return .array(parts.map { .string($0.rawValue) })
  }

  private static func sides(_ difference: RunDifference) -> (String, String)? {
    switch difference {
    case .content: nil
    case .strategy(let baseline, let run), .platform(let baseline, let run), .toolkit(let baseline, let run):
      (baseline, run)
    }
  }
}
