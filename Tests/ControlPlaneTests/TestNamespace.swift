import Glibc
import JSON
import Kubernetes
import Runner
import System
import TestSupport

/// A namespace of a test and somebody who plays its kubelet: pods become ready, except those of an image that ends with
/// `:v3`, and those that are to go are gone.
final class TestNamespace: Sendable {
  let name: String
  let client: KubernetesClient
  private let isOver = Event()
  private let worker: WorkerThread?

  init(_ purpose: String) throws {
    let name = "test-\(purpose)-\(getpid())"
    let client = try ControlPlane.client()
    try client.create(.namespaces, ["metadata": ["name": .string(name)]])
    let isOver = isOver
    (self.name, self.client) = (name, client)
    worker = WorkerThread.start {
      while !isOver.isSet {
        for pod in (try? client.list(.pods, namespace: name).items) ?? [] { TestNamespace.keep(pod, client) }
        var entry = pollfd(fd: isOver.descriptor, events: Int16(POLLIN), revents: 0)
        poll(&entry, 1, 100)
      }
    }
  }

  deinit {
    _ = try? client.delete(.namespaces, name)
    // Pods on nodes go when their kubelet lets them: it works until all is gone.
    let end = Clock.monotonic + 20
    while (try? client.get(.namespaces, name)) != nil, Clock.monotonic < end { usleep(100_000) }
    isOver.set()
  }

  /// Waits until the deployment's pods of that label are as many, for it makes new ones in its own time.
  func waitForPods(_ count: Int, _ labels: String) throws {
    let end = Clock.monotonic + 90
    var found = -1
    while Clock.monotonic < end {
      found = try client.list(
        .pods, namespace: name, selection: KubernetesSelection(labels: labels)
      ).items.count
      if found == count { return }
      usleep(50_000)
    }
    throw TestFailure("there are \(found) pods \(labels), not \(count)")
  }

  /// One look at a pod.
  private static func keep(_ pod: JSONValue, _ client: KubernetesClient) {
    let name = pod["metadata"]?["name"]?.string ?? ""
    let namespace = pod["metadata"]?["namespace"]?.string ?? ""
    if pod["metadata"]?["deletionTimestamp"] != nil {
      _ = try? client.delete(.pods, name, namespace: namespace, gracePeriod: 0)
      return
    }
    let image = pod["spec"]?["containers"]?[0]?["image"]?.string ?? ""
    let isReady = !image.hasSuffix(":v3")
    let phase = pod["status"]?["phase"]?.string
    if phase != "Pending" { return }
    let now = String(Clock.now.isoText.prefix(19)) + "Z"
    let ready: JSONValue = ["type": "Ready", "status": isReady ? "True" : "False", "lastTransitionTime": .string(now)]
    _ = try? client.patch(
      .pods, name, .strategic(["status": ["phase": "Running", "conditions": [ready]]]), namespace: namespace,
      subresource: "status")
  }

  /// A deployment of one container, as text for a file or for kubectl.
  static func deployment(_ name: String, replicas: Int = 2, image: String = "x:v1", node: String? = nil) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name), labels: {app: \(name)}}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {name: \(name)}}
      template:
        metadata: {labels: {name: \(name)}}
        spec:
          \(node.map { "nodeName: \($0)" } ?? "terminationGracePeriodSeconds: 1")
          containers: [{name: main, image: "\(image)"}]
    """
  }
}
