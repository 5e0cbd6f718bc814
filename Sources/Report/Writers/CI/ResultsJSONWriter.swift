import JSON
import Journal

/// Writes results as JSON of the published schema, docs/report.schema.json.
///
/// Keys never change their meaning within a version; new ones may come, and `version` says which there are. What is
/// not known is `null`, never left out.
public struct ResultsJSONWriter: Sendable {
  /// The format's name, first in the file.
  public static let format = "chaos-report/results"
  /// The version of the format.
  public static let version = "1.2"

  /// Makes a writer.
  public init() {}

  /// The results as UTF-8, indented, with a line end.
  public func write(_ results: RunResults) -> [UInt8] {
    let value: JSONValue = [
      "format": .string(Self.format), "version": .string(Self.version), "generator": .string(results.generator),
      "created": moment(results.created), "title": .string(results.title),
      "totals": totals(results), "runs": .array(results.runs.map(run)),
      "comparison": results.comparison.map { comparison($0, results.runs.map(\.label)) } ?? .null,
      "trends": .array(results.trends.map(JSONTrend.value)),
      "baselines": .array(results.baselines.map(JSONBaseline.value)),
      "contributions": results.contributions.map { JSONContributions.value($0, results.runs.map(\.label)) } ?? .null,
      "gates": results.gates.map(gates) ?? .null, "loads": .array(results.loads.map(load)),
      "unreadable": .array(
        results.unreadable.map { ["path": .string($0.path), "message": .string($0.message)] as JSONValue }),
    ]
    return JSONWriter(indent: 2, nonFinite: .null).write(value) + [UInt8(ascii: "\n")]
  }

  private func totals(_ results: RunResults) -> JSONValue {
    var verdicts = JSONObject()
    for verdict in Verdict.allCases {
      verdicts[ResultWords.word(verdict)] = .number(JSONNumber(results.runs.count { $0.verdict == verdict }))
    }
    return [
      "runs": integer(results.runs.count), "unreadable": integer(results.unreadable.count),
      "verdicts": .object(verdicts),
    ]
  }

  private func run(_ run: RunResult) -> JSONValue {
    [
      "label": .string(run.label), "experiment": .string(run.experiment), "tags": .array(run.tags.map { .string($0) }),
      "verdict": .string(ResultWords.word(run.verdict)), "reason": .string(run.reason),
      "journal": [
        "path": .string(run.path), "sha256": .string(run.sha256), "bytes": integer(run.byteCount),
        "status": text(run.status), "deviated": run.deviated.map { .bool($0) } ?? .null,
        "chaoslib": text(run.toolkitVersion), "warnings": integer(run.warningCount),
        "masked": integer(run.maskedCount),
      ],
      "node": text(run.node), "start": run.start.map(moment) ?? .null, "end": run.end.map(moment) ?? .null,
      "duration": number(run.duration), "tally": tally(run.tally), "outOfTolerance": run.outage.map(outage) ?? .null,
      "checks": .array(run.checks.map(check)), "activities": .array(run.activities.map(activity)),
      "activitiesNotRun": .array(run.activitiesNotRun.map { .string($0) }),
      "notCovered": .array(run.notCovered.map { .string($0) }),
      "series": .array(run.series.map(JSONEffects.series)), "effects": .array(run.effects.map(JSONEffects.effect)),
    ]
  }

  private func tally(_ tally: CheckTally) -> JSONValue {
    [
      "declared": integer(tally.declared), "met": integer(tally.met), "notMet": integer(tally.notMet),
      "broke": integer(tally.broke), "notEvaluated": integer(tally.notEvaluated),
    ]
  }

  private func outage(_ outage: Outage) -> JSONValue {
    [
      "beganAfter": number(outage.beganAfter), "firstFailed": number(outage.firstFailed),
      "lastFailed": number(outage.lastFailed), "recoveredBy": number(outage.recoveredBy),
    ]
  }

  private func check(_ check: CheckResult) -> JSONValue {
    [
      "evidence": evidence(check.evidence), "name": .string(check.name), "phase": .string(check.phase.chartGroup),
      "round": ResultWords.round(check.phase).map(integer) ?? .null,
      "outcome": .string(ResultWords.word(check.outcome)),
      "expected": .string(check.expected), "observed": text(check.observed),
      "observedNumber": number(check.observedNumber),
      "margin": check.margin.map { ["absolute": number($0.absolute), "relative": number($0.relative)] } ?? .null,
      "start": check.start.map(moment) ?? .null, "offset": number(check.offset), "duration": number(check.duration),
      "line": check.line.map(integer) ?? .null,
    ]
  }

  private func activity(_ activity: ActivityResult) -> JSONValue {
    var exitCode = JSONValue.null
    if case .exited(let code) = activity.outcome { exitCode = integer(code) }
    return [
      "evidence": evidence(activity.evidence), "name": .string(activity.name),
      "block": .string(ResultWords.word(activity.block)), "index": integer(activity.index),
      "kind": .string(ResultWords.word(activity.kind)), "background": .bool(activity.isBackground),
      "call": text(activity.call), "outcome": .string(ResultWords.word(activity.outcome)), "exitCode": exitCode,
      "error": text(activity.errorLine), "start": activity.start.map(moment) ?? .null,
      "offset": number(activity.offset), "duration": number(activity.duration),
      "line": activity.line.map(integer) ?? .null,
    ]
  }

  private func comparison(_ comparison: ComparisonResult, _ labels: [String]) -> JSONValue {
    [
      "baseline": .string(comparison.baseline), "runs": .array(labels.map { .string($0) }),
      "checks": .array(
        comparison.checks.map { row in
          [
            "name": .string(row.name), "phase": .string(row.phase),
            "transition": .string(ResultWords.word(row.transition)),
            "outcomes": .array(row.outcomes.map { $0.map { .string(ResultWords.word($0)) } ?? .null }),
          ] as JSONValue
        }),
      "durations": .array(
        comparison.durations.map { row in
          [
            "name": .string(row.name), "seconds": .array(row.seconds.map(number)),
            "standings": .array(row.standings.map { .string(ResultWords.word($0)) }),
          ] as JSONValue
        }),
    ]
  }

  private func gates(_ results: GateResults) -> JSONValue {
    [
      "policy": .string(results.path), "passed": .bool(results.gates.allSatisfy { $0.isPassed || $0.isWarning }),
      "gates": .array(
        results.gates.map { gate in
          [
            "name": .string(gate.name), "condition": .string(gate.condition),
            "level": .string(gate.isWarning ? "warn" : "error"), "passed": .bool(gate.isPassed),
            "asked": integer(gate.asked), "failed": integer(gate.failed),
            "failures": .array(
              gate.failures.map { failure in
                [
                  "run": .string(failure.run), "expected": .string(failure.expected),
                  "observed": .string(failure.observed), "margin": text(failure.margin),
                  "evidence": .array(failure.evidence.map { evidence($0) }),
                ] as JSONValue
              }),
          ] as JSONValue
        }),
    ]
  }

  private func load(_ load: LoadFacts) -> JSONValue {
    [
      "label": .string(load.label), "path": .string(load.path), "sha256": .string(load.sha256),
      "tool": .string(load.tool.rawValue), "target": text(load.target), "evidence": evidence(load.evidence),
      "start": load.start.map(moment) ?? .null, "duration": number(load.duration), "skipped": integer(load.skipped),
      "windows": .array(
        load.windows.map { run, window in
          [
            "run": .string(run), "window": .string(window.part.rawValue), "from": number(window.span.from),
            "to": number(window.span.to), "requests": integer(window.count), "errors": integer(window.errors),
            "rate": number(window.rate), "latency": latency(window.seconds, high: window.latencies.last),
          ] as JSONValue
        }),
      "summaries": .array(
        load.summaries.map { summary in
          [
            "name": .string(summary.name), "requests": summary.count.map(integer) ?? .null,
            "errors": summary.errors.map(integer) ?? .null, "rate": number(summary.rate), "mean": number(summary.mean),
            "latency": latency(summary.seconds, high: summary.high),
          ] as JSONValue
        }),
    ]
  }

  private func latency(_ seconds: (Double) -> Double?, high: Double?) -> JSONValue {
    [
      "median": number(seconds(0.5)), "p90": number(seconds(0.9)), "p95": number(seconds(0.95)),
      "p99": number(seconds(0.99)), "longest": number(high),
    ]
  }

  private func moment(_ instant: Instant) -> JSONValue { .string(ResultWords.moment(instant)) }
  private func evidence(_ number: Int?) -> JSONValue { .evidence(number) }
  private func integer(_ value: Int) -> JSONValue { .integer(value) }
  private func text(_ text: String?) -> JSONValue { .text(text) }
  private func number(_ value: Double?) -> JSONValue { .known(value) }
}

extension JSONValue {
  /// An evidence number as reports cite it; null for none.
  static func evidence(_ number: Int?) -> JSONValue { number.map { .string("E\($0)") } ?? .null }
  /// A whole number.
  static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
  /// A text; null for none.
  static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  /// A number; null for none, and for what JSON has no number for.
  static func known(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .number(JSONNumber(value))
  }
}
