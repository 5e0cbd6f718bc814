import JSON

/// `chaosk8s.service.probes`: looks for services.
enum KubernetesServiceProbes: NativeExtension {
  static let module = "chaosk8s.service.probes"

  static let functions = [
    NativeFunction(
      "service_is_initialized",
      [
        .optional("name"), .optional("ns", "default"), .optional("label_selector"),
        .optional("raise_if_service_not_initialized", true),
      ]
    ) { (call) throws(ActivityError) in try isInitialized(call) }
  ]

  static func isInitialized(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let name = call.optional("name")
    let found = try Cluster(call).list(.services, call.namespace, name: name, labels: call.labels())
    if !found.isEmpty { return true }
    return try call.unmet(
      "service '\(call.text("name"))' is not initialized", raising: "raise_if_service_not_initialized")
  }
}
