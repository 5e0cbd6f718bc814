import Glibc
import JSON

/// The pods as Prometheus finds them in a file (`file_sd_configs`), under the names that it gives to what a cluster
/// tells it, so that the same relabelling serves both.
public struct ScrapeTargets: Sendable {
  /// A pod that runs.
  public struct Pod: Sendable, Hashable {
    /// What it asked for.
    public var spec: PodSpec
    /// Its address.
    public var address: String
    /// Whether it is ready.
    public var isReady: Bool

    /// Names one.
    public init(spec: PodSpec, address: String, isReady: Bool) {
      (self.spec, self.address, self.isReady) = (spec, address, isReady)
    }
  }

  /// The file's content: one entry for each port of each container.
  public static func content(_ pods: [Pod], node: String) -> JSONValue {
    var entries: [JSONValue] = []
    for pod in pods.sorted(by: { ($0.spec.namespace, $0.spec.name) < ($1.spec.namespace, $1.spec.name) }) {
      var labels: JSONObject = [
        "__meta_kubernetes_namespace": .string(pod.spec.namespace),
        "__meta_kubernetes_pod_name": .string(pod.spec.name),
        "__meta_kubernetes_pod_node_name": .string(node),
        "__meta_kubernetes_pod_phase": "Running",
        "__meta_kubernetes_pod_ready": pod.isReady ? "true" : "false",
      ]
      for (name, value) in pod.spec.labels.sorted(by: { $0.key < $1.key }) {
        labels["__meta_kubernetes_pod_label_" + sanitized(name)] = .string(value)
      }
      for container in pod.spec.containers {
        for port in container.ports {
          var labels = labels
          labels["__meta_kubernetes_pod_container_name"] = .string(container.name)
          labels["__meta_kubernetes_pod_container_port_name"] = .string(port.name)
          entries.append(["targets": [.string("\(pod.address):\(port.number)")], "labels": .object(labels)])
        }
      }
    }
    return .array(entries)
  }

  /// A label's name as Prometheus can hold it.
  static func sanitized(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }

  private let path: String
  private var written: JSONValue?

  /// Writes to a file.
  public init(path: String) { self.path = path }

  /// Writes the file whole if it holds something else; an error is the system's number.
  public mutating func update(_ pods: [Pod], node: String) -> Int32? {
    let content = ScrapeTargets.content(pods, node: node)
    if content == written { return nil }
    let bytes = JSONWriter(indent: 2).write(content) + [0x0A]
    let partial = path + ".new"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return errno }
    let count = write(descriptor, bytes, bytes.count)
    let reason = errno
    close(descriptor)
    guard count == bytes.count else { return count < 0 ? reason : ENOSPC }
    guard rename(partial, path) == 0 else { return errno }
    written = content
    return nil
  }
}
