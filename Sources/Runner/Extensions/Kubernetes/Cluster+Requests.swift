import JSON
import Kubernetes

/// Requests whose refusal ends an activity. The message begins with the purpose.
extension Cluster {
  func get(_ resource: KubernetesResource, _ name: String, _ namespace: String?) throws(ActivityError) -> JSONValue {
    try ask { (api) throws(KubernetesError) in try api.get(resource, name, namespace: namespace) }
  }

  func create(
    _ resource: KubernetesResource, _ object: JSONValue, _ namespace: String?, purpose: String = ""
  ) throws(ActivityError) -> JSONValue {
    try ask(purpose) { (api) throws(KubernetesError) in try api.create(resource, object, namespace: namespace) }
  }

  func patch(
    _ resource: KubernetesResource, _ name: String, _ namespace: String?, _ patch: KubernetesPatch,
    purpose: String = ""
  ) throws(ActivityError) {
    try ask(purpose) { (api) throws(KubernetesError) in
      _ = try api.patch(resource, name, patch, namespace: namespace)
    }
  }

  func delete(
    _ resource: KubernetesResource, _ name: String, _ namespace: String?, gracePeriod: Int? = nil,
    purpose: String = ""
  ) throws(ActivityError) {
    try ask(purpose) { (api) throws(KubernetesError) in
      _ = try api.delete(resource, name, namespace: namespace, gracePeriod: gracePeriod)
    }
  }

  /// The objects of a kind in a namespace.
  func list(
    _ resource: KubernetesResource, _ namespace: String?, name: String? = nil, labels: String? = nil
  ) throws(ActivityError) -> [JSONValue] {
    var selection = KubernetesSelection(labels: labels)
    if let name { selection.fields = "metadata.name=\(name)" }
    let items = try list(resource, namespace, selection).items
    var message = "Found \(items.count) \(resource.plural)"
    if let name { message += " named '\(name)'" }
    if let labels { message += " labelled '\(labels)'" }
    if let namespace { message += " in ns '\(namespace)'" }
    log.debug(message)
    return items
  }

  func list(
    _ resource: KubernetesResource, _ namespace: String?, _ selection: KubernetesSelection
  ) throws(ActivityError) -> KubernetesList {
    try ask { (api) throws(KubernetesError) in try api.list(resource, namespace: namespace, selection: selection) }
  }
}
