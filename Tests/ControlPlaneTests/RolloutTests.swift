import JSON
import Kubernetes
import TestSupport
import Testing

@testable import Runner

@Suite(.enabled(if: ControlPlane.isGiven)) struct RolloutTests {
  private static let actions = "deployment.actions"
  private static let probes = "deployment.probes"

  /// What a rollout leaves: the template, and each replica set's image, revision and number of pods.
  private func state(_ namespace: TestNamespace) throws -> JSONValue {
    let deployment = try namespace.client.get(.deployments, "service2", namespace: namespace.name)
    let sets = try namespace.client.list(.replicaSets, namespace: namespace.name).items.map { set in
      let image = set["spec"]?["template"]?["spec"]?["containers"]?[0]?["image"]?.string ?? ""
      let revision = set["metadata"]?["annotations"]?["deployment.kubernetes.io/revision"]?.string ?? ""
      return "\(image) is revision \(revision) with \(set["spec"]?["replicas"]?.int ?? -1)"
    }
    var annotations = deployment["metadata"]?["annotations"]?.object ?? [:]
    // It bears the namespace.
    annotations["kubectl.kubernetes.io/last-applied-configuration"] = nil
    return [
      "template": deployment["spec"]?["template"] ?? .null, "sets": .array(sets.sorted().map { .string($0) }),
      "annotations": .object(JSONObject(annotations.members.sorted { $0.key < $1.key })),
    ]
  }

  private func wait(for namespace: TestNamespace) throws {
    try ControlPlane.kubectl("rollout", "status", "--timeout=90s", "-n", namespace.name, "deployment/service2")
  }

  @Test func `kubectl and the runner leave the same after a rollout and after undoing it`() throws {
    let (theirs, ours) = (try TestNamespace("kubectl"), try TestNamespace("runner"))
    for namespace in [theirs, ours] {
      for manifest in ["deployment/service2-v1.yaml", "service"] {
        let path = "\(TestEnvironment.root)/manifests/\(manifest)"
        try ControlPlane.kubectl("apply", "-n", namespace.name, "-f", path)
      }
      try wait(for: namespace)
    }
    let before = try state(ours)
    #expect(try state(theirs) == before)
    let image = "chaos-report/service2:v2"
    try ControlPlane.kubectl("set", "image", "-n", theirs.name, "deployment/service2", "service2=\(image)")
    #expect(
      try ControlPlane.call(
        Self.actions, "set_deployment_image",
        [
          "deployment_name": "service2", "container_name": "service2", "image": .string(image),
          "ns": .string(ours.name),
        ]) == .null)
    for namespace in [theirs, ours] { try wait(for: namespace) }
    #expect(try state(theirs) == state(ours))
    #expect(
      try state(ours)["sets"]
        == ["chaos-report/service2:v1 is revision 1 with 0", "\(image) is revision 2 with 1"]
        .map { .string($0) }.asArray)

    try ControlPlane.kubectl("rollout", "undo", "-n", theirs.name, "deployment/service2")
    let arguments: JSONObject = ["deployment_name": "service2", "ns": .string(ours.name)]
    #expect(try ControlPlane.call(Self.actions, "rollback_deployment", arguments) == .null)
    for namespace in [theirs, ours] { try wait(for: namespace) }
    #expect(try state(theirs) == state(ours))
    #expect(try state(ours)["template"] == before["template"])
    #expect(
      try state(ours)["sets"]
        == ["chaos-report/service2:v1 is revision 3 with 1", "\(image) is revision 2 with 0"]
        .map { .string($0) }.asArray)
    // And forth again, as kubectl does.
    try ControlPlane.kubectl("rollout", "undo", "-n", theirs.name, "deployment/service2")
    _ = try ControlPlane.call(Self.actions, "rollback_deployment", arguments)
    for namespace in [theirs, ours] { try wait(for: namespace) }
    #expect(try state(theirs) == state(ours))
  }

  @Test func `without an earlier revision there is nothing to go back to, for kubectl and for the runner`() throws {
    let namespace = try TestNamespace("single")
    try ControlPlane.kubectl(
      "apply", "-n", namespace.name, "-f", "-", input: TestNamespace.deployment("service2", image: "x:v1"))
    try wait(for: namespace)
    let error = #expect(throws: ToolFailure.self) {
      try ControlPlane.kubectl("rollout", "undo", "-n", namespace.name, "deployment/service2")
    }
    #expect(error?.result.errorText.contains("no rollout history found for deployment") == true)
    let arguments: JSONObject = ["deployment_name": "service2", "ns": .string(namespace.name)]
    #expect(
      try ControlPlane.refusal(Self.actions, "rollback_deployment", arguments)
        == "no rollout history found for deployment 'service2'")
    try ControlPlane.kubectl("rollout", "pause", "-n", namespace.name, "deployment/service2")
    #expect(try ControlPlane.refusal(Self.actions, "rollback_deployment", arguments).contains("is paused"))
  }

  @Test func `a version that never becomes ready goes from ReplicaSetUpdated to ProgressDeadlineExceeded`() throws {
    let namespace = try TestNamespace("stuck")
    let path = "\(TestEnvironment.root)/manifests/deployment/service2-v1.yaml"
    try ControlPlane.kubectl("apply", "-n", namespace.name, "-f", path)
    try wait(for: namespace)
    _ = try ControlPlane.call(
      Self.actions, "set_deployment_image",
      [
        "deployment_name": "service2", "container_name": "service2", "image": "chaos-report/service2:v3",
        "ns": .string(namespace.name),
      ])
    // The deadline is 20 s after the last progress, which comes late on a busy machine.
    let samples = try ControlPlane.call(
      Self.probes, "collect_deployment_status",
      ["deployment_name": "service2", "duration": 45, "ns": .string(namespace.name)]
    ).elements
    #expect(samples.count == 45)
    // Where many tests want pods at once, those of the new set come later than the first look.
    var reasons = samples.map { $0[1]?[2]?.string ?? "" }.reduce(into: [String]()) { reasons, reason in
      if reasons.last != reason { reasons.append(reason) }
    }
    if reasons.first == "NewReplicaSetCreated" { reasons.removeFirst() }
    #expect(reasons == ["ReplicaSetUpdated", "ProgressDeadlineExceeded"])
    #expect(
      samples.last == [
        ["Available", "True", "MinimumReplicasAvailable"], ["Progressing", "False", "ProgressDeadlineExceeded"],
      ])
  }
}

extension [JSONValue] {
  fileprivate var asArray: JSONValue { .array(self) }
}
