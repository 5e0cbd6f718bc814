import Journal

/// A run as a suite of test cases.
struct JUnitSuite {
  var name: String
  var host: String
  var timestamp: String
  var time: String
  var properties: [(name: String, value: String)]
  var cases: [JUnitCase]
  var summary: String

  init(_ run: RunResult) {
    name = "\(run.label): \(run.experiment)"
    host = run.node.map { $0.isEmpty ? "localhost" : $0 } ?? "localhost"
    timestamp = Self.timestamp(run.start)
    time = ResultWords.milliseconds(run.duration)
    properties = [
      ("verdict", ResultWords.word(run.verdict)), ("journal", run.path), ("sha256", run.sha256),
      ("status", run.status ?? ""), ("chaoslib", run.toolkitVersion ?? ""), ("tags", run.tags.joined(separator: ", ")),
    ]
    var lines = ["\(run.verdict.chartWord): \(run.reason)"]
    lines += run.notCovered.map { "Not covered: \($0)" }
    summary = lines.joined(separator: "\n")
    // Readers tell cases by class and name: those that repeat get numbers.
    var used: [String: Int] = [:]
    cases = []
    for var test in Self.cases(of: run) {
      let key = test.className + "\u{0}" + test.name
      let count = used[key, default: 0] + 1
      used[key] = count
      if count > 1 { test.name += " (\(count))" }
      cases.append(test)
    }
  }

  /// The gates of a policy; one that only warns is skipped when it fails.
  init(gates: GateResults, created: Instant) {
    name = "gates"
    host = "localhost"
    timestamp = Self.timestamp(created)
    time = "0"
    properties = [("policy", gates.path)]
    summary = ""
    cases = gates.gates.enumerated().map { place, gate in
      var test = JUnitCase(className: "gates", name: "\(place + 1). \(gate.name)", time: "0", failure: nil)
      guard !gate.isPassed else { return test }
      let sentences = gate.failures.map(\.sentence)
      let message = sentences.first ?? "no run was asked"
      test.failure = .init(
        element: gate.isWarning ? .skipped : .failure, type: "gate", message: message,
        text: ([gate.condition] + sentences).joined(separator: "\n"))
      return test
    }
  }

  /// Load results beside the runs: a case a file, skipped when it stands beside no run.
  init(loads: [LoadFacts], created: Instant) {
    name = "loads"
    host = "localhost"
    timestamp = Self.timestamp(loads.compactMap(\.start).min { $0.microseconds < $1.microseconds } ?? created)
    time = ResultWords.milliseconds(loads.compactMap(\.duration).reduce(0, +))
    properties = []
    var lines: [String] = []
    for load in loads {
      for (run, window) in load.windows {
        properties.append(("\(load.label), \(window.part.rawValue), \(run)", load.words(window)))
      }
      for summary in load.summaries {
        let name = summary.name.isEmpty ? load.label : "\(load.label): \(summary.name)"
        properties.append((name, load.words(summary)))
      }
      lines.append("\(load.label) (\(load.tool.rawValue)): \(load.path), E\(load.evidence)")
    }
    lines += properties.map { "\($0.name): \($0.value)" }
    summary = lines.joined(separator: "\n")
    cases = loads.map { load in
      JUnitCase(
        className: "loads", name: load.label, time: ResultWords.milliseconds(load.duration),
        failure: load.absence.map { .init(element: .skipped, type: "", message: $0, text: "") })
    }
  }

  init(unreadable: [(path: String, message: String)], created: Instant) {
    name = "journals that could not be read"
    host = "localhost"
    timestamp = Self.timestamp(created)
    time = "0"
    properties = []
    summary = ""
    cases = unreadable.map { path, message in
      JUnitCase(
        className: "journals", name: path, time: "0",
        failure: .init(element: .error, type: "unreadable", message: message, text: message))
    }
  }

  private static func cases(of run: RunResult) -> [JUnitCase] {
    [verdict(run)] + run.checks.map { JUnitCase($0, run: run) } + run.activities.map { JUnitCase($0, run: run) }
      + run.activitiesNotRun.map { name in
        JUnitCase(
          className: run.label + ".method", name: name, time: "0",
          failure: .init(element: .skipped, type: "", message: "declared and not run", text: ""))
      }
  }

  private static func verdict(_ run: RunResult) -> JUnitCase {
    var test = JUnitCase(className: run.label, name: "verdict", time: "0", failure: nil)
    let element: JUnitCase.Element
    switch run.verdict {
    case .held: return test
    case .deviated, .deviatedRecovered: element = .failure
    case .failed, .interrupted, .rollbackFailed: element = .error
    case .notTested, .inconclusive: element = .skipped
    }
    test.failure = .init(
      element: element, type: ResultWords.word(run.verdict), message: "\(run.verdict.chartWord): \(run.reason)",
      text: "\(run.reason)\nJournal: \(run.path)")
    return test
  }

  /// A moment without fraction and zone, as the stricter schema wants it; it is UTC.
  private static func timestamp(_ instant: Instant?) -> String {
    guard let instant, instant.microseconds >= 0 else { return "1970-01-01T00:00:00" }
    return "\(instant.date)T\(instant.timeToTheSecond)"
  }
}
