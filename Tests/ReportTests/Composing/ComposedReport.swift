import Journal
import Report
import TestSupport

/// Reports composed from journals, as the command makes them.
enum ComposedReport {
  /// The report of journals given as text, named `a.json`, `b.json` and so on.
  static func of(_ journals: [String], masksSecrets: Bool = true) throws -> Document {
    let letters = "abcdefghijklmnopqrstuvwxyz"
    let names = letters.map { "\($0).json" } + letters.map { "z\($0).json" }
    return try compose(
      zip(names, journals).map { try JournalReader().read(bytes: Array($1.utf8), path: $0) }, masksSecrets)
  }

  /// The report of fixtures.
  static func ofFixtures(_ names: [String]) throws -> Document {
    try compose(
      names.map { name in
        let bytes = try TestFile.read("\(TestEnvironment.root)/Tests/Fixtures/\(name)")
        return try JournalReader().read(bytes: bytes, path: name)
      }, true)
  }

  /// The report of fixtures beside load results.
  static func ofFixtures(_ names: [String], loads: [String]) throws -> Document {
    var options = Analyzer.Options()
    options.loads = try loads.map { try LoadReader.read(LoadArgument("\(TestEnvironment.fixtures)/loads/\($0)")) }
    let journals = try names.map { try JournalReader().read(path: "\(TestEnvironment.fixtures)/\($0)") }
    return document(Analyzer(options: options).analyze(journals))
  }

  /// The report of a journal given as text, held against another one as saved baseline and against gates.
  static func judged(_ journal: String, against baseline: String, gates: [String]) throws -> Document {
    func read(_ text: String, _ path: String) throws -> Analysis {
      Analyzer().analyze([try JournalReader().read(bytes: Array(text.utf8), path: path)])
    }
    let saved = SavedBaseline(try read(baseline, "base.json").runs)
    var analysis = try read(journal, "a.json")
    analysis.hold(against: [saved])
    let policy = try GatePolicyReader.read(.array(gates.map { .string($0) }), text: "", path: "gates.json")
    analysis.gates = try GateJudge(policy, saved: saved.runs).judge(analysis)
    return document(analysis)
  }

  /// The report of journals given as text, held against others as saved baseline.
  static func held(_ journals: [String], against baseline: [String]) throws -> Document {
    document(try heldAnalysis(journals, against: baseline))
  }

  /// The analysis of such a report.
  static func heldAnalysis(_ journals: [String], against baseline: [String]) throws -> Analysis {
    func read(_ texts: [String], _ name: String) throws -> [RunJournal] {
      try texts.enumerated().map { try JournalReader().read(bytes: Array($1.utf8), path: "\(name)\($0 + 1).json") }
    }
    let saved = SavedBaseline(Analyzer().analyze(try read(baseline, "base")).runs)
    var options = Analyzer.Options()
    options.baselineDurations = saved.durations
    var analysis = Analyzer(options: options).analyze(try read(journals, "run"))
    if !baseline.isEmpty { analysis.hold(against: [saved]) }
    return analysis
  }

  private static func compose(_ journals: [RunJournal], _ masksSecrets: Bool) throws -> Document {
    var options = Analyzer.Options()
    options.masksSecrets = masksSecrets
    return document(Analyzer(options: options).analyze(journals))
  }

  private static func document(_ analysis: Analysis) -> Document {
    let created = Instant(microseconds: 1_558_361_000_000_000)
    return ReportComposer(options: .init(created: created, generator: "chaos-report")).compose(analysis)
  }

  /// A journal of one probe whose checks came out as told; times are seconds of one minute.
  static func journal(
    title: String = "Users see no errors", before: Bool? = true, during: [Bool] = [], after: Bool? = true,
    tags: [String] = [], action: String = #""status": "succeeded", "output": {}"#, seconds: Int = 10,
    rollbacks: String = "[]"
  ) -> String {
    func check(_ met: Bool, _ second: Int) -> String {
      """
      {"steady_state_met": \(met), "probes": [{"activity": \(probe), "start": "2026-03-01T10:00:\(two(second))",
      "end": "2026-03-01T10:00:\(two(second)).5", "status": "succeeded", "output": {"status": \(met ? 200 : 503)},
      "duration": 0.5, "tolerance_met": \(met)}]}
      """
    }
    let rounds = during.enumerated().map { check($1, 12 + $0) }.joined(separator: ",")
    let states = [
      before.map { #""before": "# + check($0, 5) }, during.isEmpty ? nil : #""during": [\#(rounds)]"#,
      after.map { #""after": "# + check($0, 30) },
    ].compactMap(\.self).joined(separator: ",")
    let deviated = after == false
    let run =
      before == false
      ? ""
      : """
      {"activity": \(self.action), "start": "2026-03-01T10:00:10", "end": "2026-03-01T10:00:\(10 + seconds)",
      "duration": \(seconds).0, \(action)}
      """
    return """
      {"chaoslib-version": "1.44.0", "platform": "Linux", "node": "here", "status": "\(deviated ? "failed" : "completed")",
      "deviated": \(deviated), "start": "2026-03-01T10:00:00.1", "end": "2026-03-01T10:00:40.1", "duration": 40.0,
      "experiment": {"title": "\(title)", "description": "What users see.", "tags": [\(tags.map { "\"\($0)\"" }.joined(separator: ","))],
      "steady-state-hypothesis": {"title": "All is well", "probes": [\(probe)]}, "method": [\(self.action)],
      "rollbacks": \(rollbacks)}, "steady_states": {\(states)}, "run": [\(run)], "rollbacks": []}
      """
  }

  private static let probe = """
    {"type": "probe", "name": "front-page", "tolerance": 200,
    "provider": {"type": "http", "url": "http://localhost/"}}
    """
  private static let action = """
    {"type": "action", "name": "stop-one", "provider": {"type": "process", "path": "stop", "arguments": {"which": 1}}}
    """

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
