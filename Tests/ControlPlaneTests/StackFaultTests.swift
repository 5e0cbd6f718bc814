import Glibc
import HTTP
import JSON
import Kubernetes
import System
import TestSupport
import Testing

extension NodeSuites {
  /// What a run says when a part of the stack goes away under it. The API server's turn is in ``AccessTests``.
  @Suite struct StackFaultTests {
    private func run(
      _ method: [JSONValue], configuration: JSONObject = [:], in folder: TemporaryFolder
    ) throws -> JSONValue {
      let undo: JSONValue = [
        "type": "action", "name": "undo", "provider": ["type": "process", "path": "echo", "arguments": "undone"],
      ]
      let experiment: JSONValue = [
        "version": "1.0.0", "title": "t", "description": "d", "configuration": .object(configuration),
        "method": .array(method), "rollbacks": [undo],
      ]
      let path = try folder.write(JSONWriter.text(experiment).utf8, to: "experiment.json")
      let runner = ProcessRunner(
        TestEnvironment.builtProgram("chaos"), folder: folder.path, environment: ["KUBECONFIG": RunningNode.kubeconfig])
      let result = try runner.run(["run", "--rollback-strategy=always", path])
      let journal = try JSONDocument(text: TestFile.readText(folder.file("journal.json"))).root.value
      #expect(journal["end"]?.string != nil, "\(result)")
      #expect(journal["rollbacks"]?[0]?["status"] == "succeeded")
      return journal
    }

    private func signal(_ number: Int32, _ process: pid_t) -> JSONValue {
      [
        "type": "action", "name": "fault",
        "provider": ["type": "process", "path": "kill", "arguments": .string("-\(number) \(process)")],
      ]
    }

    /// Kills a process and waits until nobody listens in its place: until then the system may still take a connection
    /// and drop it at any moment.
    private func kill(_ process: pid_t, listeningAt address: String) -> JSONValue {
      let place = address.replacing(":", with: "/")
      let script = "kill -9 \(process); while (exec 3<>/dev/tcp/\(place)) 2>/dev/null; do sleep 0.01; done"
      return [
        "type": "action", "name": "fault",
        "provider": ["type": "process", "path": "bash", "arguments": ["-c", .string(script)]],
      ]
    }

    @Test func `a service that is killed fails the activity that asks it, and is there again after`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("service")
      try node.create(
        [
          "containers": [
            [
              "name": "main", "image": "service2:v2", "ports": [["containerPort": 8000]],
              // Started anew it is not asked for a while: time enough to see that nobody answers.
              "readinessProbe": ["tcpSocket": ["port": 8000], "periodSeconds": 1, "initialDelaySeconds": 10],
            ]
          ]
        ], in: namespace, labels: ["app": "it"])
      let service = try node.client.create(
        .services, ["metadata": ["name": "it"], "spec": ["selector": ["app": "it"], "ports": [["port": 8000]]]],
        namespace: namespace)
      try node.wait("it is ready") {
        try node.pod(namespace)["status"]?["containerStatuses"]?[0]?["ready"] == true
      }
      let url = "http://\(service["spec"]?["clusterIP"]?.string ?? ""):8000/"
      let ask: JSONValue = ["type": "probe", "name": "ask", "provider": ["type": "http", "url": .string(url)]]
      let journal = try run([ask, signal(SIGKILL, try #require(node.children.first)), ask], in: node.work)
      let activities = journal["run"]?.elements ?? []
      #expect(activities.map { $0["status"]?.string } == ["succeeded", "succeeded", "failed"])
      #expect(activities.last?["exception"]?.elements.isEmpty == false)
      try node.wait("it is ready again") {
        let state = try node.pod(namespace)["status"]?["containerStatuses"]?[0]
        return state?["ready"] == true && state?["restartCount"] == 1
      }
      try node.delete(namespace)
    }

    @Test(arguments: [(SIGKILL, "Couldn't connect"), (SIGSTOP, "did not answer within 2 s")])
    func `a Prometheus that ends or stands still fails the activity that asks it, in words`(
      number: Int32, reason: String
    ) throws {
      let node = try RunningNode()
      let configuration = try node.work.write("scrape_configs: []\n".utf8, to: "prometheus.yml")
      let log = open(node.work.file("prometheus.log"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
      defer { close(log) }
      let prometheus = try #require(
        ChildProcess.start(
          "/usr/bin/prometheus",
          [
            "prometheus", "--config.file=\(configuration)", "--storage.tsdb.path=\(node.work.file("data"))",
            "--web.listen-address=127.0.0.1:0",
          ], descriptors: [(log, Int32(1)), (log, Int32(2))]))
      defer { prometheus.end() }
      // It says which port the system gave it.
      var address = ""
      try node.wait("Prometheus listens") {
        let lines = try TestFile.readText(node.work.file("prometheus.log")).split(separator: "\n")
        address = lines.first { $0.contains("\"Listening on\"") }?.split(separator: "=").last.map { String($0) } ?? ""
        return !address.isEmpty
      }
      try node.wait("Prometheus is ready") {
        try HTTPTransport(userAgent: "test").send(HTTPRequest(url: "http://\(address)/-/ready")).status == 200
      }
      let query: JSONValue = [
        "type": "probe", "name": "query",
        "provider": [
          "type": "python", "module": "chaosprometheus.probes", "func": "query",
          "arguments": ["query": "vector(1)", "timeout": "1s"],
        ],
      ]
      let url: JSONObject = ["prometheus_base_url": .string("http://\(address)")]
      let process = prometheus.identifier
      let fault = number == SIGKILL ? kill(process, listeningAt: address) : signal(number, process)
      let journal = try run([query, fault, query], configuration: url, in: node.work)
      let activities = journal["run"]?.elements ?? []
      #expect(activities.map { $0["status"]?.string } == ["succeeded", "succeeded", "failed"])
      let words = activities.last?["exception"]?.elements.compactMap(\.string).joined() ?? ""
      #expect(words.contains("Prometheus at http://\(address)") && words.contains(reason), "\(words)")
    }
  }
}
