import JSON
import Kubernetes

/// `chaosk8s.service.actions`: makes and deletes services.
enum KubernetesServiceActions: NativeExtension {
  static let module = "chaosk8s.service.actions"

  static let functions = [
    NativeFunction("create_service_endpoint", [.required("spec_path"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in
      _ = try Cluster(call).create(.services, try call.specification(), call.namespace)
      return .null
    },
    NativeFunction("delete_service", [.required("name"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in try delete(call)
    },
  ]

  static func delete(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    try Cluster(call).delete(.services, call.text("name"), call.namespace)
    return .null
  }
}
