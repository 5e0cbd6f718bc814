import JSON
import Testing

@testable import Report

@Suite("A process reads as the command line that ran") struct ProcessCommandTests {
  @Test(
    arguments: [
      (#"{"logs": "deployment/checkout"}"#, "kubectl logs deployment/checkout"),
      (#"["logs", "deployment/checkout"]"#, "kubectl logs deployment/checkout"),
      (#""logs deployment/checkout | tail -1""#, "kubectl logs deployment/checkout | tail -1"),
      (#"{"--tail": 5, "--follow": true, "--since": null, "logs": ""}"#, "kubectl --tail 5 --follow True --since logs"),
      (#"["-c", "echo it's up", "", null, 1.50]"#, #"kubectl -c 'echo it'\''s up' 1.50"#),
      (#"["--token", "[masked 3]", "a [masked]"]"#, "kubectl --token [masked 3] 'a [masked]'"), ("[]", "kubectl"),
      ("{}", "kubectl"), (#""""#, "kubectl"), ("null", "kubectl"),
    ])
  func `lists, objects and texts`(arguments: String, line: String) throws {
    let value = try JSONDocument(text: arguments).root.value
    #expect(ProcessCommand(path: "kubectl", arguments: value).text { $0 } == line)
  }

  @Test func `what a variable stands for is one word`() {
    let command = ProcessCommand(path: "/opt/my tools/ping", arguments: ["-h", "${host}"])
    #expect(command.text { $0 == "${host}" ? "two words" : $0 } == "'/opt/my tools/ping' -h 'two words'")
  }
}
