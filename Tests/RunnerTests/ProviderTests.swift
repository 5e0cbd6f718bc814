import HTTP
import JSON
import System
import Testing

@testable import Runner

@Suite struct ProviderTests {
  private let process = ProcessProvider(log: RunLog())

  private func run(_ provider: JSONValue, lane: Lane = Lane()) throws -> JSONValue {
    try process.run(
      ["provider": provider, "tolerance": 0], with: Substitution(configuration: ["x": "y z"]), lane: lane)
  }

  @Test(
    arguments: [
      (["path": "echo", "arguments": "a  b $((1+1))"], "a b 2\n"),
      (["path": "echo", "arguments": ["a  b", nil, "", 1, true]], "a  b 1 True\n"),
      (["path": "echo", "arguments": ["-n": "q"]], "q"), (["path": "echo", "arguments": ["${x}"]], "y z\n"),
      (["path": "echo"], "\n"),
    ] as [(JSONValue, String)])
  func `text goes through a shell and lists and mappings do not`(provider: JSONValue, output: String) throws {
    #expect(try run(provider) == ["status": 0, "stdout": .string(output), "stderr": ""])
  }

  @Test func `exit codes, signals and errors are reported`() throws {
    #expect(
      try run(["path": "sh", "arguments": ["-c", "echo e >&2; exit 3"]]) == [
        "status": 3, "stdout": "", "stderr": "e\n",
      ])
    #expect(try run(["path": "sh", "arguments": ["-c", "kill -9 $$$$"]])["status"]?.int == -9)
  }

  @Test(
    arguments: [["path": "no-such-program"], ["path": "echo", "timeout": "soon"], ["path": "/etc/passwd"], [:]]
      as [JSONValue])
  func `what cannot be started fails the activity`(provider: JSONValue) {
    #expect(throws: ActivityError.self) { try run(provider) }
  }

  @Test func `an abandoned lane ends the program`() {
    let abandonment = Event()
    abandonment.set()
    #expect(throws: ActivityError.self) {
      try run(["path": "sleep", "arguments": ["60"]], lane: Lane(abandonment: abandonment))
    }
  }

  @Test(arguments: [
    ("a b&c=ü", "a+b%26c%3D%C3%BC", "a%20b%26c%3D%C3%BC"), ("~_.-", "~_.-", "~_.-"),
  ])
  func `texts are quoted for URLs`(text: String, form: String, plain: String) {
    #expect(URLText.formQuoted(text) == form)
    #expect(URLText.quoted(text) == plain)
  }

  @Test(
    arguments: [
      ("30 seconds", 30), ("1 day and 2 hours", 93600), ("5m", 300), ("a minute", 60), ("soon", nil), ("5", nil),
    ] as [(String, Double?)])
  func `durations are read from words`(text: String, seconds: Double?) {
    #expect(PrometheusTime.seconds(text) == seconds)
  }

  @Test func `every native function knows its parameters`() {
    let registry = ExtensionRegistry()
    let query = registry.function("query", in: "chaosprometheus.probes")
    #expect(query?.problem(of: [:]) == "required argument 'query' is missing from activity 'query'")
    #expect(query?.problem(of: ["query": "x", "wen": "now"])?.contains("'wen'") == true)
    #expect(query?.problem(of: ["query": "x"]) == nil)
    #expect(registry.function("single", in: "load") != nil)
    #expect(registry.function("other", in: "load") == nil)
  }
}
