import JSON
import Testing

@testable import Journal

@Suite("Gates")
struct GateTests {
  /// Three rounds during the method, one of them not met; the step takes 10 s, the probe breaks nothing.
  private func sample() -> SampleJournal {
    var journal = SampleJournal()
    journal.during = [(12.0, true), (14.0, false), (16.0, true)].map { at, met in
      SampleJournal.state(met, [SampleJournal.checked("up", at: at, met: met)])
    }
    return journal
  }

  private func policy(_ expressions: [String]) throws -> GatePolicy {
    let text = "[" + expressions.map { "\"\($0)\"" }.joined(separator: ",\n") + "]"
    return try GatePolicyReader.read(try JSONDocument(text: text).root.value, text: text, path: "gates.json")
  }

  private func outcome(_ expression: String, _ journals: [SampleJournal]? = nil) throws -> GateReport.Result {
    let analysis = Analyzer().analyze(try (journals ?? [sample()]).map { try $0.read() })
    return try #require(try GateJudge(policy([expression])).judge(analysis).results.first)
  }

  @Test(
    "conditions that a run keeps",
    arguments: [
      "verdict == deviated_recovered", "verdict != held", "status == completed", "errors == 0", "deviations == 1",
      "deviations <= 1 and errors == 0", "not errors > 0", "errors > 3 or checks >= 80%", "not_evaluated == 0",
      "check('up').before == 100%", "check('up').during >= 66%", "check('up').after >= 100%", "check('up') == 80%",
      "duration('break') == 10s", "duration('break') < 10.5 s", "duration('break') >= 9999 ms",
      "duration == 1 min", "recovery < 3s", "recovery > 1s", "outage <= 5s", "(errors == 0)",
      "duration('break') * 2 == 20s", "duration('break') + 10% == 11s", "duration / duration('break') == 6",
      "-duration < 0", "3 > errors", "duration <= 0.02h", "duration - duration('break') == 50s",
    ])
  func kept(_ expression: String) throws {
    let result = try outcome(expression)
    #expect(result.isPassed, "\(result.failures)")
  }

  @Test(
    "conditions that a run does not keep say what was expected, what was seen, by how much and where",
    arguments: [
      ("verdict == held", "= held", "deviated recovered", nil, [3]),
      ("check('up').during >= 99%", "≥ 99 %", "66.7 %", "−32.3 points", [4]),
      ("duration('break') < 8s", "< 8 s", "10 s", "−2 s (−25 %)", [2]),
      ("deviations == 0", "= 0", "1", "−1", [4]), ("errors > 0", "> 0", "0", "0", []),
      ("not errors == 0", "≠ 0", "0", nil, []), ("held == verdict", "= held", "deviated recovered", nil, [3]),
      ("8s > duration('break')", "< 8 s", "10 s", "−2 s (−25 %)", [2]),
      ("not (duration('break') > 8.4s)", "≤ 8.4 s", "10 s", "−1.6 s (−19 %)", [2]),
      ("errors == 0 and check('up').during >= 99%", "check('up').during ≥ 99 %", "66.7 %", "−32.3 points", [4]),
    ] as [(String, String, String, String?, [Int])])
  func broken(
    _ expression: String, _ expected: String, _ observed: String, _ margin: String?, _ evidence: [Int]
  ) throws {
    let failure = try #require(try outcome(expression).failures.first?.outcome)
    #expect(failure.state == .failed)
    #expect(failure.expected == expected)
    #expect(failure.observed == observed)
    #expect(failure.marginText == margin)
    #expect(failure.evidence.count == evidence.count)
  }

  @Test(
    "what a run does not say is no pass, and neither is its opposite",
    arguments: [
      ("series('p95').max < 300ms", "no such series"), ("duration <= baseline + 10%", "1 min; there is no baseline"),
      ("not (duration <= baseline + 10%)", "1 min; there is no baseline"), ("check('up').margin > 5%", "no number"),
      ("errors / errors == 1", "division by 0"),
    ])
  func undecided(_ expression: String, _ observed: String) throws {
    let failure = try #require(try outcome(expression).failures.first?.outcome)
    guard case .undecided = failure.state else {
      Issue.record("\(failure)")
      return
    }
    #expect(failure.observed == observed)
  }

  @Test(
    "a share of what was declared says so where some of it was not evaluated",
    arguments: [
      ("check('other').during >= 99%", "≥ 99 % of 3 declared", "66.7 %: 2 of 3 declared met, 1 not evaluated"),
      ("checks >= 99%", "≥ 99 % of 10 declared", "80 %: 8 of 10 declared met, 1 not evaluated"),
      (
        "errors == 0 and check('other').during == 100%", "check('other').during = 100 % of 3 declared",
        "66.7 %: 2 of 3 declared met, 1 not evaluated"
      ),
      (
        "check('other').during >= check('up').during + 50%", "≥ 116.7 % of 3 declared",
        "66.7 %: 2 of 3 declared met, 1 not evaluated"
      ),
      ("check('up').during >= 99%", "≥ 99 %", "66.7 %"), ("check('other').during * 1 >= 99%", "≥ 99 %", "66.7 %"),
    ])
  func shares(_ expression: String, _ expected: String, _ observed: String) throws {
    var journal = SampleJournal()
    journal.declaredProbes = [SampleJournal.probe("up"), SampleJournal.probe("other")]
    func state(_ at: Double, isUp: Bool = true) -> String {
      let up = SampleJournal.checked("up", at: at, met: isUp)
      return SampleJournal.state(isUp, isUp ? [up, SampleJournal.checked("other", at: at + 0.5, met: true)] : [up])
    }
    journal.before = state(1)
    journal.during = [state(12), state(14, isUp: false), state(16)]
    journal.after = state(30)
    let failure = try #require(try outcome(expression, [journal]).failures.first?.outcome)
    #expect(failure.expected == expected)
    #expect(failure.observed == observed)
  }

  @Test(
    "a check of which no evaluation took place is below no limit",
    arguments: ["check('up').after <= 50%", "check('up').after >= 0%", "not (check('up').after > 50%)"])
  func neverEvaluated(_ expression: String) throws {
    var journal = SampleJournal()
    journal.after = nil
    #expect(
      try outcome(expression, [journal]).failures.first?.outcome.state == .undecided(.checkNotEvaluated))
  }

  @Test("recovery that was not seen is longer than any limit, however short what was seen")
  func unseenRecovery() throws {
    var journal = SampleJournal()
    journal.after = SampleJournal.state(false, [SampleJournal.checked("up", at: 30, met: false)])
    journal.end = SampleJournal.moment(31)
    for expression in [
      "recovery < 30s", "30s > recovery", "-recovery > -30s", "recovery - 10s <= 30s", "recovery == 1s",
      "not (recovery > 30s)", "recovery <= recovery", "recovery - outage < 1s",
    ] { #expect(try !outcome(expression, [journal]).isPassed, "\(expression)") }
    #expect(try outcome("recovery > 30s", [journal]).isPassed)
    #expect(try outcome("recovery < 30s", [SampleJournal()]).isPassed)
    let failure = try #require(try outcome("30s > recovery", [journal]).failures.first?.outcome)
    #expect(failure.expected == "< 30 s" && failure.observed == "> 1 s, not seen to end")
    #expect(failure.margin == nil)
    let baseline = [journal, SampleJournal()]
    #expect(try outcome("recovery <= baseline", baseline).failures.first?.outcome.state == .undecided(.noBaseline))
  }

  @Test("`baseline` is the value of the run that the others are compared with, which is not asked itself")
  func baseline() throws {
    var slow = SampleJournal()
    slow.run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 22)]
    let journals = [SampleJournal(), slow, SampleJournal()]
    let result = try outcome("duration('break') <= baseline + 10%", journals)
    #expect(result.asked == 2)
    #expect(result.failed == 1)
    #expect(result.failures.first?.run == 1)
    #expect(result.failures.first?.outcome.expected == "≤ 11 s")
    #expect(try outcome("duration('break') <= baseline + 25%", journals).isPassed)
    #expect(try outcome("verdict == baseline", journals).isPassed)
  }

  @Test("a saved baseline is read as it was written, and counts in place of the report's own")
  func saved() throws {
    let old = Analyzer().analyze([try SampleJournal().read()])
    let text = JSONWriter.text(SavedBaseline(heldOf: old).json, indent: 2)
    let read = try #require(SavedBaseline(try JSONDocument(text: text).root))
    #expect(JSONWriter.text(read.json, indent: 2) == text)
    var slow = SampleJournal()
    slow.run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 22)]
    let analysis = Analyzer().analyze([try slow.read()])
    let report = try GateJudge(policy(["duration('break') <= baseline + 10%"]), saved: read.runs).judge(analysis)
    #expect(report.hasFailed)
    #expect(report.results.first?.failures.first?.outcome.expected == "≤ 11 s")
    let standing = try #require(BaselineStanding(0, of: analysis, saved: [read]))
    #expect(standing.count == 1)
    #expect(standing.steps.map(\.standing) == [.slower(by: 2)])
    #expect(standing.checks.isEmpty)
    #expect(standing.differences.isEmpty)
    var other = slow
    other.method = [SampleJournal.action("break", provider: #"{"type": "process", "path": "stop"}"#)]
    let changed = Analyzer().analyze([try other.read()])
    let differences = try #require(BaselineStanding(0, of: changed, saved: [read])).differences
    #expect(differences.map(\.difference) == [.content([.method])] && differences.map(\.runs) == [1])
    #expect(SavedBaseline(try JSONDocument(text: #"{"format": "chaos-report-baseline", "version": 2}"#).root) == nil)
  }

  @Test("a check that a run did not evaluate did not regress, and has no evidence")
  func notEvaluated() throws {
    let saved = SavedBaseline(heldOf: Analyzer().analyze([try SampleJournal().read(), try SampleJournal().read()]))
    var journal = SampleJournal()
    journal.after = nil
    var analysis = Analyzer().analyze([try journal.read()])
    analysis.hold(against: [saved])
    let check = try #require(analysis.against.first?.checks.first)
    #expect(check.change == .notEvaluated && check.evidence == nil && check.p == nil)
    #expect(check.run == .init(met: 0, evaluated: 0, declared: 1))
    #expect(check.baseline == .init(met: 2, evaluated: 2, declared: 2))
    // And the other way round: what the baseline did not evaluate is new, not fixed.
    let left = SavedBaseline(analysis.runs)
    let read = try #require(SavedBaseline(try JSONDocument(text: JSONWriter.text(left.json, indent: 2)).root))
    var whole = Analyzer().analyze([try SampleJournal().read()])
    whole.hold(against: [read])
    #expect(whole.against.first?.checks.map(\.change) == [.new])
  }

  @Test("runs are held against a baseline in their order, and those of other experiments are named")
  func unmatched() throws {
    var other = SampleJournal()
    other.title = "Another thing"
    let saved = SavedBaseline(heldOf: Analyzer().analyze([try SampleJournal().read()]))
    var analysis = Analyzer().analyze([try SampleJournal().read(), try other.read(), try SampleJournal().read()])
    #expect(!analysis.hasOutsideBaseline)
    analysis.hold(against: [saved])
    #expect(analysis.against.map(\.run) == [0, 2] && analysis.unmatched == [1] && analysis.hasOutsideBaseline)
  }

  @Test("a gate of level warn fails without failing the policy")
  func levels() throws {
    let text = #"{"gates": [{"gate": "errors == 7", "level": "warn", "name": "Seven"}, "errors == 0"]}"#
    let policy = try GatePolicyReader.read(try JSONDocument(text: text).root.value, text: text, path: "g.json")
    let report = try GateJudge(policy).judge(Analyzer().analyze([try SampleJournal().read()]))
    #expect(!report.hasFailed)
    #expect(report.results.map(\.isPassed) == [false, true])
    #expect(report.results.map(\.gate.name) == ["Seven", "errors == 0"])
  }

  @Test(
    "errors name place and remedy",
    arguments: [
      ("errors", 3, "this is a value", nil), ("erors == 0", 3, "`erors` is nothing", "did you mean `errors`?"),
      ("errors == 0 == 1", 15, "one comparison cannot follow another", nil),
      ("recovery < 30", 3, "a time cannot be compared", "with its unit"),
      ("check('up').durring > 3%", 15, "a check has no `durring`", "did you mean `during`?"),
      ("recovery < 3xs", 15, "`xs` is no unit", "there are: us"), ("(errors == 0", 15, "`)` is needed", nil),
      ("errors == 'x", 13, "the text is not closed", nil), ("errors == 0 foo", 15, "`foo` is no unit", nil),
      ("errors = 0", 10, "unexpected `=`", "write `==`"), ("verdict == 3", 3, "a word cannot be", "`verdict == held`"),
      ("check('up') >= 99", 3, "a share cannot be compared", "in percent"),
      ("verdict > held", 13, "unexpected `>`", nil), ("verdict == 'hold'", 14, "`hold` is no verdict", "`held`"),
      ("series('x') > 3", 3, "a series needs a part", ".max"), ("baseline > 3", 3, "`baseline` needs", nil),
      ("check(up) > 3%", 9, "a name in quotation marks is needed", nil), ("errors # 0", 10, "unexpected `#`", nil),
      ("check('upp').during > 3%", 3, "no run has a check named `upp`", "did you mean `up`?"),
      ("duration('brake') > 3s", 3, "no run has a step named `brake`", "did you mean `break`?"),
      ("errors == 0 and", 18, "the expression ends", nil), ("errors + verdict == 0", 10, "unexpected `+`", nil),
    ] as [(String, Int, String, String?)])
  func errors(_ expression: String, _ column: Int, _ problem: String, _ hint: String?) throws {
    do {
      _ = try outcome(expression)
      Issue.record("no error")
    } catch let error as GatePolicyError {
      #expect(error.place == GatePlace(line: 1, column: column), "\(error.message)")
      #expect(error.problem.contains(problem), "\(error.message)")
      if let hint { #expect(error.hint?.contains(hint) == true, "\(error.message)") }
      let lines = error.message.split(separator: "\n")
      #expect(lines[2].count == column + 4, "\(error.message)")
    }
  }

  @Test(
    "policies of another shape are refused",
    arguments: [
      "{}", "[]", "3", #"{"gate": ["errors == 0"]}"#, #"[3]"#, #"[{"gate": "errors == 0", "levl": "warn"}]"#,
      #"[{"gate": "errors == 0", "level": "fatal"}]"#, #"{"gates": {}}"#,
    ])
  func shapes(_ text: String) throws {
    #expect(throws: GatePolicyError.self) {
      try GatePolicyReader.read(try JSONDocument(text: text).root.value, text: text, path: "g.json")
    }
  }

  @Test("hostile expressions are refused or judged, and never take long")
  func hostile() throws {
    let deep = String(repeating: "(", count: 900) + "errors" + String(repeating: ")", count: 900) + " == 0"
    for expression in [
      deep, String(repeating: "not ", count: 400) + "errors == 0", String(repeating: "-", count: 900) + "errors == 0",
      String(repeating: "errors == 0 and ", count: 120) + "errors == 0", String(repeating: "9", count: 1_500) + " == 0",
      String(repeating: "x", count: 5_000), "errors / 0 == 0", "errors == 1e999",
    ] {
      do { _ = try GateParser.parse(expression) } catch { #expect(!error.problem.isEmpty) }
    }
  }

  @Test("the examples of the guide are expressions")
  func guide() throws {
    let guide = String(decoding: Fixtures.bytes(Fixtures.folder + "/../../docs/gates.md"), as: UTF8.self)
    let start = try #require(guide.firstRange(of: "```text\n")).upperBound
    let end = try #require(guide[start...].firstRange(of: "```")).lowerBound
    let lines = guide[start..<end].split(separator: "\n")
    #expect(lines.count == 5)
    for line in lines { _ = try GateParser.parse(String(line)) }
    for verdict in Verdict.allCases { #expect(guide.contains("`\(verdict.policyWord)`")) }
    for word in GateQuantity.words.keys { #expect(guide.contains("| `\(word)`"), "\(word)") }
  }
}
