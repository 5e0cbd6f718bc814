import JSON
import Journal

/// A run against a saved baseline by the published schema.
enum JSONBaseline {
  static func value(_ facts: BaselineFacts) -> JSONValue {
    let standing = facts.standing
    return [
      "run": .string(facts.run), "saved": .integer(standing.count),
      "differences": .array(
        standing.differences.map { difference, runs in
          var value = JSONDifference.object(difference)
          value["saved"] = .integer(runs)
          return .object(value)
        }),
      "steps": .array(
        standing.steps.map { step in
          [
            "name": .string(step.name), "evidence": .evidence(step.evidence), "seconds": .known(step.seconds),
            "low": .known(step.range?.lowerBound), "high": .known(step.range?.upperBound),
            "standing": .string(ResultWords.word(step.standing)),
          ] as JSONValue
        }),
      "checks": .array(
        standing.checks.map { check in
          [
            "name": .string(check.name), "phase": .string(["before", "during", "after"][check.window]),
            "baseline": share(check.baseline), "run": share(check.run),
            "change": .string(ResultWords.word(check.change)), "evidence": .evidence(check.evidence),
            "corrected": .known(check.p),
          ] as JSONValue
        }),
    ]
  }

  private static func share(_ share: BaselineStanding.Share) -> JSONValue {
    ["met": .integer(share.met), "declared": .integer(share.declared)]
  }
}

/// What experiments contribute to by the published schema.
enum JSONContributions {
  static func value(_ summary: ContributionSummary, _ labels: [String]) -> JSONValue {
    [
      "levels": .array(summary.levels.map { .string($0) }),
      "properties": .array(
        summary.distribution.map { ["name": .string($0.property), "counts": counts($0.counts)] as JSONValue }),
      "experiments": .array(
        summary.experiments.map { row in
          [
            "title": .string(row.title),
            "runs": .array(row.runs.map { labels.indices.contains($0) ? .string(labels[$0]) : .null }),
            "levels": .array(row.levels.map { .text($0) }),
          ] as JSONValue
        }),
      "tags": .array(
        summary.tags.map { ["tag": .string($0.tag), "counts": .array($0.counts.map(counts))] as JSONValue }),
    ]
  }

  private static func counts(_ counts: [Int]) -> JSONValue { .array(counts.map { .integer($0) }) }
}
