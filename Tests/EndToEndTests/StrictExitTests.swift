import TestSupport
import Testing

/// `chaos run --strict-exit` leaves with the code of the verdict that chaos-report prints for the same journal.
@Suite struct StrictExitTests {
  /// An experiment, the code of its verdict, and the verdict as chaos-report prints it.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var experiment: String
    var options: [String] = []
    var code: Int32
    /// The code without `--strict-exit`.
    var plainCode: Int32
    var verdict: String
  }

  private static let holds = Experiments.check("up", "true")
  private static let act = Experiments.action("act", "true")

  static let cases = [
    Case(
      testDescription: "everything held",
      experiment: Experiments.experiment(checks: [holds], method: [act], rollbacks: [act]), code: 0, plainCode: 0,
      verdict: "HELD"),
    Case(
      testDescription: "not met after the method",
      experiment: Experiments.experiment(
        checks: [Experiments.check("up", "test ! -e broken")], method: [Experiments.action("break", "touch broken")]),
      code: 3, plainCode: 1, verdict: "DEVIATED"),
    Case(
      testDescription: "not met during the method only",
      experiment: Experiments.experiment(
        checks: [Experiments.check("up", "test ! -e broken")],
        method: [Experiments.action("break", "touch broken; sleep 1; rm broken")]),
      options: ["--hypothesis-strategy=continuously", "--hypothesis-frequency=0.1"], code: 3, plainCode: 0,
      verdict: "DEVIATED, RECOVERED"),
    Case(
      testDescription: "not met before the method",
      experiment: Experiments.experiment(checks: [Experiments.check("up", "false")], method: [act]), code: 4,
      plainCode: 0, verdict: "NOT TESTED"),
    Case(
      testDescription: "dry", experiment: Experiments.experiment(checks: [holds], method: [act]),
      options: ["--dry=activities"], code: 4, plainCode: 0, verdict: "NOT TESTED"),
    Case(
      testDescription: "an empty method", experiment: Experiments.experiment(checks: [holds], method: []), code: 4,
      plainCode: 0, verdict: "NOT TESTED"),
    Case(
      testDescription: "nothing to judge by", experiment: Experiments.experiment(method: [act]), code: 4, plainCode: 0,
      verdict: "INCONCLUSIVE"),
    Case(
      testDescription: "a rollback failed",
      experiment: Experiments.experiment(
        checks: [holds], method: [act], rollbacks: [Experiments.action("mend", "exit 2")]), code: 5, plainCode: 0,
      verdict: "ROLLBACK FAILED"),
    Case(
      testDescription: "an action failed",
      experiment: Experiments.experiment(checks: [holds], method: [Experiments.action("break", "exit 3")]), code: 6,
      plainCode: 0, verdict: "FAILED"),
    Case(
      testDescription: "interrupted",
      experiment: Experiments.experiment(
        checks: [holds], method: [Experiments.action("stop", "kill -INT $PPID; sleep 9")]),
      code: 6, plainCode: 1, verdict: "INTERRUPTED"),
    Case(
      testDescription: "terminated",
      experiment: Experiments.experiment(checks: [holds], method: [Experiments.action("stop", "kill $PPID; sleep 9")]),
      code: 6, plainCode: 1, verdict: "INTERRUPTED"),
  ]

  @Test(arguments: cases)
  func `the code is that of the verdict`(wanted: Case) throws {
    let chaos = Chaos()
    let strict = try chaos.run(experiment: wanted.experiment, ["--strict-exit"] + wanted.options)
    #expect(strict.exitCode == wanted.code, "\(strict)")
    let report = try ProcessRunner(TestEnvironment.builtProgram("chaos-report"), folder: try chaos.place().path)
      .run(["summary", "journal.json"])
    #expect(report.outputText.contains(wanted.verdict), "\(report)")
    for name in ["broken", "journal.json"] { TestFile.removeTree(try chaos.place().file(name)) }
    let plain = try chaos.run(experiment: wanted.experiment, wanted.options)
    #expect(plain.exitCode == wanted.plainCode, "\(plain)")
  }

  @Test func `what was not run and what was not understood keep their codes`() throws {
    let chaos = Chaos()
    #expect(try chaos.run(["run", "none.json", "--strict-exit"]).exitCode == 1)
    #expect(try chaos.run(["run", "--strict-exit"]).exitCode == 2)
    #expect(try chaos.run(["run", "none.json", "--strict-exti"]).exitCode == 2)
  }
}
