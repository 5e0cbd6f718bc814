/// A kind of objects and where the API has them.
public struct KubernetesResource: Sendable, Hashable {
  /// `apps/v1`, or `v1` for the core.
  public var version: String
  /// The name of the many, in small letters: `deployments`.
  public var plural: String
  /// The name of one: `Deployment`.
  public var kind: String
  /// Whether its objects stand in a namespace.
  public var isNamespaced: Bool

  /// Makes a resource.
  public init(version: String, plural: String, kind: String, isNamespaced: Bool = true) {
    (self.version, self.plural, self.kind, self.isNamespaced) = (version, plural, kind, isNamespaced)
  }

  /// Pods.
  public static let pods = KubernetesResource(version: "v1", plural: "pods", kind: "Pod")
  /// Services.
  public static let services = KubernetesResource(version: "v1", plural: "services", kind: "Service")
  /// Secrets.
  public static let secrets = KubernetesResource(version: "v1", plural: "secrets", kind: "Secret")
  /// Config maps.
  public static let configMaps = KubernetesResource(version: "v1", plural: "configmaps", kind: "ConfigMap")
  /// The addresses behind services.
  public static let endpoints = KubernetesResource(version: "v1", plural: "endpoints", kind: "Endpoints")
  /// What happened in the cluster.
  public static let events = KubernetesResource(version: "v1", plural: "events", kind: "Event")
  /// Namespaces.
  public static let namespaces = KubernetesResource(
    version: "v1", plural: "namespaces", kind: "Namespace", isNamespaced: false)
  /// Nodes.
  public static let nodes = KubernetesResource(version: "v1", plural: "nodes", kind: "Node", isNamespaced: false)
  /// Deployments.
  public static let deployments = KubernetesResource(version: "apps/v1", plural: "deployments", kind: "Deployment")
  /// Replica sets.
  public static let replicaSets = KubernetesResource(version: "apps/v1", plural: "replicasets", kind: "ReplicaSet")
  /// Jobs.
  public static let jobs = KubernetesResource(version: "batch/v1", plural: "jobs", kind: "Job")
  /// Leases, which nodes renew as a sign of life.
  public static let leases = KubernetesResource(
    version: "coordination.k8s.io/v1", plural: "leases", kind: "Lease")

  /// The path of its objects: in a namespace, or in all for nil.
  func path(namespace: String?) -> String {
    let base = version.contains("/") ? "/apis/\(version)" : "/api/\(version)"
    guard isNamespaced, let namespace else { return "\(base)/\(plural)" }
    return "\(base)/namespaces/\(namespace)/\(plural)"
  }
}
