import JSON
import Kubernetes

/// What `kubectl rollout undo` does: the template of the revision before goes back into the deployment.
struct DeploymentRollback {
  private let cluster: Cluster

  init(_ cluster: Cluster) { self.cluster = cluster }

  private static let revision = "deployment.kubernetes.io/revision"
  private static let hash = "pod-template-hash"
  /// Annotations that belong to the deployment and are not taken over from the replica set.
  private static let kept: Set<String> = [
    "kubectl.kubernetes.io/last-applied-configuration", revision, "deployment.kubernetes.io/revision-history",
    "deployment.kubernetes.io/desired-replicas", "deployment.kubernetes.io/max-replicas",
    "deprecated.deployment.rollback.to",
  ]

  /// Undoes the last rollout of a deployment.
  func undo(_ name: String, namespace: String) throws(ActivityError) {
    let deployment = try cluster.get(.deployments, name, namespace)
    if deployment["spec"]?["paused"]?.bool == true {
      throw .failure("deployment '\(name)' is paused and cannot be rolled back: resume it first")
    }
    let labels = DeploymentRollback.labels(deployment["spec"]?["selector"] ?? .null)
    let sets = try cluster.list(.replicaSets, namespace, labels: labels)
    guard let previous = DeploymentRollback.previous(of: deployment, among: sets) else {
      throw .failure("no rollout history found for deployment '\(name)'")
    }
    guard let patch = DeploymentRollback.patch(deployment, to: previous) else {
      cluster.log.info("Deployment '\(name)' already has the template of the revision before: nothing to roll back")
      return
    }
    try cluster.patch(.deployments, name, namespace, .operations(patch))
  }

  /// The replica set of the revision before the last: those of the deployment by their revisions, second from the top.
  static func previous(of deployment: JSONValue, among sets: [JSONValue]) -> JSONValue? {
    let identifier = deployment["metadata"]?["uid"]?.string
    let owned = sets.compactMap { set -> (revision: Int, set: JSONValue)? in
      let owners = set["metadata"]?["ownerReferences"]?.elements ?? []
      guard owners.contains(where: { $0["controller"]?.bool == true && $0["uid"]?.string == identifier }),
        let revision = set["metadata"]?["annotations"]?[revision]?.string.flatMap({ Int($0) })
      else { return nil }
      return (revision, set)
    }
    let sorted = owned.sorted { $0.revision > $1.revision }
    // Not in one expression: nil is also a value of JSON.
    guard sorted.count > 1 else { return nil }
    return sorted[1].set
  }

  /// What puts the template back; nil when it is there already.
  static func patch(_ deployment: JSONValue, to set: JSONValue) -> [JSONValue]? {
    let template = withoutHash(set["spec"]?["template"] ?? .null)
    if template == withoutHash(deployment["spec"]?["template"] ?? .null) { return nil }
    var annotations = JSONObject()
    for (key, value) in deployment["metadata"]?["annotations"]?.members ?? [] where kept.contains(key) {
      annotations[key] = value
    }
    for (key, value) in set["metadata"]?["annotations"]?.members ?? [] where !kept.contains(key) {
      annotations[key] = value
    }
    return [
      ["op": "replace", "path": "/spec/template", "value": template],
      // "add" replaces what is there and does not mind that nothing is.
      ["op": "add", "path": "/metadata/annotations", "value": .object(annotations)],
    ]
  }

  /// The template without the label by which replica sets tell their pods apart.
  private static func withoutHash(_ template: JSONValue) -> JSONValue {
    guard var result = template.object, var metadata = result["metadata"]?.object,
      var labels = metadata["labels"]?.object
    else { return template }
    labels[hash] = nil
    metadata["labels"] = .object(labels)
    result["metadata"] = .object(metadata)
    return .object(result)
  }

  /// A selector of an object as text for a request.
  static func labels(_ selector: JSONValue) -> String {
    var parts = (selector["matchLabels"]?.members ?? []).map { "\($0.key)=\($0.value.string ?? "")" }
    for expression in selector["matchExpressions"]?.elements ?? [] {
      let key = expression["key"]?.string ?? ""
      let values = (expression["values"]?.elements ?? []).compactMap(\.string).joined(separator: ",")
      switch expression["operator"]?.string {
      case "In": parts.append("\(key) in (\(values))")
      case "NotIn": parts.append("\(key) notin (\(values))")
      case "Exists": parts.append(key)
      case "DoesNotExist": parts.append("!\(key)")
      default: break
      }
    }
    return parts.joined(separator: ",")
  }
}
