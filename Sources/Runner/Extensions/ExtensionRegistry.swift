/// Finds what is answered natively, by module and function.
struct ExtensionRegistry: Sendable {
  /// All extensions there are. A new one is a new file and a name here.
  static var all: [any NativeExtension.Type] {
    [
      PrometheusProbes.self, LoadExtension.self, TracingControl.self, OLTPTracingControl.self, HumioControl.self,
    ] + kubernetes
  }

  private static var kubernetes: [any NativeExtension.Type] {
    [
      KubernetesActions.self, KubernetesProbes.self, KubernetesDeploymentActions.self,
      KubernetesDeploymentProbes.self, KubernetesPodActions.self, KubernetesPodProbes.self,
      KubernetesNodeActions.self, KubernetesNodeProbes.self, KubernetesServiceActions.self,
      KubernetesServiceProbes.self, KubernetesReplicaSetActions.self,
    ]
  }

  private let functions: [String: NativeFunction]
  private let controls: [String: NativeControl]

  init(_ extensions: [any NativeExtension.Type] = ExtensionRegistry.all) {
    var functions: [String: NativeFunction] = [:]
    var controls: [String: NativeControl] = [:]
    for type in extensions {
      for function in type.functions { functions["\(type.module)/\(function.name)"] = function }
      controls[type.module] = type.control
    }
    (self.functions, self.controls) = (functions, controls)
  }

  func function(_ name: String, in module: String) -> NativeFunction? { functions["\(module)/\(name)"] }

  func control(_ module: String) -> NativeControl? { controls[module] }
}
