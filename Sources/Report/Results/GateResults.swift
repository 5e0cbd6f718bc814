import Journal

/// What came of a policy's gates, as plain facts.
public struct GateResults: Sendable {
  /// The policy's path.
  public var path: String
  /// One a gate, in the policy's order.
  public var gates: [Gate]

  /// A gate.
  public struct Gate: Sendable {
    /// Its name.
    public var name: String
    /// Its condition as it is written.
    public var condition: String
    /// Whether a failure is only a warning.
    public var isWarning: Bool
    /// Whether every run that was asked kept it.
    public var isPassed: Bool
    /// How many runs were asked.
    public var asked: Int
    /// How many failed it or could not be decided.
    public var failed: Int
    /// The worst of them.
    public var failures: [Failure]
  }

  /// A run that failed a gate.
  public struct Failure: Sendable {
    /// The run's label.
    public var run: String
    /// The limit in words.
    public var expected: String
    /// What the run shows in words.
    public var observed: String
    /// The margin in words.
    public var margin: String?
    /// Evidence numbers.
    public var evidence: [Int]

    /// What happened, in a sentence without its full stop.
    var sentence: String {
      let places = evidence.prefix(3).map { "E\($0)" }.joined(separator: ", ")
      return "\(run): expected \(expected), observed \(observed)" + (margin.map { ", margin \($0)" } ?? "")
        + (places.isEmpty ? "" : " (\(places))")
    }
  }

  init(_ report: GateReport, voice: ReportVoice, labels: [String]) {
    path = voice.line(report.path, limit: 1_000)
    gates = report.results.prefix(1_000).map { result in
      Gate(
        name: voice.line(result.gate.name), condition: voice.line(result.gate.text),
        isWarning: result.gate.level == .warn, isPassed: result.isPassed, asked: result.asked, failed: result.failed,
        failures: result.failures.prefix(100).map { run, outcome in
          Failure(
            run: labels.indices.contains(run) ? labels[run] : "", expected: voice.line(outcome.expected),
            observed: voice.line(outcome.observed), margin: outcome.marginText.map { voice.line($0) },
            evidence: Array(outcome.evidence.prefix(20)))
        })
    }
  }
}
