import JSON
import Kubernetes

/// `chaosk8s.node.actions`: takes nodes out of service and back.
enum KubernetesNodeActions: NativeExtension {
  static let module = "chaosk8s.node.actions"

  static let functions = [
    NativeFunction("cordon_node", [.optional("name"), .optional("label_selector")]) {
      (call) throws(ActivityError) in try setSchedulable(false, "Failed to unschedule node", call)
    },
    NativeFunction("uncordon_node", [.optional("name"), .optional("label_selector")]) {
      (call) throws(ActivityError) in try setSchedulable(true, "Failed to schedule node", call)
    },
    NativeFunction(
      "drain_nodes",
      [
        .optional("name"), .optional("label_selector"), .optional("delete_pods_with_local_storage", false),
        .optional("timeout", 120), .optional("count"), .optional("pod_label_selector"), .optional("pod_namespace"),
      ]
    ) { (call) throws(ActivityError) in try drain(call) },
    NativeFunction(
      "delete_nodes",
      [
        .optional("label_selector"), .optional("all", false), .optional("rand", false), .optional("count"),
        .optional("grace_period_seconds"), .optional("pod_label_selector"), .optional("pod_namespace"),
      ]
    ) { (call) throws(ActivityError) in try delete(call) },
    NativeFunction("create_node", [.optional("meta"), .optional("spec")]) { (call) throws(ActivityError) in
      let node: JSONValue = [
        "apiVersion": "v1", "kind": "Node", "metadata": PythonFields.renamed(call.arguments["meta"] ?? .null),
        "spec": PythonFields.renamed(call.arguments["spec"] ?? .null),
      ]
      return try Cluster(call).create(.nodes, node, nil, purpose: "Creating new node failed: ")
    },
  ]

  private static func selection(_ call: NativeCall) throws(ActivityError) -> NodeSelection {
    var selection = NodeSelection()
    selection.name = call.optional("name")
    selection.labels = call.optional("label_selector")
    selection.podLabels = call.optional("pod_label_selector")
    selection.podNamespace = call.optional("pod_namespace")
    if call.has("count") { selection.count = try call.integer("count") }
    return selection
  }

  private static func setSchedulable(
    _ isSchedulable: Bool, _ purpose: String, _ call: NativeCall
  ) throws(ActivityError) -> JSONValue {
    let cluster = try Cluster(call)
    let nodes = try selection(call).nodes(of: cluster)
    return .array(try setSchedulable(isSchedulable, purpose, nodes, cluster).map { .string($0) })
  }

  private static func setSchedulable(
    _ isSchedulable: Bool, _ purpose: String, _ nodes: [JSONValue], _ cluster: Cluster
  ) throws(ActivityError) -> [String] {
    var names: [String] = []
    for node in nodes {
      let name = node.objectName
      let change: JSONValue = ["spec": ["unschedulable": .bool(!isSchedulable)]]
      try cluster.patch(.nodes, name, nil, .strategic(change), purpose: "\(purpose) '\(name)': ")
      names.append(name)
    }
    return names
  }

  private static func drain(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let cluster = try Cluster(call)
    let nodes = try selection(call).nodes(of: cluster)
    let names = try setSchedulable(false, "Failed to unschedule node", nodes, cluster)
    let drain = NodeDrain(
      cluster: cluster, takesLocalStorage: call.flag("delete_pods_with_local_storage"),
      timeout: try call.seconds("timeout"))
    for name in names { try drain.empty(name) }
    return .array(names.map { .string($0) })
  }

  private static func delete(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let cluster = try Cluster(call)
    var selection = try selection(call)
    let gracePeriod = call.arguments["grace_period_seconds"] == .null ? nil : try call.integer("grace_period_seconds")
    if call.flag("all") {
      selection = NodeSelection()
    } else if call.flag("rand") {
      selection.count = 1
    } else if (selection.count ?? 0) < 1 {
      (selection.count, selection.isFirst) = (nil, true)
    }
    var deleted: [JSONValue] = []
    for node in try selection.nodes(of: cluster) {
      let name = node.objectName
      try cluster.delete(.nodes, name, nil, gracePeriod: gracePeriod, purpose: "Deleting node '\(name)' failed: ")
      deleted.append(.string(name))
    }
    return .array(deleted)
  }
}
