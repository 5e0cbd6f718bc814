import JSON
import Kubernetes

/// `chaosk8s.node.probes`: looks at nodes.
enum KubernetesNodeProbes: NativeExtension {
  static let module = "chaosk8s.node.probes"

  static let functions = [
    NativeFunction("get_nodes", [.optional("label_selector")]) { (call) throws(ActivityError) in
      let query = call.optional("label_selector").map { [("labelSelector", $0)] } ?? []
      return try Cluster(call).ask { (api) throws(KubernetesError) in
        try api.send("GET", "/api/v1/nodes", query: query).withPythonNumbers
      }
    },
    NativeFunction("get_all_node_status_conditions", [.optional("label_selector")]) {
      (call) throws(ActivityError) in .array(try conditions(call))
    },
    NativeFunction("all_nodes_must_be_ready_to_schedule", [.optional("label_selector")]) {
      (call) throws(ActivityError) in
      try all(call) { $0["Ready"]?.string == "True" }
    },
    NativeFunction(
      "verify_nodes_condition",
      [
        .optional("condition_type", "PIDPressure"), .optional("condition_value", "False"), .optional("label_selector"),
      ]
    ) { (call) throws(ActivityError) in
      let (type, value) = (call.text("condition_type"), call.text("condition_value"))
      return try all(call) { $0[type]?.string == value }
    },
    NativeFunction("nodes_must_be_healthy", [.optional("label_selector")]) { (call) throws(ActivityError) in
      try all(call) { node in expectations.allSatisfy { node[$0] == nil || node[$0]?.string == $1 } }
    },
  ]

  private static let expectations: [(String, String)] =
    [
      "FrequentKubeletRestart", "FrequentDockerRestart", "FrequentContainerdRestart", "ReadonlyFilesystem",
      "KernelDeadlock", "CorruptDockerOverlay2", "FrequentUnregisterNetDevice", "NetworkUnavailable",
      "MemoryPressure", "DiskPressure", "PIDPressure",
    ].map { ($0, "False") } + [("Ready", "True")]

  /// The name of each node and its conditions by their types.
  private static func conditions(_ call: NativeCall) throws(ActivityError) -> [JSONValue] {
    try Cluster(call).list(.nodes, nil, labels: call.optional("label_selector")).map { node in
      var result: JSONObject = ["name": .string(node.objectName)]
      for condition in node["status"]?["conditions"]?.elements ?? [] {
        result[condition["type"]?.string ?? ""] = condition["status"]
      }
      return .object(result)
    }
  }

  private static func all(
    _ call: NativeCall, _ isMet: (JSONValue) -> Bool
  ) throws(ActivityError) -> JSONValue {
    let nodes = try conditions(call)
    guard let other = nodes.first(where: { !isMet($0) }) else { return true }
    call.log.debug("Node \(other["name"]?.string ?? "") is not as expected: \(other.pythonText)")
    return false
  }
}
