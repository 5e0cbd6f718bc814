import JSON

/// `chaosk8s.actions`: older names for actions of the other modules.
enum KubernetesActions: NativeExtension {
  static let module = "chaosk8s.actions"

  static let functions = [
    NativeFunction("start_microservice", [.required("spec_path"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in
      call.deprecated("start_microservice", "create_deployment")
      return try KubernetesDeploymentActions.create(call)
    },
    NativeFunction("remove_service_endpoint", [.required("name"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in
      call.deprecated("remove_service_endpoint", "delete_service")
      return try KubernetesServiceActions.delete(call)
    },
    NativeFunction("scale_microservice", [.required("name"), .required("replicas"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in
      call.deprecated("scale_microservice", "scale_deployment")
      return try KubernetesDeploymentActions.scale(call)
    },
    NativeFunction(
      "kill_microservice",
      [.required("name"), .optional("ns", "default"), .optional("label_selector", "name in ({name})")]
    ) { (call) throws(ActivityError) in
      call.deprecated("kill_microservice", "delete_deployment/delete_replica_set/delete_pods")
      _ = try KubernetesDeploymentActions.delete(.deployments, call)
      _ = try KubernetesDeploymentActions.delete(.replicaSets, call)
      _ = try KubernetesPodActions.delete(call)
      return .null
    },
  ]
}
