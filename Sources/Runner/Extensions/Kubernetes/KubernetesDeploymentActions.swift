import JSON
import Kubernetes
import System

/// `chaosk8s.deployment.actions`: changes to deployments.
enum KubernetesDeploymentActions: NativeExtension {
  static let module = "chaosk8s.deployment.actions"

  static let functions = [
    NativeFunction("create_deployment", [.required("spec_path"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in try create(call)
    },
    NativeFunction(
      "delete_deployment", [.optional("name"), .optional("ns", "default"), .optional("label_selector")]
    ) { (call) throws(ActivityError) in try delete(call) },
    NativeFunction("scale_deployment", [.required("name"), .required("replicas"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in try scale(call)
    },
    NativeFunction("rollout_deployment", [.optional("name"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in try restart(call)
    },
    NativeFunction(
      "set_deployment_image",
      [.required("deployment_name"), .required("container_name"), .required("image"), .optional("ns", "default")]
    ) { (call) throws(ActivityError) in try setImage(call) },
    NativeFunction("rollback_deployment", [.required("deployment_name"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in
      try DeploymentRollback(try Cluster(call)).undo(call.text("deployment_name"), namespace: call.namespace)
      return .null
    },
  ]

  static func create(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    _ = try Cluster(call).create(.deployments, try call.specification(), call.namespace)
    return .null
  }

  static func delete(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    try delete(.deployments, call)
  }

  /// Deletes by name, else by labels, else all of the namespace.
  static func delete(_ resource: KubernetesResource, _ call: NativeCall) throws(ActivityError) -> JSONValue {
    let cluster = try Cluster(call)
    let name = call.optional("name")
    let found = try cluster.list(resource, call.namespace, name: name, labels: name == nil ? call.labels() : nil)
    for object in found {
      do {
        try cluster.client.delete(
          resource, object.objectName, namespace: call.namespace, propagation: "Background")
      } catch {
        // Someone else was faster.
        if !error.isNotFound { throw cluster.failure(error) }
      }
    }
    return .null
  }

  static func scale(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let name = call.text("name")
    let replicas = try call.integer("replicas")
    let change: JSONValue = ["spec": ["replicas": .number(JSONNumber(replicas))]]
    try Cluster(call).patch(
      .deployments, name, call.namespace, .strategic(change),
      purpose: "failed to scale '\(name)' to \(replicas) replicas: ")
    return .null
  }

  private static func restart(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let name = call.text("name")
    let annotations: JSONValue = ["kubectl.kubernetes.io/restartedAt": .string(Clock.now.isoText)]
    let change: JSONValue = ["spec": ["template": ["metadata": ["annotations": annotations]]]]
    try Cluster(call).patch(
      .deployments, name, call.namespace, .strategic(change),
      purpose: "failed to rollout the deployment '\(name)'! Error: ")
    return .null
  }

  private static func setImage(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let (name, container, image) = (call.text("deployment_name"), call.text("container_name"), call.text("image"))
    let cluster = try Cluster(call)
    let deployment = try cluster.get(.deployments, name, call.namespace)
    let pod = deployment["spec"]?["template"]?["spec"] ?? .null
    let lists = ["containers", "initContainers"]
    // A merge would add a container that is not there.
    let names = { (list: String) in (pod[list]?.elements ?? []).compactMap { $0["name"]?.string } }
    guard let list = lists.first(where: { names($0).contains(container) }) else {
      let known = lists.flatMap(names).prefix(20).map { "'\($0)'" }.joined(separator: ", ")
      throw .failure("deployment '\(name)' has no container '\(container)': there is \(known)")
    }
    let containers: JSONValue = [["name": .string(container), "image": .string(image)]]
    let change = JSONObject([(key: list, value: containers)])
    let body: JSONValue = ["spec": ["template": ["spec": .object(change)]]]
    try cluster.patch(.deployments, name, call.namespace, .strategic(body))
    return .null
  }
}
