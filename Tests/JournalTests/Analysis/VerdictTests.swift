import JSON
import Journal
import Testing

@Suite("Verdicts")
struct VerdictTests {
  private static let declaredTwo = [SampleJournal.probe("up"), SampleJournal.probe("fast")]

  // The seven facts about journals that a report must not fall for.

  @Test("fact 1: a hypothesis that fails before the method tested nothing, though the journal says completed")
  func failedBeforeMethod() throws {
    var journal = SampleJournal()
    journal.before = SampleJournal.state(false, [SampleJournal.checked("up", at: 1, met: false)])
    journal.after = nil
    journal.run = []
    let run = try journal.analyzed()
    #expect(run.journal.status == .completed && run.journal.deviated == false)
    #expect(run.verdict == .notTested)
    #expect(run.reason == .failedBeforeMethod(check: 0))
    #expect(run.outage == nil)
    #expect(run.notCovered.contains(.activitiesNotRun(names: ["break"])))
  }

  @Test("fact 2: checks that fail during the method count, though the journal does not say deviated")
  func failedDuring() throws {
    var journal = SampleJournal()
    journal.during = [
      SampleJournal.state(true, [SampleJournal.checked("up", at: 11, met: true)]),
      SampleJournal.state(false, [SampleJournal.checked("up", at: 13, met: false)]),
      SampleJournal.state(false, [SampleJournal.threw("up", at: 15)]),
      SampleJournal.state(true, [SampleJournal.checked("up", at: 17, met: true)]),
    ]
    let run = try journal.analyzed()
    #expect(run.journal.deviated == false)
    #expect(run.verdict == .deviatedRecovered)
    #expect(run.reason == .notMetDuring(check: 2, failed: 2, of: 4))
    let outage = try #require(run.outage)
    #expect(
      outage
        == Outage(
          firstCheck: 2, afterAction: 2, beganAfter: 1, firstFailed: 3, lastFailed: 5, recoveredBy: 7))
  }

  @Test("fact 3: rollbacks and rounds during the method are part of the run, and a broken rollback is its verdict")
  func rollbacksAndRounds() throws {
    var journal = SampleJournal()
    journal.during = [SampleJournal.state(true, [SampleJournal.checked("up", at: 11, met: true)])]
    journal.rollbacksDeclared = [SampleJournal.action("mend")]
    journal.rollbacks = [
      SampleJournal.ran(
        SampleJournal.action("mend"), from: 40, to: 41, output: #"{"status": 2, "stdout": "", "stderr": ""}"#)
    ]
    let run = try journal.analyzed()
    #expect(run.activities.map(\.block) == [.before, .method, .during(round: 1), .after, .rollback])
    #expect(run.verdict == .rollbackFailed)
    #expect(run.reason == .rollbackBroke(evidence: 5, deviated: false))
    #expect(run.clock.rollbackStart == 30)
  }

  @Test("fact 4: probes behind the first that fails are not evaluated, and count as declared")
  func notEvaluated() throws {
    var journal = SampleJournal()
    journal.declaredProbes = VerdictTests.declaredTwo
    journal.before = SampleJournal.state(
      true, [SampleJournal.checked("up", at: 1, met: true), SampleJournal.checked("fast", at: 2, met: true)])
    journal.after = SampleJournal.state(false, [SampleJournal.checked("up", at: 30, met: false)])
    journal.deviated = "true"
    let run = try journal.analyzed()
    #expect(run.checks.map(\.outcome) == [.met, .met, .notMet, .notEvaluated])
    #expect(run.tally.declared == 4)
    #expect(run.tally.notEvaluated == 1)
    #expect(run.verdict == .deviated)
    #expect(run.reason == .checkNotMet(check: 2, others: 0))
    #expect(run.notCovered.contains(.notEvaluated(names: ["fast"], phase: .after)))
  }

  @Test("fact 5: an action that exits with 1 broke, though the journal says succeeded; a probe may exit as it likes")
  func exitCodes() throws {
    let one = #"{"status": 1, "stdout": "", "stderr": ""}"#
    var journal = SampleJournal()
    journal.run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 20, output: one)]
    let run = try journal.analyzed()
    #expect(run.activities[1].outcome == .exited(code: 1))
    #expect(run.verdict == .failed)
    #expect(run.reason == .processExited(evidence: 2, code: 1, others: 0))

    let probe = SampleJournal.probe("look", provider: #"{"type": "process", "path": "grep"}"#)
    journal.run = [SampleJournal.ran(probe, from: 10, to: 20, output: one)]
    #expect(try journal.analyzed().verdict == .held)
  }

  @Test("fact 6: a secret of the experiment is shown nowhere, and where it was masked is listed")
  func secrets() throws {
    var journal = SampleJournal()
    journal.extra = [#""secrets": {"db": {"user": {"type": "env", "key": "DB_USER"}, "pass": "correct-horse"}}"#]
    journal.after = SampleJournal.state(
      false, [SampleJournal.checked("up", at: 30, met: false, output: #""login as correct-horse refused""#)])
    let run = try journal.analyzed()
    let observed = try #require(run.checks[1].observed)
    #expect(!observed.contains("correct-horse"))
    #expect(observed.contains("[masked"))
    #expect(
      run.masked.map(\.path) == [
        "$.experiment.secrets.db.pass", "$.steady_states.after.probes[0].output",
      ])
    #expect(run.masked.map(\.rule) == [.secretsBlock, .secretValue])
  }

  @Test("fact 7: NaN, lone surrogates, numbers as text, no end, no version, null states: judged all the same")
  func oddities() throws {
    var journal = SampleJournal()
    journal.title = #"caf\u00e9 \ud800"#
    journal.end = nil
    journal.status = nil
    journal.deviated = nil
    journal.duration = "NaN"
    journal.before = nil
    journal.after = nil
    journal.run = [
      SampleJournal.ran(
        SampleJournal.action("break"), from: 10, to: 20, output: #"["0.25", NaN, Infinity, "NaN"]"#, status: nil)
    ]
    let run = try journal.analyzed()
    #expect(run.verdict == .interrupted)
    #expect(run.reason == .killed(lastEvidence: 1))
    #expect(run.clock.run == Span(from: -10, to: 10))
    #expect(run.checks.map(\.outcome) == [.notEvaluated, .notEvaluated])
  }

  /// A journal, what became of it, and why.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var verdict: Verdict
    var reason: VerdictReason
    var journal: SampleJournal

    init(_ name: String, _ verdict: Verdict, _ reason: VerdictReason, _ change: (inout SampleJournal) -> Void) {
      testDescription = name
      self.verdict = verdict
      self.reason = reason
      journal = SampleJournal()
      change(&journal)
    }
  }

  private static let notMetAfter = SampleJournal.state(false, [SampleJournal.checked("up", at: 30, met: false)])
  private static let threwAfter = SampleJournal.state(false, [SampleJournal.threw("up", at: 30)])
  private static let failedAction = SampleJournal.ran(
    SampleJournal.action("break"), from: 10, to: 20, output: "null", status: "failed",
    more: #", "exception": ["Traceback\n", "ValueError: no\n"]"#)
  private static let failedRollback = SampleJournal.ran(
    SampleJournal.action("mend"), from: 40, to: 41, output: "null", status: "failed")

  static let table = [
    Case("everything met", .held, .everyCheckMet(met: 2, declared: 2)) { _ in },
    Case("met after, never evaluated before", .held, .everyCheckMet(met: 1, declared: 2)) { $0.before = nil },
    Case("an old journal without tolerance_met and deviated", .held, .everyCheckMet(met: 2, declared: 2)) {
      $0.deviated = nil
      $0.before = SampleJournal.state(true, [SampleJournal.checked("up", at: 1, met: nil)])
      $0.after = SampleJournal.state(true, [SampleJournal.checked("up", at: 30, met: nil)])
    },
    Case("not met after, completed and deviated", .deviated, .checkNotMet(check: 1, others: 0)) {
      $0.after = notMetAfter
      $0.deviated = "true"
    },
    Case("not met after, deviated not recorded", .deviated, .checkNotMet(check: 1, others: 0)) {
      $0.after = notMetAfter
      $0.deviated = nil
      $0.status = #""failed""#
    },
    Case("not met after, and the action broke", .deviated, .checkNotMet(check: 1, others: 0)) {
      $0.after = notMetAfter
      $0.run = [failedAction]
    },
    Case("the probe threw after the method, which the journal calls deviated", .deviated, .checkBroke(check: 1)) {
      $0.after = threwAfter
      $0.deviated = "true"
      $0.status = #""failed""#
    },
    Case("the probe threw, and nothing says deviated", .failed, .checkBroke(check: 1)) {
      $0.after = SampleJournal.state(nil, [SampleJournal.threw("up", at: 30)])
    },
    Case("the journal says deviated and no check shows it", .deviated, .journalSaysDeviated) { $0.deviated = "true" },
    Case("the state says not met and no probe shows it", .deviated, .journalSaysDeviated) {
      $0.after = SampleJournal.state(false, [SampleJournal.checked("up", at: 30, met: true)])
    },
    Case("an action threw", .failed, .activityBroke(evidence: 2, others: 1)) {
      $0.run = [failedAction, failedAction]
    },
    Case("the journal says failed and nothing says why", .failed, .journalSaysFailed) { $0.status = #""failed""# },
    Case("a probe threw before the method", .notTested, .failedBeforeMethod(check: 0)) {
      $0.before = SampleJournal.state(false, [SampleJournal.threw("up", at: 1)])
      $0.after = nil
      $0.run = []
      $0.status = #""failed""#
    },
    Case("dry", .notTested, .dryRun) { $0.extra = [#""dry": "activities""#] },
    Case("dry, as old versions wrote it", .notTested, .dryRun) { $0.extra = [#""dry": true"#] },
    Case("dry for pauses only", .held, .everyCheckMet(met: 2, declared: 2)) { $0.extra = [#""dry": "pause""#] },
    Case("not dry", .held, .everyCheckMet(met: 2, declared: 2)) { $0.extra = [#""dry": false"#] },
    Case("an empty method", .notTested, .emptyMethod) {
      $0.method = []
      $0.run = []
    },
    Case("a method of which nothing ran", .notTested, .methodNeverRan) { $0.run = [] },
    Case("interrupted, though all was met after", .interrupted, .interrupted(lastEvidence: 3)) {
      $0.status = #""interrupted""#
    },
    Case("aborted, with a rollback that broke", .interrupted, .aborted(lastEvidence: 3)) {
      $0.status = #""aborted""#
      $0.rollbacks = [failedRollback]
    },
    Case("killed before anything ran", .interrupted, .killed(lastEvidence: nil)) {
      ($0.status, $0.end, $0.before, $0.after, $0.run) = ("null", nil, nil, nil, [])
    },
    Case("without a status, but with an end", .held, .everyCheckMet(met: 2, declared: 2)) { $0.status = nil },
    Case("a rollback broke in a run that deviated", .rollbackFailed, .rollbackBroke(evidence: 4, deviated: true)) {
      $0.after = notMetAfter
      $0.deviated = "true"
      $0.rollbacks = [failedRollback]
    },
    Case("no hypothesis", .inconclusive, .noHypothesis) {
      ($0.hasHypothesis, $0.before, $0.after) = (false, nil, nil)
    },
    Case("a hypothesis without probes", .inconclusive, .noHypothesis) {
      $0.declaredProbes = []
      $0.before = SampleJournal.state(true, [])
      $0.after = SampleJournal.state(true, [])
    },
    Case("no hypothesis, and an action broke", .failed, .activityBroke(evidence: 1, others: 0)) {
      ($0.hasHypothesis, $0.before, $0.after, $0.run) = (false, nil, nil, [failedAction])
    },
    Case("never evaluated after", .inconclusive, .neverEvaluatedAfter) { $0.after = nil },
    Case("one of two probes never evaluated after", .inconclusive, .neverEvaluatedAfter) {
      $0.declaredProbes = declaredTwo
    },
    Case("rounds ended with a check not met, and none came after", .deviated, .checkNotMet(check: 2, others: 0)) {
      $0.during = [SampleJournal.state(false, [SampleJournal.checked("up", at: 12, met: false)])]
      $0.after = nil
      $0.extra = [#""runtime": {"hypothesis": {"strategy": "during-method-only"}}"#]
      $0.before = SampleJournal.state(
        true, [SampleJournal.checked("up", at: 1, met: true), SampleJournal.checked("more", at: 2, met: true)])
    },
    Case("only rounds, and all were met at their end", .deviatedRecovered, .notMetDuring(check: 0, failed: 1, of: 2)) {
      $0.during = [
        SampleJournal.state(false, [SampleJournal.checked("up", at: 12, met: false)]),
        SampleJournal.state(true, [SampleJournal.checked("up", at: 14, met: true)]),
      ]
      ($0.before, $0.after) = (nil, nil)
      $0.extra = [#""runtime": {"hypothesis": {"strategy": "during-method-only"}}"#]
    },
    Case("failed during, and the action broke", .failed, .activityBroke(evidence: 2, others: 0)) {
      $0.run = [failedAction]
      $0.during = [SampleJournal.state(false, [SampleJournal.checked("up", at: 12, met: false)])]
    },
  ]

  @Test("a verdict has one reason, and what a reader must know first comes first", arguments: table)
  func verdict(_ sample: Case) throws {
    let run = try sample.journal.analyzed()
    #expect(run.verdict == sample.verdict)
    #expect(run.reason == sample.reason)
  }

  @Test("a probe that threw shows the message of its error")
  func message() throws {
    var journal = SampleJournal()
    journal.after = VerdictTests.threwAfter
    let check = try journal.analyzed().checks[1]
    #expect(check.outcome == .broke)
    #expect(check.observed == "no answer")
  }

  @Test("recorded probes are matched by name when their places differ; strangers are kept")
  func matching() throws {
    var journal = SampleJournal()
    journal.declaredProbes = ["a", "b", "a"].map { SampleJournal.probe($0) }
    journal.before = SampleJournal.state(
      true, ["b", "a", "x", "a"].enumerated().map { SampleJournal.checked($1, at: Double($0), met: true) })
    let checks = try journal.analyzed().checks.filter { $0.phase == .before }
    #expect(checks.map(\.name) == ["a", "b", "a", "x"])
    #expect(checks.map(\.evidence) == [2, 1, 4, 3])
    #expect(checks.map(\.outcome) == [.met, .met, .met, .met])
  }
}
