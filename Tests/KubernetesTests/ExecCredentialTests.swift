import HTTP
import JSON
import System
import TestSupport
import Testing

@testable import Kubernetes

@Suite struct ExecCredentialTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The access of a kubeconfig whose user is a shell script beside it.
  private func access(_ script: String, server: String = "https://one", more: String = "") throws -> KubernetesAccess {
    let path = try folder.write("#!/bin/sh\n\(script)\n", to: "plugin")
    let result = try ProcessRunner("chmod").run(["755", path])
    #expect(result.exitCode == 0)
    let config = """
      current-context: a
      contexts: [{name: a, context: {cluster: c, user: u}}]
      clusters: [{name: c, cluster: {server: "\(server)", certificate-authority-data: Q0E=}}]
      users:
      - name: u
        user:
          exec:
            apiVersion: client.authentication.k8s.io/v1beta1
            command: ./plugin
            args: [get, token]
            env: [{name: FLAVOUR, value: sweet}]
            \(more)
      """
    return try Kubeconfig.load(paths: [folder.write(config, to: "config")]).access()
  }

  private func ask(_ access: KubernetesAccess) throws -> ExecCredential {
    guard case .program(let plugin) = access.credentials else { throw TestFailure("\(access.credentials)") }
    return try ExecCredential.ask(plugin, waiting: HTTPWait())
  }

  @Test func `the program gets its arguments and variables, and its answer counts`() throws {
    let script = #"""
      printf '{"kind": "ExecCredential", "status": {"token": "%s-%s-%s"}}' "$1" "$2" "$FLAVOUR"
      printf '%s' "$KUBERNETES_EXEC_INFO" > "$(dirname "$0")/info"
      """#
    #expect(try ask(access(script, more: "provideClusterInfo: true")).token == "get-token-sweet")
    let info = try JSONDocument(text: TestFile.readText(folder.file("info"))).root.value
    #expect(info["apiVersion"] == "client.authentication.k8s.io/v1beta1")
    #expect(info["spec"]?["interactive"] == false)
    #expect(info["spec"]?["cluster"]?["certificate-authority-data"] == "Q0E=")
    #expect(try ask(access(script)).token == "get-token-sweet")
    #expect(try !TestFile.readText(folder.file("info")).contains("certificate"))
  }

  @Test(
    "a program that gives nothing is an error that shows no secret",
    arguments: [
      ("echo 'not logged in' >&2; exit 3", "'", "ended with 3: not logged in"),
      ("echo geheim", "geheim", "printed no ExecCredential"),
      (#"echo '{"kind": "ExecCredential", "status": {"geheim": "x"}}'"#, "geheim", "neither a token nor a certificate"),
      ("kill -9 $$", "\u{0}", "ended with -9"), ("yes geheim", "geheim", "printed too much"),
    ])
  func failures(script: String, secret: String, words: String) throws {
    let access = try access(script)
    let error = #expect(throws: ExecCredential.Failure.self) { try ask(access) }
    #expect(error?.reason.contains(words) == true, "\(String(describing: error))")
    if secret == "geheim" { #expect(error?.reason.contains(secret) == false) }
  }

  @Test func `a program that is not there is named, with how to install it`() throws {
    let access = try access("", more: "installHint: ask the operator")
    guard case .program(var plugin) = access.credentials else { throw TestFailure("no program") }
    plugin.command = "no-such-program"
    let error = #expect(throws: ExecCredential.Failure.self) { try ExecCredential.ask(plugin, waiting: HTTPWait()) }
    #expect(error?.reason == "the program 'no-such-program' was not found\nask the operator")
  }

  @Test func `an answer is used until it ends, and asked for again after a 401`() throws {
    let server = try StandIn(
      #"{"GET /version": [{"chunks": ["{}"]}, {"chunks": ["{}"]}, {"status": 401}, {"chunks": ["{}"]}]}"#)
    let script = #"""
      echo x >> "$(dirname "$0")/calls"
      printf '{"kind": "ExecCredential", "status": {"token": "t%s"}}' "$(wc -l < "$(dirname "$0")/calls" | tr -d ' ')"
      """#
    let client = KubernetesClient(try access(script, server: "http://127.0.0.1:\(server.port)"))
    for _ in 0..<3 { _ = try client.send("GET", "/version") }
    let sent = try client.send("GET", "/__requests").elements.map { $0["headers"]?["authorization"] }
    #expect(sent == ["Bearer t1", "Bearer t1", "Bearer t1", "Bearer t2"])
  }

  @Test(arguments: [(nil, true), ("2000-01-01T00:00:00Z", false), ("2999-01-01T00:00:00Z", true), ("soon", false)])
  func `an answer has an end`(expiration: String?, isValid: Bool) {
    var credential = ExecCredential()
    credential.expiration = expiration
    #expect(credential.isValid == isValid)
  }
}
