import JSON
import Testing

@testable import LocalNode

/// Pods for tests.
enum Pods {
  /// A pod with one container.
  static func one(
    _ container: JSONObject = [:], labels: JSONObject = [:], namespace: String = "default",
    metadata: JSONObject = [:], policy: String = "Always", status: JSONValue = .null
  ) throws -> PodSpec {
    var container = container
    if container["name"] == nil { container["name"] = "main" }
    if container["image"] == nil { container["image"] = "chaos-report/service2:v2" }
    return try several(
      [.object(container)], labels: labels, namespace: namespace, metadata: metadata, policy: policy, status: status)
  }

  /// A pod with several containers.
  static func several(
    _ containers: [JSONValue], labels: JSONObject = [:], namespace: String = "default", metadata: JSONObject = [:],
    policy: String = "Always", status: JSONValue = .null
  ) throws -> PodSpec {
    var all: JSONObject = [
      "name": "pod", "namespace": .string(namespace), "uid": "uid-1", "labels": .object(labels),
    ]
    for (key, value) in metadata.members { all[key] = value }
    let object: JSONValue = [
      "metadata": .object(all),
      "spec": [
        "nodeName": "local-node", "restartPolicy": .string(policy), "terminationGracePeriodSeconds": 10,
        "containers": .array(containers),
      ],
      "status": status,
    ]
    return try #require(PodSpec(object))
  }
}
