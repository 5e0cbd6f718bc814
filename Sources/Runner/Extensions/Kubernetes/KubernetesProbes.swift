import JSON

/// `chaosk8s.probes`: older names for probes of the other modules.
enum KubernetesProbes: NativeExtension {
  static let module = "chaosk8s.probes"

  private static let byName: [NativeFunction.Parameter] = [
    .required("name"), .optional("ns", "default"), .optional("label_selector", "name in ({name})"),
  ]
  private static let deployment: [NativeFunction.Parameter] = [
    .required("name"), .optional("ns", "default"), .optional("label_selector"),
  ]

  static let functions = [
    NativeFunction("all_microservices_healthy", [.optional("ns", "default")]) { (call) throws(ActivityError) in
      try KubernetesPodProbes.allHealthy(
        older("all_microservices_healthy", "all_pods_healthy", call, flag: "raise_on_any_unhealthy"))
    },
    NativeFunction("microservice_available_and_healthy", deployment) { (call) throws(ActivityError) in
      _ = try KubernetesDeploymentProbes.availableAndHealthy(
        older(
          "microservice_available_and_healthy", "deployment_available_and_healthy", call, flag: "raise_on_unavailable"))
      // The reference forgets to return what it found.
      return .null
    },
    NativeFunction("microservice_is_not_available", byName) { (call) throws(ActivityError) in
      try KubernetesPodProbes.notAvailable(
        older("microservice_is_not_available", "pod_is_not_available", call, flag: "raise_on_is_available"))
    },
    // The reference's selector, `name in ({name})`, is sent as it stands and refused by every server.
    NativeFunction("service_endpoint_is_initialized", deployment) { (call) throws(ActivityError) in
      try KubernetesServiceProbes.isInitialized(
        older(
          "service_endpoint_is_initialized", "service_is_initialized", call, flag: "raise_if_service_not_initialized"))
    },
    NativeFunction("deployment_is_not_fully_available", deployment + [.optional("timeout", 30)]) {
      (call) throws(ActivityError) in
      try KubernetesDeploymentProbes.notFullyAvailable(
        older(
          "deployment_is_not_fully_available", "deployment_not_fully_available", call, flag: "raise_on_fully_available"
        ))
    },
    NativeFunction("deployment_is_fully_available", deployment + [.optional("timeout", 30)]) {
      (call) throws(ActivityError) in
      try KubernetesDeploymentProbes.fullyAvailable(
        older(
          "deployment_is_fully_available", "deployment_fully_available", call, flag: "raise_on_not_fully_available"))
    },
    NativeFunction("read_microservices_logs", KubernetesPodProbes.logParameters) { (call) throws(ActivityError) in
      try KubernetesPodProbes.logs(call)
    },
  ]

  /// The call as the newer function takes it: what is not as it should be raises.
  private static func older(_ name: String, _ other: String, _ call: NativeCall, flag: String) -> NativeCall {
    call.deprecated(name, other)
    var call = call
    call.arguments[flag] = true
    return call
  }
}
