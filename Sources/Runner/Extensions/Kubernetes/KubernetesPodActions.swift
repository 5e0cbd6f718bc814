import JSON
import Kubernetes

/// `chaosk8s.pod.actions`: ends pods. `exec_in_pods` is left to Python.
enum KubernetesPodActions: NativeExtension {
  static let module = "chaosk8s.pod.actions"

  static let functions = [
    NativeFunction(
      "terminate_pods",
      [
        .optional("label_selector"), .optional("name_pattern"), .optional("all", false), .optional("rand", false),
        .optional("mode", "fixed"), .optional("qty", 1), .optional("grace_period", -1), .optional("ns", "default"),
        .optional("order", "alphabetic"),
      ]
    ) { (call) throws(ActivityError) in
      try terminate(try PodSelection(call), gracePeriod: try call.integer("grace_period"), call)
    },
    NativeFunction("delete_pods", [.optional("name"), .optional("ns", "default"), .optional("label_selector")]) {
      (call) throws(ActivityError) in
      call.deprecated("delete_pods", "terminate_pods")
      return try delete(call)
    },
  ]

  static func delete(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    try terminate(try PodSelection(call, pattern: "name"), gracePeriod: -1, call)
  }

  private static func terminate(
    _ selection: PodSelection, gracePeriod: Int, _ call: NativeCall
  ) throws(ActivityError) -> JSONValue {
    let cluster = try Cluster(call)
    let namespace = call.namespace
    var deleted: [JSONValue] = []
    for pod in try selection.pods(in: namespace, of: cluster) {
      let name = pod.objectName
      do {
        try cluster.client.delete(
          .pods, name, namespace: namespace, gracePeriod: gracePeriod >= 0 ? gracePeriod : nil)
        deleted.append(.string(name))
      } catch {
        // Someone else was faster, such as whoever deleted what the pod belongs to.
        if !error.isNotFound { throw cluster.failure(error) }
      }
    }
    return .array(deleted)
  }
}
