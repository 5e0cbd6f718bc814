import JSON
import Kubernetes
import System

/// Empties a node as `kubectl drain --ignore-daemonsets` does.
struct NodeDrain {
  let cluster: Cluster
  /// Whether pods go that keep data on the node.
  let takesLocalStorage: Bool
  /// Seconds until all pods must be gone.
  let timeout: Double

  /// What becomes of a pod.
  enum Fate: Hashable {
    case evicted
    case left(String)
    /// Nothing would start it again: nobody may take it away.
    case unmanaged
  }

  /// Evicts the pods of a node and waits until they are gone.
  func empty(_ node: String) throws(ActivityError) {
    let pods = try cluster.list(.pods, nil, KubernetesSelection(fields: "spec.nodeName=\(node)")).items
    cluster.log.debug("Found \(pods.count) pods on node '\(node)'")
    var candidates: [JSONValue] = []
    for pod in pods {
      switch fate(of: pod) {
      case .evicted: candidates.append(pod)
      case .left(let reason): cluster.log.debug("Not evicting pod '\(pod.objectName)' on node '\(node)': \(reason)")
      case .unmanaged:
        throw .failure(
          "Pod '\(pod.objectName)' on node '\(node)' is unmanaged, cannot drain this node. Delete it manually first?")
      }
    }
    let end = Clock.monotonic + timeout
    for pod in candidates { try evict(pod, until: end) }
    try waitForEnd(of: candidates, until: end)
  }

  func fate(of pod: JSONValue) -> Fate {
    if pod["metadata"]?["annotations"]?["kubernetes.io/config.mirror"] != nil { return .left("it is a mirror") }
    let phase = pod["status"]?["phase"]?.string ?? ""
    let volumes = pod["spec"]?["volumes"]?.elements ?? []
    if volumes.contains(where: { $0["emptyDir"] != nil }) {
      return takesLocalStorage ? .evicted : .left("it has a volume on the node")
    }
    if ["Succeeded", "Failed"].contains(phase) { return .evicted }
    let owners = pod["metadata"]?["ownerReferences"]?.elements ?? []
    guard let owner = owners.first(where: { $0["controller"]?.bool == true || $0["kind"]?.string == "DaemonSet" })
    else { return .unmanaged }
    return owner["kind"]?.string == "DaemonSet" ? .left("it belongs to a DaemonSet") : .evicted
  }

  private func evict(_ pod: JSONValue, until end: Double) throws(ActivityError) {
    let name = pod.objectName
    while true {
      do {
        return try cluster.client.evict(pod: name, namespace: pod["metadata"]?["namespace"]?.string ?? "default")
      } catch {
        if error.isNotFound { return }
        // A disruption budget forbids it for now.
        guard error.status?.code == 429, Clock.monotonic < end else {
          throw cluster.failure(error, "Failed to evict pod \(name): ")
        }
        try cluster.wait(until: min(end, Clock.monotonic + Double(min(error.status?.retryAfter ?? 1, 5))))
      }
    }
  }

  private func waitForEnd(of pods: [JSONValue], until end: Double) throws(ActivityError) {
    var pods = pods
    while true {
      var left: [JSONValue] = []
      for pod in pods {
        do {
          let now = try cluster.client.get(
            .pods, pod.objectName, namespace: pod["metadata"]?["namespace"]?.string ?? "default")
          // Another of the same name is another pod.
          if now["metadata"]?["uid"] == pod["metadata"]?["uid"] { left.append(pod) }
        } catch {
          if !error.isNotFound { throw cluster.failure(error) }
        }
      }
      pods = left
      if pods.isEmpty { return }
      if Clock.monotonic >= end {
        throw .failure(
          "Draining nodes did not completed within \(JSONNumber(timeout).pythonText)s. Remaining pods are:\n"
            + pods.map(\.objectName).joined(separator: "\n"))
      }
      cluster.log.debug("Waiting for \(pods.count) pods to go")
      try cluster.wait(until: min(end, Clock.monotonic + 1))
    }
  }
}
