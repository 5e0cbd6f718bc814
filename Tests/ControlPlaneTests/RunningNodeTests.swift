import Glibc
import HTTP
import JSON
import Kubernetes
import System
import TestSupport
import Testing

extension NodeSuites {
  @Suite struct RunningNodeTests {
    private func condition(_ pod: JSONValue, _ type: String = "Ready") -> JSONValue? {
      pod["status"]?["conditions"]?.elements.first { $0["type"]?.string == type }
    }

    @Test func `a container that crashes is started anew, each time later, and its logs are kept`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("crash")
      try node.create(
        ["containers": [["name": "main", "image": "test/sh:1", "args": ["-c", "echo here; exit 3"]]]], in: namespace)
      var state: JSONValue?
      try node.wait("the second restart is behind it") {
        state = try node.pod(namespace)["status"]?["containerStatuses"]?[0]
        return state?["restartCount"]?.int == 2 && state?["state"]?["waiting"] != nil
      }
      #expect(state?["state"]?["waiting"]?["reason"] == "CrashLoopBackOff")
      #expect(state?["state"]?["waiting"]?["message"]?.string?.hasPrefix("back-off 20s restarting failed") == true)
      #expect(state?["lastState"]?["terminated"]?["exitCode"] == 3)
      #expect(state?["ready"] == false)
      let pod = try node.pod(namespace)
      let folder = "\(namespace)_pod_\(pod["metadata"]?["uid"]?.string ?? "")"
      for run in 0...2 { #expect(try TestFile.readText(node.work.file("pods/\(folder)/main/\(run).log")) == "here\n") }
      try node.delete(namespace)
    }

    @Test func `readiness that comes and goes shows in the status, and the service leads only to a ready pod`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("ready")
      let file = node.work.file("ready")
      let probe: JSONValue = [
        "exec": ["command": ["test", "-e", .string(file)]], "periodSeconds": 1, "failureThreshold": 1,
      ]
      try node.create(
        [
          "containers": [
            [
              "name": "main", "image": "service2:v2", "ports": [["name": "http", "containerPort": 8000]],
              "readinessProbe": probe,
            ]
          ]
        ], in: namespace, labels: ["app": "flaps"])
      let service = try node.client.create(
        .services,
        [
          "metadata": ["name": "flaps"],
          "spec": ["selector": ["app": "flaps"], "ports": [["port": 8000, "targetPort": "http"]]],
        ], namespace: namespace)
      let url = "http://\(service["spec"]?["clusterIP"]?.string ?? ""):8000/"
      let transport = HTTPTransport(userAgent: "test")
      func answers() -> Bool { (try? transport.send(HTTPRequest(url: url)))?.status == 200 }
      func isReady() throws -> Bool { condition(try node.pod(namespace))?["status"] == "True" }

      try node.wait("the container runs") {
        try node.pod(namespace)["status"]?["containerStatuses"]?[0]?["state"]?["running"] != nil
      }
      #expect(try !isReady())
      #expect(!answers())
      for _ in 0..<2 {
        try TestFile.write([], to: file)
        try node.wait("the pod is ready") { try isReady() && answers() }
        unlink(file)
        try node.wait("the pod is not ready") { try !isReady() && !answers() }
      }
      let pod = try node.pod(namespace)
      #expect(condition(pod, "ContainersReady")?["status"] == "False")
      #expect(condition(pod)?["message"] == "containers with unready status: [main]")
      #expect(pod["status"]?["containerStatuses"]?[0]?["restartCount"] == 0)
      #expect(pod["status"]?["phase"] == "Running")
      try node.delete(namespace)
    }

    @Test func `a liveness probe that fails ends the process, which is started anew`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("live")
      let probe: JSONValue = ["httpGet": ["port": 8000, "path": "/health"], "periodSeconds": 1, "failureThreshold": 2]
      // Version 3 of service2 answers 500 there.
      try node.create(
        ["containers": [["name": "main", "image": "service2:v3", "livenessProbe": probe]]], in: namespace)
      try node.wait("it was restarted") {
        let state = try node.pod(namespace)["status"]?["containerStatuses"]?[0]
        return (state?["restartCount"]?.int ?? 0) > 0
          && state?["lastState"]?["terminated"]?["message"]?.string?.hasPrefix("liveness probe failed: ") == true
      }
      try node.delete(namespace)
    }

    @Test func `fifty pods become available; deleting all leaves no process and no port`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("fifty")
      try node.deploy(
        "many", replicas: 50,
        [
          "image": "service2:v2", "ports": [["containerPort": 8000]],
          "readinessProbe": ["httpGet": ["port": 8000, "path": "/health"], "periodSeconds": 1],
        ], in: namespace)
      try node.wait("fifty are available", seconds: 180) {
        try node.client.get(.deployments, "many", namespace: namespace)["status"]?["availableReplicas"]?.int == 50
      }
      let addresses = try node.pods(namespace).compactMap { $0["status"]?["podIP"]?.string }
      #expect(Set(addresses).count == 50)
      #expect(node.children.count == 50)
      let network = try node.network(namespace)
      #expect(try RunningNode.listeners(network).count == 50)
      #expect(try JSONDocument(text: TestFile.readText(node.work.file("targets"))).root.value.count == 50)
      try node.delete(namespace)
      #expect(node.children.isEmpty)
      #expect(try RunningNode.listeners(network).isEmpty)
      try node.wait("Prometheus is told") { try TestFile.readText(node.work.file("targets")) == "[]\n" }
    }

    @Test func `SIGTERM ends every process, and the node says that it takes no more pods`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("end")
      try node.deploy("some", replicas: 3, ["image": "service2:v2", "ports": [["containerPort": 8000]]], in: namespace)
      try node.wait("three run, and the API server knows") {
        let pods = try node.pods(namespace)
        return pods.count == 3 && pods.allSatisfy { $0["status"]?["phase"] == "Running" }
      }
      let network = try node.network(namespace)
      let children = node.children
      #expect(try node.end() == 0)
      for child in children { #expect(kill(child, 0) != 0) }
      #expect(try RunningNode.listeners(network).isEmpty)
      let ready = try node.client.get(.nodes, "local-node")["status"]?["conditions"]?[0]
      #expect(ready?["status"] == "False")
      // Another one takes the pods over and counts on.
      let next = try RunningNode()
      try next.wait("they run again") {
        let pods = try next.pods(namespace)
        return pods.count == 3 && next.children.count == 3
          && pods.allSatisfy { $0["status"]?["containerStatuses"]?[0]?["restartCount"]?.int == 1 }
      }
      try next.delete(namespace)
    }

    @Test func `a node that is killed takes its pods with it`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("killed")
      try node.deploy("some", replicas: 2, ["image": "service2:v2"], in: namespace)
      try node.wait("two run") { node.children.count == 2 }
      let children = node.children
      kill(node.process.identifier, SIGKILL)
      try node.wait("they are gone") { children.allSatisfy { kill($0, 0) != 0 } }
      let next = try RunningNode()
      try next.delete(namespace)
    }

    @Test func `a container that does not heed SIGTERM is killed when its time is over`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("grace")
      let sign = node.work.file("deaf")
      let script = "trap '' TERM; : >'\(sign)'; while :; do sleep 1; done"
      try node.create(
        [
          "terminationGracePeriodSeconds": 2,
          "containers": [["name": "main", "image": "sh", "args": ["-c", .string(script)]]],
        ], in: namespace)
      try node.wait("it runs and does not heed SIGTERM") {
        try node.pod(namespace)["status"]?["phase"] == "Running" && TestFile.exists(sign)
      }
      try node.client.delete(.pods, "pod", namespace: namespace)
      try node.wait("it is gone") { try node.pods(namespace).isEmpty }
      #expect(node.children.isEmpty)
      #expect(node.log.contains("main ended with 137"))
      try node.delete(namespace)
    }

    @Test(arguments: [(0, "Complete", "Succeeded"), (4, "Failed", "Failed")])
    func `a job is over when its pod has ended`(code: Int, condition: String, phase: String) throws {
      let node = try RunningNode()
      let namespace = try node.namespace("job\(code)")
      let container: JSONValue = ["name": "main", "image": "sh", "args": ["-c", .string("exit \(code)")]]
      try node.client.create(
        .jobs,
        [
          "metadata": ["name": "job"],
          "spec": [
            "backoffLimit": 0,
            "template": ["spec": ["restartPolicy": "Never", "containers": [container]]],
          ],
        ], namespace: namespace)
      try node.wait("the job says so") {
        let job = try node.client.get(.jobs, "job", namespace: namespace)
        return job["status"]?["conditions"]?.elements.contains { $0["type"]?.string == condition } ?? false
      }
      let pod = try node.pod(namespace)
      #expect(pod["status"]?["phase"]?.string == phase)
      #expect(pod["status"]?["containerStatuses"]?[0]?["state"]?["terminated"]?["exitCode"]?.int == code)
      try node.delete(namespace)
    }

    @Test func `a node that may take no pods takes none until it may again`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("cordon")
      try node.client.patch(.nodes, "local-node", .merge(["spec": ["unschedulable": true]]))
      try node.wait("the node has heard of it") { node.log.contains("cordoned") }
      try node.create(["containers": [["name": "main", "image": "jaeger:1"]]], in: namespace)
      // A second pod that is given to the node by name shows that the node has heard of both.
      try node.client.create(
        .pods,
        [
          "metadata": ["name": "given"],
          "spec": ["nodeName": "local-node", "containers": [["name": "main", "image": "jaeger:1"]]],
        ], namespace: namespace)
      try node.wait("the given one runs") {
        try node.client.get(.pods, "given", namespace: namespace)["status"]?["phase"] == "Running"
      }
      #expect(try node.client.get(.pods, "pod", namespace: namespace)["spec"]?["nodeName"] == nil)
      try node.client.patch(.nodes, "local-node", .merge(["spec": ["unschedulable": .null]]))
      try node.wait("the other one runs") {
        try node.client.get(.pods, "pod", namespace: namespace)["status"]?["phase"] == "Running"
      }
      #expect(node.children.isEmpty)
      try node.delete(namespace)
    }

    @Test func `while the API server stands still the pods go on, and then it hears what happened`() throws {
      let node = try RunningNode()
      let namespace = try node.namespace("away")
      try node.create(
        ["containers": [["name": "main", "image": "service2:v2", "ports": [["containerPort": 8000]]]]], in: namespace)
      try node.wait("it runs") { try node.pod(namespace)["status"]?["phase"] == "Running" }
      let words = try TestFile.readText("\(RunningNode.folder ?? "")/pids/kube-apiserver").split(separator: " ")
      let server = try #require(words.first.flatMap { pid_t($0) })
      kill(server, SIGSTOP)
      defer { kill(server, SIGCONT) }
      let first = try #require(node.children.first)
      kill(first, SIGKILL)
      try node.wait("another process runs") { node.children.first.map { $0 != first } ?? false }
      kill(server, SIGCONT)
      try node.wait("the API server knows") {
        try node.pod(namespace)["status"]?["containerStatuses"]?[0]?["restartCount"] == 1
      }
      try node.delete(namespace)
    }
  }
}
