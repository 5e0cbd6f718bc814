import Glibc
import JSON
import Kubernetes
import System

/// Sends what the node has to say, in a thread of its own: requests in their order, and a sign of life.
///
/// Of a pod's statuses only the newest is kept, so that a server that is away costs no memory.
final class NodeWriter: Sendable {
  private let client: KubernetesClient
  private let records: NodeRecords
  private let stop: Event
  private let problem: @Sendable (String) -> Void
  private let queue = Guarded<[NodeRequest]>([])
  private let arrived = Event()

  init(
    _ client: KubernetesClient, records: NodeRecords, stop: Event, problem: @escaping @Sendable (String) -> Void
  ) {
    (self.client, self.records, self.stop, self.problem) = (client, records, stop, problem)
  }

  /// Leaves a request for the thread.
  func add(_ request: NodeRequest) {
    queue.with { queue in
      switch request {
      case .bind: queue.append(request)
      case .status(_, _, let uid, _):
        let earlier = queue.firstIndex { if case .status(_, _, uid, _) = $0 { true } else { false } }
        if let earlier { queue[earlier] = request } else { queue.append(request) }
      case .remove:
        queue.removeAll { $0.uid == request.uid }
        queue.append(request)
      }
    }
    arrived.set()
  }

  /// Sends until the stop.
  func run() {
    var nextSign = 0.0
    var isKnown = false
    var lastWords = ""
    while !stop.isSet {
      do throws(KubernetesError) {
        if Clock.monotonic >= nextSign {
          if !isKnown { try register() }
          isKnown = true
          try renew()
          nextSign = Clock.monotonic + Double(NodeRecords.leaseDuration) / 4
        }
        if let request = queue.with({ $0.first }) {
          try send(request)
          lastWords = ""
          queue.with { queue in
            // A newer status may have taken its place meanwhile; it is sent next, and the same one twice does no harm.
            if let place = queue.firstIndex(where: { $0.isSame(as: request) }) { queue.remove(at: place) }
          }
        } else {
          pause(seconds: nextSign - Clock.monotonic)
        }
      } catch {
        if stop.isSet { break }
        if error.isNotFound { isKnown = false }
        if error.description != lastWords { problem(error.description) }
        lastWords = error.description
        pause(seconds: 0.5, forRequests: false)
      }
    }
    leave()
  }

  private func pause(seconds: Double, forRequests: Bool = true) {
    var list = [stop, arrived].prefix(forRequests ? 2 : 1).map {
      pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0)
    }
    poll(&list, nfds_t(list.count), Int32(max(0, min(60, seconds)) * 1000) + 1)
    arrived.reset()
  }

  private func register() throws(KubernetesError) {
    do throws(KubernetesError) {
      try client.create(.nodes, records.node)
    } catch {
      guard error.status?.code == 409 else { throw error }
    }
    try client.patch(.nodes, records.settings.name, .merge(records.nodeChange))
    let status = records.status(ready: true, at: Clock.now.seconds)
    try client.patch(.nodes, records.settings.name, .merge(status), subresource: "status")
  }

  private func renew() throws(KubernetesError) {
    let lease = records.lease(at: Clock.now.seconds)
    do throws(KubernetesError) {
      try client.patch(.leases, records.settings.name, .merge(lease), namespace: NodeRecords.leaseNamespace)
    } catch {
      guard error.isNotFound else { throw error }
      try client.create(.leases, lease, namespace: NodeRecords.leaseNamespace)
    }
  }

  /// Says that no more pods are taken; a server that is away is not waited for.
  private func leave() {
    var client = client
    client.timeout = 1
    client.wait = .init(deadline: Clock.monotonic + 1)
    let status = records.status(ready: false, at: Clock.now.seconds)
    _ = try? client.patch(.nodes, records.settings.name, .merge(status), subresource: "status")
  }

  /// Sends one; what the server refuses for good is told and forgotten.
  private func send(_ request: NodeRequest) throws(KubernetesError) {
    do throws(KubernetesError) {
      switch request {
      case .bind(let namespace, let name, let uid):
        let binding: JSONValue = [
          "apiVersion": "v1", "kind": "Binding",
          "metadata": ["name": .string(name), "namespace": .string(namespace), "uid": .string(uid)],
          "target": ["apiVersion": "v1", "kind": "Node", "name": .string(records.settings.name)],
        ]
        let path = "/api/v1/namespaces/\(namespace)/pods/\(name)/binding"
        _ = try client.send("POST", path, body: binding)
      case .status(let namespace, let name, let uid, let status):
        let change: JSONValue = ["metadata": ["uid": .string(uid)], "status": status]
        try client.patch(.pods, name, .merge(change), namespace: namespace, subresource: "status")
      case .remove(let namespace, let name, let uid):
        try client.delete(.pods, name, namespace: namespace, gracePeriod: 0, uid: uid)
      }
    } catch {
      // Gone, another pod by now, or given to another node: nothing is left to do.
      switch error.status?.code {
      case 404, 409: return
      case let code? where (400..<500).contains(code) && code != 429: problem(error.description)
      default: throw error
      }
    }
  }
}

extension NodeRequest {
  /// Whether both are the same request, down to the status that they write.
  fileprivate func isSame(as other: NodeRequest) -> Bool {
    switch (self, other) {
    case (.bind(_, _, let left), .bind(_, _, let right)), (.remove(_, _, let left), .remove(_, _, let right)):
      left == right
    case (.status(_, _, let left, let one), .status(_, _, let right, let two)): left == right && one == two
    case (.bind, _), (.status, _), (.remove, _): false
    }
  }
}
