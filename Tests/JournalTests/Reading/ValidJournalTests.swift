import JSON
import Journal
import Testing

@Suite("Journals with one oddity each")
struct ValidJournalTests {
  static let names = files(in: Fixtures.folder + "/valid").map {
    String($0.split(separator: "/").last?.dropLast(".json".count) ?? "")
  }

  @Test("there are fixtures")
  func fixtures() { #expect(ValidJournalTests.names.count >= 40) }

  @Test("all are read, and every warning makes one line", arguments: names)
  func allAreRead(name: String) throws {
    let journal = try Fixtures.journal("valid/" + name)
    #expect(journal.source.label == name)
    for text in journal.warningTexts { #expect(!text.isEmpty && !text.contains("\n")) }
  }

  @Test("the warnings are the expected ones", arguments: warningTable)
  func warnings(name: String, expected: [String]) throws {
    #expect(try Fixtures.journal("valid/" + name).warningTexts == expected)
  }

  static let warningTable: [(String, [String])] = [
    ("version-0.1.1-steps", []),
    ("version-0.18-without-deviated", []),
    ("version-release-candidate", []),
    ("version-missing", ["`chaoslib-version` is missing."]),
    ("version-number", ["$.chaoslib-version (line 2): found a number where text should be."]),
    (
      "killed-without-end",
      [
        "$.run[0] (line 33): `status` is missing.",
        "The run has a start and no end or status: it was probably killed.",
      ]
    ),
    ("blocks-null", ["`run` is missing."]),
    ("blocks-missing", []),
    ("bytes-crlf", []),
    ("bytes-byte-order-mark", ["The text starts with a byte order mark, which JSON does not allow."]),
    ("bytes-utf-16", ["The bytes are UTF-16; they were converted to UTF-8."]),
    (
      "bytes-windows-1252",
      ["$.experiment.title (line 7): the bytes are not UTF-8; they were read as Windows-1252."]
    ),
    ("duplicate-keys", ["$.status (line 26): the key `status` stands twice; the last one counts."]),
    (
      "lone-surrogate",
      ["$.run[0].output (line 44): half of a surrogate pair stands alone; it was read as U+FFFD."]
    ),
    (
      "keys-unknown",
      [
        "$.experiment.owner (line 36): the key `owner` is not one that the specification knows; it was kept.",
        "$.experiment.method[0].tolerence (line 21): the key `tolerence` is not one that the specification knows; "
          + "it was kept.",
        "$.experiment.method[0].provider.verify-tls (line 19): the key `verify-tls` is not one that the "
          + "specification knows; it was kept.",
        "$.tiggered-by (line 71): the key `tiggered-by` is not one that the specification knows; it was kept.",
      ]
    ),
    (
      "times-contradict",
      [
        "$.run[0] (line 33): the duration says 1 min, start and end are 0.25 s apart.",
        "The end lies 1 min before the start.",
      ]
    ),
    (
      "numbers-not-finite",
      [
        "$.run[0].output.nan (line 45): `NaN` is a number that JSON does not have.",
        "$.run[0].output.inf (line 46): `Infinity` is a number that JSON does not have.",
        "$.duration (line 56): `NaN` is a number that JSON does not have.",
        "$.duration (line 56): found NaN where a number should be.",
      ]
    ),
    (
      "blocks-of-odd-types",
      [
        "$.platform (line 3): found a list where text should be.",
        "$.deviated (line 28): found text where true or false should be.",
        "$.steady_states (line 29): found a list where an object should be.",
        "$.run (line 30): found an object where a list should be.",
        "$.rollbacks (line 44): found text where a list should be.",
      ]
    ),
  ]

  @Test("a topic that comes up often is cut short and counted")
  func manyOddities() throws {
    let warnings = try Fixtures.journal("valid/oddities-many").warningTexts
    #expect(warnings.count == 14)
    #expect(warnings[6] == "And 34 more.")
    #expect(warnings[13] == "And 34 more.")
  }

  @Test("the steps of the first version become activities, and runs without names find theirs")
  func firstVersion() throws {
    let journal = try Fixtures.journal("valid/version-0.1.1-steps")
    let names = ["Lose a node (steady state)", "drain node-1", "all pods are back"]
    #expect(journal.experiment.method.map(\.name) == names)
    #expect(journal.experiment.method.map(\.kind) == [.probe, .action, .probe])
    #expect(
      journal.experiment.method.map { $0.provider?.call } == [
        "GET http://localhost:8000/health", "kubectl", "shop.probes.all_back",
      ])
    #expect(journal.run.map(\.activity.name) == names)
    #expect(journal.run.map(\.activity.kind) == [.probe, .action, .probe])
    #expect(journal.experiment.hypothesis?.title == "Requests are answered whatever node is lost")
    #expect(journal.status == nil && journal.deviated == nil && !journal.recordsRollbacks)
  }

  @Test("a block that is null or absent is not an empty one")
  func absentBlocks() throws {
    for name in ["blocks-null", "blocks-missing"] {
      let journal = try Fixtures.journal("valid/" + name)
      #expect(journal.before == nil && journal.after == nil && journal.during.isEmpty)
      #expect(!journal.recordsRollbacks && journal.deviated == nil && journal.duration == nil)
    }
    let empty = try Fixtures.journal("valid/version-missing")
    #expect(empty.recordsRollbacks && empty.before == nil)
  }

  @Test("the parts of a killed run are kept")
  func killed() throws {
    let journal = try Fixtures.journal("valid/killed-without-end")
    #expect(journal.end == nil && journal.status == nil && journal.run.count == 1)
    #expect(journal.run[0].status == nil && journal.run[0].end == nil && journal.run[0].start != nil)
    #expect(try Fixtures.journal("valid/killed-run-only").run.count == 1)
    #expect(try Fixtures.journal("valid/killed-steady-states-only").before?.met == true)
  }

  @Test("rounds without an evaluation are left out")
  func rounds() throws {
    #expect(try Fixtures.journal("valid/hypothesis-during-rounds").during.map(\.met) == [true, false, true])
  }

  @Test("activities are found by name as chaoslib finds them")
  func references() throws {
    let journal = try Fixtures.journal("valid/references")
    let method = journal.experiment.method
    #expect(method.map(\.isUnresolved) == [false, false, false, true, true, true, true, false, false, false])
    #expect(method.map(\.name) == ["a", "a", "b", "nobody", "x", "y", "z", "a", "a", "only a rollback"])
    #expect(method[1].isBackground && method[1].pauseAfter == 2 && method[1].reference == "a")
    #expect(method[2].provider?.call == "GET http://localhost:8000/")
    guard case .list([200])? = method[2].tolerance,
      case .equals(7)? = journal.experiment.hypothesis?.probes[1].tolerance
    else {
      Issue.record("the tolerance of the place that refers should count")
      return
    }
    #expect(journal.experiment.rollbacks[1].name == "a")
  }

  @Test("pauses are numbers, texts and configured values")
  func pauses() throws {
    let method = try Fixtures.journal("valid/pauses").experiment.method
    #expect(method.map(\.pauseBefore) == [1, nil, 4, nil, nil, nil, nil])
    #expect(method.map(\.pauseAfter) == [2.5, 3, nil, nil, nil, nil, nil])
  }

  @Test("what counts as background is what Python takes for true")
  func background() throws {
    let flags = try Fixtures.journal("valid/background-flags").experiment.method.map(\.isBackground)
    #expect(flags == [true, false, false, true, false, true, false, false, true])
  }

  @Test("providers of every shape are named")
  func providers() throws {
    let method = try Fixtures.journal("valid/providers").experiment.method
    #expect(
      method.map { $0.provider?.call } == [
        "m.f", "ls", "ls", "ls", "PUT http://localhost/", "GET ", "wasm", "m.g", "GET http://localhost/", "python", nil,
      ])
    #expect(
      method.prefix(5).map { $0.provider?.arguments?.kind } == [nil, .array, .string, .object, .string])
  }

  @Test("tolerances of every shape are told apart")
  func tolerances() throws {
    let probes = try Fixtures.journal("valid/tolerances").experiment.hypothesis?.probes ?? []
    let expected = [
      "equals 200", "equals true", "equals ok", "equals null", "equals 1.5", "list 200 404", "list 1 2 3",
      "regex ^o in body", "jsonpath $.a count 0", "jsonpath $.a expect 1 in stdout", "range 1.0 2.5", "other",
      "probe judge shop.probes.read", "probe - grep", "other", "none",
    ]
    #expect(probes.map { describe($0.tolerance) } == expected)
  }

  private func describe(_ tolerance: Tolerance?) -> String {
    func text(_ value: JSONValue) -> String { value.string ?? value.number?.text ?? value.bool?.description ?? "null" }
    func target(_ name: String?) -> String { name.map { " in " + $0 } ?? "" }
    switch tolerance {
    case nil: return "none"
    case .equals(let value): return "equals " + text(value)
    case .list(let values): return (["list"] + values.map(text)).joined(separator: " ")
    case .regex(let pattern, let name): return "regex \(pattern)" + target(name)
    case .jsonpath(let path, let count, let expect, let name):
      let rest = count.map { " count \($0)" } ?? expect.map { " expect \($0.count)" } ?? ""
      return "jsonpath \(path)" + rest + target(name)
    case .range(let low, let high, let name): return "range \(low) \(high)" + target(name)
    case .probe(let name, let provider): return "probe \(name ?? "-") \(provider?.call ?? "-")"
    case .other: return "other"
    }
  }

  @Test("entries without an activity keep their place")
  func oddRuns() throws {
    let run = try Fixtures.journal("valid/runs-odd").run
    #expect(
      run.map(\.activity.name) == ["activity 1", "activity 2", "just a name"] + [String](repeating: "answer", count: 4))
    #expect(run[3].exception == ["Traceback\nBoom"])
    #expect(run[4].exception == ["a", "1", "null"])
    #expect(run[5].status == nil && run[2].status == "skipped" && run[2].output == nil)
    #expect(run[6].activity.provider?.call == "shop.probes.read")
  }

  @Test("tags, contributions and controls of odd types are kept where they make sense")
  func oddExperiment() throws {
    let experiment = try Fixtures.journal("valid/tags-and-contributions-odd").experiment
    #expect(experiment.tags == ["a", "1"])
    #expect(
      experiment.contributions == [
        Contribution(property: "availability", level: "high"), Contribution(property: "cost", level: "3"),
      ])
    #expect(experiment.controls == ["one", "two.control", "control 3"])
  }

  @Test("keys without a name in the model are kept in order")
  func extra() throws {
    let extra = try Fixtures.journal("valid/keys-unknown").extra
    #expect(extra.map(\.key) == ["extensions", "safeguards", "x-team", "tiggered-by"])
    #expect(extra.last?.value.string == "nightly")
  }
}
