import JSON
import Kubernetes

/// Which nodes an action is about.
struct NodeSelection {
  var name: String?
  var labels: String?
  var podLabels: String?
  var podNamespace: String?
  /// So many of those found, at random; nil for all.
  var count: Int?
  /// Only the first of those found.
  var isFirst = false

  /// Asks for the nodes and selects; fails when there is none.
  func nodes(of cluster: Cluster) throws(ActivityError) -> [JSONValue] {
    var found = try cluster.list(.nodes, nil, name: name, labels: labels)
    if let podLabels, let podNamespace {
      let pods = try cluster.list(.pods, podNamespace, labels: podLabels)
      let used = Set(pods.compactMap { $0["spec"]?["nodeName"]?.string })
      found = found.filter { used.contains($0.objectName) }
    }
    guard !found.isEmpty else { throw .failure("failed to find a node that matches selector") }
    var generator = SystemRandomNumberGenerator()
    let picked = pick(from: found, using: &generator)
    cluster.log.debug("Picked nodes '\(picked.map(\.objectName).joined(separator: ", "))'")
    return picked
  }

  /// Selects among nodes.
  func pick(from found: [JSONValue], using generator: inout some RandomNumberGenerator) -> [JSONValue] {
    if isFirst { return Array(found.prefix(1)) }
    guard let count else { return found }
    return Array(found.shuffled(using: &generator).prefix(max(0, count)))
  }
}
