import Journal

/// Writes counts and durations for the textfile collector of Prometheus' node_exporter.
///
/// The text is valid both as OpenMetrics and as Prometheus' older format, which the collector reads: gauges only, no
/// timestamps of samples (the collector refuses them), `# EOF` at the end (a comment for the older).
public struct OpenMetricsWriter: Sendable {
  /// Makes a writer.
  public init() {}

  /// The most series with a label a name; the rest is left out, because each is kept for ever by who scrapes them.
  static let activityLimit = 2_000

  /// The results as UTF-8.
  public func write(_ results: RunResults) -> [UInt8] {
    var text = ""
    let runs = results.runs
    family(
      "chaos_run_info", "What a run was; always 1.",
      runs.map { run in
        ([("run", run.label), ("experiment", run.experiment), ("node", run.node ?? ""), ("sha256", run.sha256)], "1")
      }, to: &text)
    family(
      "chaos_run_verdict", "How a run ended: 1 for its verdict, 0 for the others.",
      runs.flatMap { run in
        Verdict.allCases.map { verdict in
          ([("run", run.label), ("verdict", ResultWords.word(verdict))], verdict == run.verdict ? "1" : "0")
        }
      }, to: &text)
    family(
      "chaos_run_start_timestamp_seconds", "When a run began.",
      runs.compactMap { run in
        run.start.map { ([("run", run.label)], ResultWords.seconds($0.seconds)) }
      }, to: &text)
    family(
      "chaos_run_duration_seconds", "How long a run took.",
      runs.compactMap { run in run.duration.map { ([("run", run.label)], ResultWords.seconds($0)) } }, to: &text)
    family(
      "chaos_run_checks", "Checks of the hypothesis by outcome.",
      runs.flatMap { run in
        let tally = run.tally
        let counts: [(Check.Outcome, Int)] = [
          (.met, tally.met), (.notMet, tally.notMet), (.broke, tally.broke), (.notEvaluated, tally.notEvaluated),
        ]
        return counts.map { ([("run", run.label), ("outcome", ResultWords.word($0))], String($1)) }
      }, to: &text)
    family(
      "chaos_run_out_of_tolerance_seconds", "How long checks were out of tolerance, at least and at most.",
      runs.flatMap(outages), to: &text)
    family(
      "chaos_activity_duration_seconds", "How long an activity of the method or the rollbacks took.",
      runs.flatMap { run in
        run.activities.compactMap { activity in
          activity.duration.map { seconds in
            (
              [
                ("run", run.label), ("evidence", "E\(activity.evidence)"),
                ("block", ResultWords.word(activity.block)), ("activity", activity.name),
                ("outcome", ResultWords.word(activity.outcome)),
              ], ResultWords.seconds(seconds)
            )
          }
        }
      }.prefix(Self.activityLimit), to: &text)
    family(
      "chaos_gate_passed", "Whether every run that was asked kept a gate: 1 or 0.",
      (results.gates?.gates ?? []).enumerated().map { place, gate in
        (
          [("gate", "\(place + 1). \(gate.name)"), ("level", gate.isWarning ? "warn" : "error")],
          gate.isPassed ? "1" : "0"
        )
      }, to: &text)
    family(
      "chaos_load_requests", "Requests of a load before, during and after the fault, by outcome.",
      results.loads.flatMap { load in
        load.windows.flatMap { run, window in
          let labels = [("load", load.label), ("run", run), ("window", window.part.rawValue)]
          return [
            (labels + [("outcome", "answered")], String(window.count - window.errors)),
            (labels + [("outcome", "failed")], String(window.errors)),
          ]
        }
      }, to: &text)
    family(
      "chaos_load_latency_seconds", "Latency of requests that did not fail, by percentile.",
      results.loads.flatMap { load in
        load.windows.flatMap { run, window in
          Self.percentiles(
            window.seconds, [("load", load.label), ("run", run), ("window", window.part.rawValue)])
        }
      }, to: &text)
    family(
      "chaos_load_tool_requests", "Requests that a load tool sums up, by outcome.",
      results.loads.flatMap { load in
        load.summaries.flatMap { summary -> [Sample] in
          guard let count = summary.count else { return [] }
          let labels = [("load", load.label), ("name", summary.name)]
          guard let errors = summary.errors else { return [(labels + [("outcome", "any")], String(count))] }
          return [
            (labels + [("outcome", "answered")], String(max(0, count - errors))),
            (labels + [("outcome", "failed")], String(errors)),
          ]
        }
      }.prefix(Self.activityLimit), to: &text)
    family(
      "chaos_load_tool_latency_seconds", "Latency that a load tool sums up, by percentile.",
      results.loads.flatMap { load in
        load.summaries.flatMap { summary in
          Self.percentiles(summary.seconds, [("load", load.label), ("name", summary.name)])
        }
      }.prefix(Self.activityLimit), to: &text)
    family(
      "chaos_journals_unreadable", "Journals that could not be read.", [([], String(results.unreadable.count))],
      to: &text)
    text += "# EOF\n"
    return Array(text.utf8)
  }

  private typealias Sample = ([(String, String)], String)

  private static func percentiles(
    _ seconds: (Double) -> Double?, _ labels: [(String, String)]
  ) -> [Sample] {
    [("50", 0.5), ("90", 0.9), ("95", 0.95), ("99", 0.99)].compactMap { word, share in
      seconds(share).map { (labels + [("percentile", word)], ResultWords.seconds($0)) }
    }
  }

  private func outages(_ run: RunResult) -> [Sample] {
    guard let outage = run.outage else { return [([("run", run.label), ("bound", "least")], "0")] }
    let least = max(outage.lastFailed - outage.firstFailed, 0)
    var samples: [Sample] = [([("run", run.label), ("bound", "least")], ResultWords.seconds(least))]
    if let end = outage.recoveredBy {
      let most = max(end - (outage.beganAfter ?? outage.firstFailed), 0)
      samples.append(([("run", run.label), ("bound", "most")], ResultWords.seconds(most)))
    }
    return samples
  }

  private func family(_ name: String, _ help: String, _ samples: some Sequence<Sample>, to text: inout String) {
    var lines = ""
    for (labels, value) in samples {
      lines += name
      if !labels.isEmpty {
        lines += "{" + labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",") + "}"
      }
      lines += " " + value + "\n"
    }
    guard !lines.isEmpty else { return }
    text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" + lines
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in HostileText.visible(text).unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
