import JSON
import Testing
import YAML

@testable import Runner

@Suite struct SettingsTests {
  @Test(arguments: [
    (ValuePath(["a", "b"]), "$.a.b"), (ValuePath([.key("a b"), .index(2)]), "$['a b'][2]"), (ValuePath(), "$"),
  ])
  func `paths are told`(path: ValuePath, text: String) {
    #expect(path.text == text)
  }

  @Test func `values are reached and changed by path`() {
    var value: JSONValue = ["a": [["b": 1]], "c": 2]
    #expect(value[ValuePath([.key("a"), .index(0), .key("b")])] == 1)
    value[ValuePath([.key("a"), .index(0), .key("b")])] = "new"
    value[ValuePath([.key("a"), .index(7)])] = "nowhere"
    #expect(value == ["a": [["b": "new"]], "c": 2])
  }

  @Test func `references find probes of the hypothesis first, then the method, then rollbacks`() {
    let experiment: JSONValue = [
      "steady-state-hypothesis": ["probes": [["name": "x"]]],
      "method": [["name": "x"], ["name": "y"], ["name": "y"], nil],
      "rollbacks": [["name": "z"]],
    ]
    #expect(ExperimentParts.activity(named: "x", in: experiment)?.text == "$.steady-state-hypothesis.probes[0]")
    #expect(ExperimentParts.activity(named: "y", in: experiment)?.text == "$.method[2]")
    #expect(ExperimentParts.activity(named: "z", in: experiment)?.text == "$.rollbacks[0]")
    #expect(ExperimentParts.activity(named: "w", in: experiment) == nil)
  }

  @Test(
    arguments: [("a=1", "a", "1"), ("a=x=y", "a", "x=y"), ("a:int=5", "a", 5), ("a:b:int=5", "a:b", 5)]
      as [(String, String, JSONValue)])
  func `variables are read from words`(word: String, key: String, value: JSONValue) throws {
    #expect(try Variables(words: [word]).configuration[key] == value)
  }

  @Test(arguments: ["a", "a:int=x", "a:thing=1"])
  func `words that are no variables are refused`(word: String) {
    #expect(throws: ExperimentError.self) { try Variables(words: [word]) }
  }

  @Test func `strategies know their words`() {
    #expect(HypothesisStrategy(word: "continously") == .continuous)
    #expect(HypothesisStrategy(word: "continuously")?.isDuring == true)
    #expect(HypothesisStrategy(word: "never") == nil)
    #expect(DryMode.actions.covers("action") && !DryMode.actions.covers("probe") && !DryMode.pause.covers("action"))
  }
}
