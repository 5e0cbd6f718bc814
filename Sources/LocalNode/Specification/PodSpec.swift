import JSON

/// A pod as the API server holds it, with what a node needs of it.
public struct PodSpec: Sendable, Hashable {
  /// What happens to a container that has ended.
  public enum RestartPolicy: String, Sendable, Hashable {
    /// It is started anew.
    case always = "Always"
    /// It is started anew when it failed.
    case onFailure = "OnFailure"
    /// It stays ended, as in a job.
    case never = "Never"
  }

  /// The number that no other pod has or had.
  public var uid: String
  /// Where it lives.
  public var namespace: String
  /// Its name there.
  public var name: String
  /// In the order written.
  public var labels: [String: String]
  /// The node it was given to; nil while it waits for one.
  public var nodeName: String?
  /// `Pending`, `Running`, `Succeeded`, `Failed`.
  public var phase: String
  /// Seconds that it has for its end when somebody has deleted it; nil when nobody has.
  public var deletionGracePeriod: Int?
  /// What happens to a container that has ended.
  public var restartPolicy: RestartPolicy
  /// Seconds that a container has for its end when it is started anew.
  public var terminationGracePeriod: Int
  /// In the order written.
  public var containers: [ContainerSpec]
  /// How often each container had been restarted when the object was written, by the container's name.
  public var restartCounts: [String: Int]

  /// Reads a pod; nil for an object without a name and a uid.
  public init?(_ object: JSONValue) {
    guard let metadata = object["metadata"], let uid = metadata["uid"]?.string, let name = metadata["name"]?.string
    else { return nil }
    (self.uid, self.name) = (uid, name)
    namespace = metadata["namespace"]?.string ?? "default"
    labels = Dictionary(
      (metadata["labels"]?.members ?? []).compactMap { key, value in value.string.map { (key, $0) } },
      uniquingKeysWith: { $1 })
    let spec = object["spec"]
    nodeName = spec?["nodeName"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    phase = object["status"]?["phase"]?.string ?? "Pending"
    terminationGracePeriod = max(0, spec?["terminationGracePeriodSeconds"]?.int ?? 30)
    deletionGracePeriod =
      metadata["deletionTimestamp"]?.string == nil
      ? nil : max(0, metadata["deletionGracePeriodSeconds"]?.int ?? terminationGracePeriod)
    restartPolicy = spec?["restartPolicy"]?.string.flatMap { RestartPolicy(rawValue: $0) } ?? .always
    containers = (spec?["containers"]?.elements ?? []).map { ContainerSpec($0) }
    restartCounts = Dictionary(
      (object["status"]?["containerStatuses"]?.elements ?? []).compactMap { status in
        guard let name = status["name"]?.string, let count = status["restartCount"]?.int else { return nil }
        return (name, count)
      }, uniquingKeysWith: { $1 })
  }

  /// Whether it has come to its end for good.
  public var isFinished: Bool { phase == "Succeeded" || phase == "Failed" }
}
