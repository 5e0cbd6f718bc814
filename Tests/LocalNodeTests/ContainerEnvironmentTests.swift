import JSON
import Testing

@testable import LocalNode

@Suite struct ContainerEnvironmentTests {
  private func variables(_ container: JSONObject, labels: JSONObject = [:]) throws -> [String: String] {
    let pod = try Pods.one(container, labels: labels)
    let service = try #require(
      ServiceSpec([
        "metadata": ["name": "my-service", "namespace": "default"],
        "spec": ["clusterIP": "127.96.0.7", "ports": [["name": "web-ui", "port": 8000]]],
      ]))
    let other = try #require(
      ServiceSpec([
        "metadata": ["name": "far", "namespace": "elsewhere"],
        "spec": ["clusterIP": "127.96.0.8", "ports": [["port": 1]]],
      ]))
    let environment = ContainerEnvironment(
      pod: pod, address: "127.1.0.9", node: ("local-node", "127.0.0.1"), services: [service, other],
      base: ["PATH": "/bin"])
    let list = try environment.variables(of: try #require(pod.containers.first))
    return Dictionary(list.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  @Test func `a container is told of the services of its namespace, and of no others`() throws {
    #expect(
      try variables([:]) == [
        "PATH": "/bin", "HOSTNAME": "pod",
        "MY_SERVICE_SERVICE_HOST": "127.96.0.7", "MY_SERVICE_SERVICE_PORT": "8000",
        "MY_SERVICE_SERVICE_PORT_WEB_UI": "8000", "MY_SERVICE_PORT": "tcp://127.96.0.7:8000",
        "MY_SERVICE_PORT_8000_TCP": "tcp://127.96.0.7:8000", "MY_SERVICE_PORT_8000_TCP_PROTO": "tcp",
        "MY_SERVICE_PORT_8000_TCP_PORT": "8000", "MY_SERVICE_PORT_8000_TCP_ADDR": "127.96.0.7",
      ])
  }

  @Test(
    "Variables come from values, earlier variables and fields of the pod",
    arguments: [
      (["value": "x"], "x"),
      (["value": "http://$(MY_SERVICE_SERVICE_HOST)/$$(A)"], "http://127.96.0.7/$(A)"),
      (["value": "$(NONE)"], "$(NONE)"),
      (["valueFrom": ["fieldRef": ["fieldPath": "status.podIP"]]], "127.1.0.9"),
      (["valueFrom": ["fieldRef": ["fieldPath": "metadata.labels['app']"]]], "service2"),
      (["valueFrom": ["fieldRef": ["fieldPath": "spec.nodeName"]]], "local-node"),
    ] as [(JSONObject, String)])
  func variable(source: JSONObject, value: String) throws {
    var entry = source
    entry["name"] = "IT"
    #expect(try variables(["env": [.object(entry)]], labels: ["app": "service2"])["IT"] == value)
  }

  @Test func `what this node does not serve is an error that names it`() throws {
    let entry: JSONValue = ["name": "TOKEN", "valueFrom": ["secretKeyRef": ["name": "s", "key": "k"]]]
    #expect(throws: ContainerEnvironment.Unsupported(variable: "TOKEN", source: "secretKeyRef")) {
      try variables(["env": [entry]])
    }
  }

  @Test func `a container without a program here counts as running, and a command names one of the table`() throws {
    let table = ProgramTable(["service2": "/opt/service2", "sh": "/bin/sh"])
    let plain = try #require(try Pods.one(["args": ["--x", "$(A)"]]).containers.first)
    #expect(table.program(for: plain, variables: ["A": "1"]) == .init(path: "/opt/service2", arguments: ["--x", "1"]))
    let shell = try #require(try Pods.one(["command": ["sh", "-c", "exit 1"]]).containers.first)
    #expect(table.program(for: shell, variables: [:]) == .init(path: "/bin/sh", arguments: ["-c", "exit 1"]))
    let other = try #require(try Pods.one(["image": "jaeger:1"]).containers.first)
    #expect(table.program(for: other, variables: [:]) == nil)
  }
}
