import JSON
import Kubernetes
import System
import TestSupport
import Testing

@testable import Runner

@Suite(.enabled(if: ControlPlane.isGiven)) struct AccessTests {
  @Test(arguments: ["admin", "admin-certificate"])
  func `a token and a certificate both open the door`(context: String) throws {
    let client = KubernetesClient(try ControlPlane.access(context))
    #expect(try client.isReady())
    #expect(try client.get(.namespaces, "default")["kind"] == "Namespace")
  }

  @Test(arguments: [false, true])
  func `a program that knows a token or a certificate opens it too`(hasCertificate: Bool) throws {
    let folder = try TemporaryFolder()
    var status = JSONObject()
    if hasCertificate {
      let security = try ControlPlane.access("admin-certificate").security
      guard case .pem(let certificate) = security.certificate, case .pem(let key) = security.key else {
        throw TestFailure("no certificate")
      }
      status["clientCertificateData"] = .string(String(decoding: certificate, as: UTF8.self))
      status["clientKeyData"] = .string(String(decoding: key, as: UTF8.self))
    } else {
      guard case .authorization(let text) = try ControlPlane.access().credentials else { throw TestFailure("no token") }
      status["token"] = .string(String(text.dropFirst("Bearer ".count)))
    }
    let answer: JSONValue = ["kind": "ExecCredential", "status": .object(status)]
    let path = try folder.write(JSONWriter.text(answer), to: "answer")
    let user: JSONValue = ["exec": ["command": "cat", "args": [.string(path)]]]
    let more: JSONValue = [
      "users": [["name": "program", "user": user]],
      "contexts": [["name": "program", "context": ["cluster": "loopback", "user": "program"]]],
    ]
    let paths = [try folder.write(JSONWriter.text(more), to: "config"), ControlPlane.kubeconfig ?? ""]
    let client = KubernetesClient(try Kubeconfig.load(paths: paths).access(context: "program"))
    #expect(try client.list(.namespaces).items.isEmpty == false)
  }

  @Test func `a server that a kubeconfig does not trust is not talked to`() throws {
    var access = try ControlPlane.access()
    access.security.authorities = .pem(try TestCertificates().bytes("ca.crt"))
    let error = #expect(throws: KubernetesError.self) { try KubernetesClient(access).isReady() }
    #expect(error?.description.contains("certificate") == true, "\(String(describing: error))")
  }

  @Test func `a service account may do what its role says, and a refusal is in words`() throws {
    let namespace = try TestNamespace("role")
    let folder = try TemporaryFolder()
    let path = "\(TestEnvironment.root)/manifests/job/access.yaml"
    try ControlPlane.kubectl("apply", "-n", namespace.name, "-f", path)
    try ControlPlane.kubectl("apply", "-n", namespace.name, "-f", "-", input: TestNamespace.deployment("service2"))
    let request: JSONValue = [
      "apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": ["audiences": []],
    ]
    let answer = try namespace.client.send(
      "POST", "/api/v1/namespaces/\(namespace.name)/serviceaccounts/chaos-toolkit/token", body: request)
    // As a pod finds it.
    _ = try folder.write(answer["status"]?["token"]?.string ?? "", to: "token")
    let admin = try ControlPlane.access()
    guard case .pem(let authority) = admin.security.authorities else { throw TestFailure("no authority") }
    _ = try folder.write(authority, to: "ca.crt")
    _ = try folder.write(namespace.name, to: "namespace")
    let address = admin.server.split(separator: "/").last?.split(separator: ":") ?? []
    let access = try #require(
      KubernetesAccess.inCluster(folder: folder.path, host: String(address[0]), port: String(address[1])))
    #expect(access.namespace == namespace.name)
    let client = KubernetesClient(access)
    let change: JSONValue = ["spec": ["replicas": 1]]
    try client.patch(.deployments, "service2", .merge(change), namespace: namespace.name)
    #expect(try client.list(.replicaSets, namespace: namespace.name).resourceVersion.isEmpty == false)
    let error = #expect(throws: KubernetesError.self) {
      try client.delete(.deployments, "service2", namespace: namespace.name)
    }
    let user = "system:serviceaccount:\(namespace.name):chaos-toolkit"
    #expect(
      error?.description.hasPrefix(
        #"deployments.apps "service2" is forbidden: User "\#(user)" cannot delete resource "deployments""#) == true,
      "\(String(describing: error))")
    for (verb, resource, answer) in [
      ("get", "deployments.apps/service2", "yes"), ("patch", "deployments.apps/service2", "yes"),
      ("list", "replicasets.apps", "yes"), ("delete", "deployments.apps/service2", "no"),
      ("patch", "deployments.apps/service1", "no"), ("list", "deployments.apps", "no"), ("get", "secrets", "no"),
      ("create", "pods", "no"), ("patch", "replicasets.apps", "no"),
    ] {
      let result = try ProcessRunner("kubectl", environment: ["KUBECONFIG": ControlPlane.kubeconfig]).run(
        ["auth", "can-i", verb, resource, "-n", namespace.name, "--as", user])
      #expect(result.outputText.hasPrefix(answer), "\(verb) \(resource)")
    }
  }

  @Test func `an API server that goes away in a run fails an activity in words, and the journal is whole`() throws {
    let namespace = try TestNamespace("away")
    let folder = try TemporaryFolder()
    try ControlPlane.kubectl("apply", "-n", namespace.name, "-f", "-", input: TestNamespace.deployment("service2"))
    let server = try ControlPlane.access().server
    let forwarder = try Forwarder(to: server, in: folder)
    let config = try TestFile.readText(ControlPlane.kubeconfig ?? "").split(separator: "\n").map { line in
      line.contains("server: ") ? "      server: https://127.0.0.1:\(forwarder.port)" : String(line)
    }
    let token = config.first { $0.contains("token: ") }?.split(separator: " ").last.map { String($0) } ?? "?"
    let status: JSONValue = [
      "type": "python", "module": "chaosk8s.deployment.probes", "func": "collect_deployment_status",
      "arguments": ["deployment_name": "service2", "duration": 1, "ns": .string(namespace.name)],
    ]
    let probe = { (name: String) -> JSONValue in ["type": "probe", "name": .string(name), "provider": status] }
    let stop: JSONValue = [
      "type": "action", "name": "stop",
      "provider": ["type": "process", "path": "kill", "arguments": .string("\(forwarder.process.identifier)")],
    ]
    let undo: JSONValue = [
      "type": "action", "name": "undo",
      "provider": [
        "type": "python", "module": "chaosk8s.deployment.actions", "func": "rollback_deployment",
        "arguments": ["deployment_name": "service2", "ns": .string(namespace.name)],
      ],
    ]
    let experiment: JSONValue = [
      "version": "1.0.0", "title": "t", "description": "d", "method": [probe("before"), stop, probe("after")],
      "rollbacks": [undo],
    ]
    let path = try folder.write(JSONWriter.text(experiment), to: "experiment.json")
    let runner = ProcessRunner(
      TestEnvironment.builtProgram("chaos"), folder: folder.path,
      environment: ["KUBECONFIG": try folder.write(config.joined(separator: "\n"), to: "config")])
    let result = try runner.run(["--verbose", "run", "--rollback-strategy=always", path])
    let text = try TestFile.readText(folder.file("journal.json"))
    let journal = try JSONDocument(text: text).root.value
    let run = journal["run"]?.elements ?? []
    #expect(run.map { $0["status"]?.string } == ["succeeded", "succeeded", "failed"], "\(result)")
    #expect(run[0]["output"]?[0]?.count ?? 0 > 0)
    let words = "the API server at https://127.0.0.1:\(forwarder.port) cannot be reached: "
    #expect(run.last?["exception"]?[0]?.string?.contains(words) == true)
    #expect(journal["rollbacks"]?[0]?["exception"]?[0]?.string?.contains(words) == true)
    #expect(journal["end"]?.string != nil)
    for shown in [text, result.outputText, result.errorText] { #expect(!shown.contains(token)) }
  }
}
