import JSON
import Testing

@testable import Runner

@Suite struct ExperimentRunnerTests {
  private func run(
    _ experiment: JSONValue, hypothesis: HypothesisStrategy = .standard, rollbacks: RollbackStrategy = .standard,
    dry: DryMode? = nil
  ) -> JSONValue {
    let log = RunLog()
    let session = RunSession(log: log, settings: [:], interrupts: Interrupts(log: log))
    session.experiment.with { $0 = experiment }
    var options = RunOptions()
    options.dry = dry
    let runner = ExperimentRunner(
      session: session, options: options, hypothesis: hypothesis, rollbacks: rollbacks, file: nil)
    return runner.run().value
  }

  private func activity(_ name: String, _ words: String, type: String = "action", _ more: JSONObject = [:]) -> JSONValue
  {
    var activity: JSONObject = [
      "type": .string(type), "name": .string(name),
      "provider": ["type": "process", "path": "sh", "arguments": ["-c", .string(words)]],
    ]
    for (key, value) in more.members { activity[key] = value }
    return .object(activity)
  }

  private func names(_ runs: JSONValue?) -> [String] {
    (runs?.elements ?? []).map { $0["activity"]?["name"]?.string ?? "" }
  }

  @Test func `everything is run in its order`() {
    let journal = run([
      "title": "t",
      "steady-state-hypothesis": ["title": "h", "probes": [activity("p", "true", type: "probe", ["tolerance": 0])]],
      "method": [activity("a", "true"), activity("b", "exit 3"), ["ref": "a"]], "rollbacks": [activity("r", "true")],
    ])
    #expect(names(journal["run"]) == ["a", "b", "a"])
    #expect(names(journal["rollbacks"]) == ["r"])
    #expect(journal["run"]?[1]?["output"]?["status"] == 3)
    #expect(journal["run"]?[1]?["status"] == "succeeded")
    #expect(journal["steady_states"]?["before"]?["steady_state_met"] == true)
    #expect(journal["steady_states"]?["after"]?["steady_state_met"] == true)
    #expect(journal["status"] == "completed")
    #expect(journal["deviated"] == false)
  }

  @Test func `a hypothesis that fails first keeps the method from running`() {
    let journal = run([
      "title": "t",
      "steady-state-hypothesis": [
        "title": "h", "probes": [activity("p", "exit 1", type: "probe", ["tolerance": 0]), activity("q", "true")],
      ],
      "method": [activity("a", "true")], "rollbacks": [activity("r", "true")],
    ])
    #expect(names(journal["run"]) == [])
    #expect(names(journal["rollbacks"]) == ["r"])
    #expect(names(journal["steady_states"]?["before"]?["probes"]) == ["p"])
    #expect(journal["status"] == "completed")
    #expect(journal["deviated"] == false)
  }

  @Test(arguments: [
    (RollbackStrategy.standard, 0), (.always, 1), (.never, 0), (.deviated, 0),
  ])
  func `rollbacks are played as their strategy says when a probe broke`(strategy: RollbackStrategy, count: Int) {
    let journal = run(
      [
        "title": "t", "method": [],
        "steady-state-hypothesis": ["title": "h", "probes": [["name": "none", "tolerance": 1]]],
        "rollbacks": [activity("r", "true")],
      ], rollbacks: strategy)
    #expect(journal["status"] == "failed")
    #expect(journal["rollbacks"]?.count == count)
  }

  @Test func `one bad activity fails alone`() {
    let journal = run([
      "title": "t", "method": [nil, ["ref": "nothing"], ["name": "x"], activity("a", "true"), "text"],
    ])
    let statuses = journal["run"]?.elements.map { $0["status"]?.string ?? "" }
    #expect(statuses == ["failed", "failed", "failed", "succeeded", "failed"])
    #expect(journal["status"] == "completed")
  }

  @Test(arguments: [
    (DryMode.actions, [true, false]), (.probes, [false, true]), (.activities, [true, true]), (.pause, [false, false]),
  ])
  func `dry modes leave out what they cover`(mode: DryMode, isLeftOut: [Bool]) {
    let journal = run(
      ["title": "t", "method": [activity("a", "true"), activity("p", "true", type: "probe")]], dry: mode)
    #expect(journal["run"]?.elements.map { $0["output"] == .null } == isLeftOut)
  }

  @Test func `background activities are waited for`() {
    let journal = run([
      "title": "t",
      "method": [
        activity("bg", "sleep 0.1; echo done", type: "action", ["background": true]), activity("front", "true"),
      ],
    ])
    #expect(names(journal["run"]) == ["bg", "front"])
    #expect(journal["run"]?[0]?["output"]?["stdout"] == "done\n")
  }

  @Test func `the title is substituted and arguments stay as declared`() {
    let log = RunLog()
    let session = RunSession(log: log, settings: [:], interrupts: Interrupts(log: log))
    session.experiment.with { $0 = ["title": "about ${x}", "method": [activity("a", "echo ${x}")]] }
    session.substitution.with { $0.configuration = ["x": "things"] }
    let runner = ExperimentRunner(
      session: session, options: RunOptions(), hypothesis: .standard, rollbacks: .standard, file: nil)
    let journal = runner.run().value
    #expect(journal["experiment"]?["title"] == "about things")
    #expect(journal["run"]?[0]?["activity"] == activity("a", "echo ${x}"))
    #expect(journal["run"]?[0]?["output"]?["stdout"] == "things\n")
  }
}
