import JSON
import Journal

/// A small journal to change a part of: one HTTP probe, one action, everything met.
///
/// Parts are JSON texts, as they would stand in a file.
struct SampleJournal {
  var title = "A service survives"
  var status: String? = #""completed""#
  var deviated: String? = "false"
  var start: String? = SampleJournal.moment(0)
  var end: String? = SampleJournal.moment(60)
  var duration: String? = "60.0"
  var declaredProbes = [SampleJournal.probe("up")]
  var hasHypothesis = true
  var method = [SampleJournal.action("break")]
  var rollbacksDeclared: [String] = []
  var before: String? = SampleJournal.state(true, [SampleJournal.checked("up", at: 1, met: true)])
  var during: [String] = []
  var after: String? = SampleJournal.state(true, [SampleJournal.checked("up", at: 30, met: true)])
  var run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 20)]
  var rollbacks: [String] = []
  /// More members of the experiment, such as `"dry": true`.
  var extra: [String] = []

  /// The journal's text.
  var text: String {
    var experiment = [#""title": "\#(title)""#, #""method": [\#(method.joined(separator: ", "))]"#] + extra
    if hasHypothesis {
      let probes = declaredProbes.joined(separator: ", ")
      experiment.append(#""steady-state-hypothesis": {"title": "It is up", "probes": [\#(probes)]}"#)
    }
    experiment.append(#""rollbacks": [\#(rollbacksDeclared.joined(separator: ", "))]"#)
    var members = [#""chaoslib-version": "1.44.0", "experiment": {\#(experiment.joined(separator: ", "))}"#]
    for (key, value) in [
      ("start", start), ("end", end), ("status", status), ("deviated", deviated), ("duration", duration),
    ] {
      if let value { members.append(#""\#(key)": \#(value)"#) }
    }
    let states = #""before": \#(before ?? "null"), "after": \#(after ?? "null")"#
    members.append(#""steady_states": {\#(states), "during": [\#(during.joined(separator: ", "))]}"#)
    members.append(#""run": [\#(run.joined(separator: ", "))]"#)
    members.append(#""rollbacks": [\#(rollbacks.joined(separator: ", "))]"#)
    return "{\(members.joined(separator: ",\n "))}"
  }

  /// The journal, read.
  func read(path: String = "sample.json") throws -> RunJournal {
    try JournalReader().read(bytes: Array(text.utf8), path: path)
  }

  /// The journal's analysis.
  func analyzed() throws -> RunAnalysis {
    let runs = try Analyzer().analyze([read()]).runs
    return runs[0]
  }

  /// A moment in quotes, this many seconds after noon.
  static func moment(_ seconds: Double) -> String {
    let micro = Int((seconds * 1_000_000).rounded()) + 43_200_000_000
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let whole = micro / 1_000_000
    let fraction = String(1_000_000 + micro % 1_000_000).dropFirst()
    return #""2024-03-01T\#(two(whole / 3600)):\#(two(whole / 60 % 60)):\#(two(whole % 60)).\#(fraction)+00:00""#
  }

  static func probe(
    _ name: String, tolerance: String = "200", provider: String = #"{"type": "http", "url": "http://web/"}"#
  ) -> String {
    #"{"type": "probe", "name": "\#(name)", "tolerance": \#(tolerance), "provider": \#(provider)}"#
  }

  static func action(_ name: String, provider: String = #"{"type": "process", "path": "kill"}"#, more: String = "")
    -> String
  {
    #"{"type": "action", "name": "\#(name)"\#(more), "provider": \#(provider)}"#
  }

  static func state(_ met: Bool?, _ probes: [String]) -> String {
    #"{"steady_state_met": \#(met.map(String.init) ?? "null"), "probes": [\#(probes.joined(separator: ", "))]}"#
  }

  /// A probe of the hypothesis that answered 200 when met, and 503 otherwise.
  static func checked(_ name: String, at offset: Double, met: Bool?, output: String? = nil, probe: String? = nil)
    -> String
  {
    let tolerance = met.map { #", "tolerance_met": \#($0)"# } ?? ""
    return ran(
      probe ?? self.probe(name), from: offset, to: offset + 0.5,
      output: output ?? #"{"status": \#(met == false ? 503 : 200)}"#, more: tolerance)
  }

  /// A probe of the hypothesis that threw.
  static func threw(_ name: String, at offset: Double) -> String {
    ran(
      probe(name), from: offset, to: offset + 0.5, output: "null", status: "failed",
      more: #", "tolerance_met": false, "exception": ["chaoslib.exceptions.ActivityFailed: no answer\n"]"#)
  }

  static func ran(
    _ activity: String, from: Double, to: Double, output: String = #"{"status": 0, "stdout": "", "stderr": ""}"#,
    status: String? = "succeeded", more: String = ""
  ) -> String {
    let word = status.map { #", "status": "\#($0)""# } ?? ""
    return
      #"{"activity": \#(activity), "output": \#(output)\#(word), "start": \#(moment(from)), "end": \#(moment(to)), "#
      + #""duration": \#(to - from)\#(more)}"#
  }
}
