import Glibc
import JSON
import Kubernetes
import System
import TestSupport

/// A local-node under a control plane of its own, the one in the folder that CHAOS_TEST_NODE names.
///
/// One at a time: it takes every pod that waits.
final class RunningNode {
  static let folder = TestEnvironment.variables["CHAOS_TEST_NODE"].flatMap { $0.isEmpty ? nil : $0 }
  static var isGiven: Bool { folder != nil }
  static var kubeconfig: String { "\(folder ?? "")/kubeconfig" }

  let process: ChildProcess
  let client: KubernetesClient
  let work: TemporaryFolder
  private var isEnded = false

  init() throws {
    work = try TemporaryFolder()
    client = KubernetesClient(try Kubeconfig.load(paths: [RunningNode.kubeconfig]).access(), userAgent: "test")
    let log = open(work.file("log"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    defer { close(log) }
    let programs = ["service1", "service2"].map { "\($0)=\(TestEnvironment.builtProgram($0))" } + ["sh=/bin/sh"]
    let words = [
      "--kubeconfig", RunningNode.kubeconfig, "--logs", work.file("pods"), "--targets", work.file("targets"),
    ]
    let path = TestEnvironment.builtProgram("local-node")
    let arguments = ["local-node"] + words + programs.flatMap { ["--program", $0] }
    guard let process = ChildProcess.start(path, arguments, descriptors: [(log, 1), (log, 2)]) else {
      throw TestFailure("\(path) cannot be started")
    }
    self.process = process
    try wait("the node is ready") {
      try client.get(.nodes, "local-node")["status"]?["conditions"]?[0]?["status"] == "True"
    }
  }

  deinit { if !isEnded { process.end() } }

  /// What it has said.
  var log: String { (try? TestFile.readText(work.file("log"))) ?? "" }

  /// Asks it to end, and gives its exit code.
  func end() throws -> Int {
    kill(process.identifier, SIGTERM)
    var code: Int?
    try wait("local-node ends") {
      code = process.poll()
      return code != nil
    }
    isEnded = true
    return code ?? -1
  }

  /// Waits for something, and says what when it does not come.
  func wait(_ words: String, seconds: Double = 90, until isTrue: () throws -> Bool) throws {
    let deadline = Clock.monotonic + seconds
    var last = ""
    while Clock.monotonic < deadline {
      do { if try isTrue() { return } } catch { last = "\(error)" }
      usleep(50_000)
    }
    throw TestFailure("not within \(Int(seconds)) s: \(words) \(last)\n\(log)")
  }

  /// The processes that it has started and that still run.
  var children: [pid_t] { RunningNode.children(of: process.identifier) }

  static func children(of parent: pid_t) -> [pid_t] {
    TestFile.names(in: "/proc").compactMap { pid_t($0) }.sorted().filter { process in
      // The name in parentheses may hold blanks; the state and then the parent follow it.
      let words = (try? TestFile.readText("/proc/\(process)/stat"))?.split(separator: ")").last?.split(separator: " ")
      return words.map { $0.count > 1 && pid_t($0[1]) == parent } ?? false
    }
  }

  /// The pods' network, by what the pods say: `127.3`.
  func network(_ namespace: String) throws -> String {
    let addresses = try pods(namespace).compactMap { $0["status"]?["podIP"]?.string }
    return addresses.first.map { $0.split(separator: ".").prefix(2).joined(separator: ".") } ?? ""
  }

  /// Who listens on the addresses of pods: the kernel's lines for sockets in state LISTEN of a network.
  static func listeners(_ network: String) throws -> [String] {
    let parts = network.split(separator: ".").compactMap { UInt8($0) }
    // The address is written as one number in the machine's order: 127.3.x.y ends with 037F.
    let ending = parts.reversed().map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
    return try TestFile.readText("/proc/net/tcp").split(separator: "\n").map { String($0) }.filter { line in
      let words = line.split(separator: " ")
      return words.count > 3 && words[3] == "0A" && (words[1].split(separator: ":").first?.hasSuffix(ending) ?? false)
    }
  }

  func pods(_ namespace: String) throws -> [JSONValue] { try client.list(.pods, namespace: namespace).items }

  /// The one pod of a namespace.
  func pod(_ namespace: String) throws -> JSONValue {
    guard let pod = try pods(namespace).first else { throw TestFailure("no pod in \(namespace)") }
    return pod
  }

  /// Makes a namespace for a test.
  func namespace(_ purpose: String) throws -> String {
    let name = "node-\(purpose)-\(getpid())"
    try client.create(.namespaces, ["metadata": ["name": .string(name)]])
    return name
  }

  /// Makes a pod from its specification.
  func create(_ spec: JSONValue, in namespace: String, labels: JSONValue = [:]) throws {
    try client.create(
      .pods, ["metadata": ["name": "pod", "labels": labels], "spec": spec], namespace: namespace)
  }

  /// Makes a deployment of one container.
  func deploy(_ name: String, replicas: Int, _ container: JSONObject, in namespace: String) throws {
    var container = container
    container["name"] = "main"
    let labels: JSONValue = ["app": .string(name)]
    try client.create(
      .deployments,
      [
        "metadata": ["name": .string(name)],
        "spec": [
          "replicas": .number(JSONNumber(replicas)), "selector": ["matchLabels": labels],
          "template": ["metadata": ["labels": labels], "spec": ["containers": [.object(container)]]],
        ],
      ], namespace: namespace)
  }

  /// Deletes a namespace with all that is in it, and waits until it is gone.
  func delete(_ namespace: String) throws {
    try client.delete(.namespaces, namespace)
    try wait("\(namespace) is gone") {
      do { _ = try client.get(.namespaces, namespace) } catch let error as KubernetesError { return error.isNotFound }
      return false
    }
  }
}
