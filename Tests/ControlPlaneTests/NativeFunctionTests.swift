import Glibc
import HTTP
import JSON
import Kubernetes
import System
import TestSupport
import Testing

@testable import Runner

/// Every native function of chaosk8s once, against the real API.
@Suite(.enabled(if: ControlPlane.isGiven)) struct NativeFunctionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func call(_ module: String, _ function: String, _ arguments: JSONObject = [:]) throws -> JSONValue {
    try ControlPlane.call(module, function, arguments)
  }

  private func refusal(_ module: String, _ function: String, _ arguments: JSONObject = [:]) throws -> String {
    try ControlPlane.refusal(module, function, arguments)
  }

  @Test func `deployments are made, scaled, restarted, looked at and deleted`() throws {
    let namespace = try TestNamespace("deployments")
    let ns = JSONValue.string(namespace.name)
    let (actions, probes) = ("deployment.actions", "deployment.probes")
    let path = JSONValue.string(try folder.write(TestNamespace.deployment("web"), to: "web.yaml"))
    #expect(try call(actions, "create_deployment", ["spec_path": path, "ns": ns]) == .null)
    #expect(
      try refusal(actions, "create_deployment", ["spec_path": path, "ns": ns])
        == #"deployments.apps "web" already exists"#)
    #expect(try call(probes, "deployment_fully_available", ["name": "web", "ns": ns]) == true)
    #expect(try call(probes, "deployment_available_and_healthy", ["name": "web", "ns": ns]) == true)
    #expect(
      try call(
        probes, "deployment_available_and_healthy", ["name": "web", "ns": ns, "label_selector": "app in (web)"]) == true
    )
    #expect(try call(probes, "deployment_partially_available", ["name": "web", "ns": ns]) == true)
    #expect(
      try call(
        probes, "deployment_not_fully_available",
        ["name": "web", "ns": ns, "timeout": 1, "raise_on_fully_available": false]) == false)
    #expect(
      try refusal(probes, "deployment_not_fully_available", ["name": "web", "ns": ns, "timeout": 1])
        == "deployment 'web' failed to stop running within 1s")
    #expect(
      try refusal(probes, "deployment_available_and_healthy", ["name": "none", "ns": ns])
        == "Deployment 'none' was not found")
    #expect(
      try refusal(probes, "deployment_fully_available", ["name": "none", "ns": ns, "timeout": 1])
        == "deployment 'none' failed to recover within 1s")

    #expect(try call(actions, "scale_deployment", ["name": "web", "replicas": 4, "ns": ns]) == .null)
    try ControlPlane.kubectl(
      "apply", "-n", namespace.name, "-f", "-", input: TestNamespace.deployment("stuck", image: "x:v3"))
    #expect(try call(probes, "deployment_not_fully_available", ["name": "stuck", "ns": ns]) == true)
    #expect(
      try refusal(probes, "deployment_partially_available", ["name": "stuck", "ns": ns])
        == "Deployment 'stuck' is not healthy")
    #expect(try call(probes, "deployment_fully_available", ["name": "web", "ns": ns]) == true)
    #expect(
      try refusal(actions, "scale_deployment", ["name": "none", "replicas": 4, "ns": ns])
        == #"failed to scale 'none' to 4 replicas: deployments.apps "none" not found"#)

    #expect(try call(actions, "rollout_deployment", ["name": "web", "ns": ns]) == .null)
    let template = try namespace.client.get(.deployments, "web", namespace: namespace.name)["spec"]?["template"]
    #expect(template?["metadata"]?["annotations"]?["kubectl.kubernetes.io/restartedAt"] != nil)
    #expect(
      try refusal(
        actions, "set_deployment_image",
        ["deployment_name": "web", "container_name": "side", "image": "y", "ns": ns])
        == "deployment 'web' has no container 'side': there is 'main'")
    let status = try call(probes, "collect_deployment_status", ["deployment_name": "web", "duration": 1, "ns": ns])
    #expect(status[0]?.elements.compactMap { $0[0]?.string } == ["Available", "Progressing"])

    #expect(try call("replicaset.actions", "delete_replica_set", ["label_selector": "name=web", "ns": ns]) == .null)
    #expect(try call(actions, "delete_deployment", ["name": "web", "ns": ns]) == .null)
    #expect(try call(actions, "delete_deployment", ["label_selector": "app=stuck", "ns": ns]) == .null)
    #expect(try namespace.client.list(.deployments, namespace: namespace.name).items.isEmpty)
  }

  @Test func `pods are counted, judged and ended`() throws {
    let namespace = try TestNamespace("pods")
    let ns = JSONValue.string(namespace.name)
    let (actions, probes) = ("pod.actions", "pod.probes")
    try ControlPlane.kubectl(
      "apply", "-n", namespace.name, "-f", "-", input: TestNamespace.deployment("web", replicas: 3))
    _ = try call("deployment.probes", "deployment_fully_available", ["name": "web", "ns": ns])
    let all: JSONObject = ["label_selector": "name=web", "ns": ns]
    #expect(try call(probes, "count_pods", all) == 3)
    #expect(try call(probes, "count_pods", all.with("phase", "Failed")) == 0)
    #expect(try call(probes, "count_min_pods", all.with("min_count", 3)) == true)
    #expect(try call(probes, "count_min_pods", all.with("min_count", 4)) == false)
    #expect(try call(probes, "pods_in_phase", all) == true)
    #expect(
      try refusal(probes, "pods_in_phase", all.with("phase", "Failed"))
        == "pod 'name=web' is in phase 'Running' but should be 'Failed'")
    #expect(try call(probes, "pods_not_in_phase", all.with("phase", "Failed")) == true)
    #expect(try call(probes, "pods_not_in_phase", all.with("raise_on_in_phase", false)) == false)
    #expect(
      try refusal(probes, "pods_in_phase", ["label_selector": "name=none", "ns": ns])
        == "no pods 'name=none' were found")
    let ready: JSONValue = [["type": "Ready", "status": "True"]]
    #expect(try call(probes, "pods_in_conditions", all.with("conditions", ready)) == true)
    let other: JSONValue = [["type": "Ready", "status": "False"]]
    #expect(
      try refusal(probes, "pods_in_conditions", all.with("conditions", other)).contains(
        "does not match the following given condition: {'type': 'Ready', 'status': 'False'}"))
    #expect(try call(probes, "all_pods_healthy", ["ns": ns]) == true)
    #expect(
      try refusal(probes, "pod_is_not_available", ["name": "web", "ns": ns]) == "pod 'web' is actually running")
    #expect(try call(probes, "pod_is_not_available", ["name": "none", "ns": ns]) == true)
    #expect(
      try refusal(probes, "pods_in_phase", ["label_selector": "a b=(", "ns": ns]).contains(
        "unable to parse requirement")
    )

    let ended = try call(actions, "terminate_pods", all.with("qty", 2).with("rand", true).with("grace_period", 0))
    #expect(ended.count == 2)
    #expect(try call(actions, "terminate_pods", all.with("name_pattern", "^other")) == [])
    #expect(try call(actions, "delete_pods", ["name": "^web-", "ns": ns]).count == 1)
    try namespace.waitForPods(3, "name=web")
    #expect(try call(actions, "terminate_pods", all.with("all", true)).count == 3)
    #expect(
      try refusal(actions, "terminate_pods", ["qty": -1, "ns": ns])
        == "Cannot select pods. Quantity '-1' is negative.")
    #expect(
      try call(probes, "should_be_found_in_logs", ["pattern": "b+", "value": ["x": "abbc"]]) == true)
  }

  @Test func `services are made, found and deleted`() throws {
    let namespace = try TestNamespace("services")
    let ns = JSONValue.string(namespace.name)
    let path = JSONValue.string("\(TestEnvironment.root)/manifests/service/service2.yaml")
    #expect(try call("service.actions", "create_service_endpoint", ["spec_path": path, "ns": ns]) == .null)
    #expect(try call("service.probes", "service_is_initialized", ["name": "service2", "ns": ns]) == true)
    #expect(try call("service.actions", "delete_service", ["name": "service2", "ns": ns]) == .null)
    #expect(
      try refusal("service.probes", "service_is_initialized", ["name": "service2", "ns": ns])
        == "service 'service2' is not initialized")
    #expect(
      try refusal("service.actions", "delete_service", ["name": "service2", "ns": ns])
        == #"services "service2" not found"#)
    #expect(
      try refusal("service.actions", "create_service_endpoint", ["spec_path": "x.txt", "ns": ns])
        == "cannot process x.txt")
  }

  @Test func `nodes are made, looked at, drained and deleted, and logs come from their kubelets`() throws {
    let namespace = try TestNamespace("nodes")
    let ns = JSONValue.string(namespace.name)
    let (actions, probes) = ("node.actions", "node.probes")
    let kubelet = try StandIn(
      #"{"GET /containerLogs/\#(namespace.name)/lonely/main": {"headers": {}, "chunks": ["2026 hello\n"]}}"#,
      certificates: try TestCertificates())
    let names = ["a", "b"].map { "\(namespace.name)-\($0)" }
    let label = "chaos-test=\(namespace.name)"
    for name in names {
      let meta: JSONValue = ["name": .string(name), "labels": ["chaos-test": ns]]
      #expect(try call(actions, "create_node", ["meta": meta]).objectName == name)
      let status: JSONValue = [
        "conditions": [["type": "Ready", "status": "True"], ["type": "DiskPressure", "status": "False"]],
        "addresses": [["type": "InternalIP", "address": "127.0.0.1"]],
        "daemonEndpoints": ["kubeletEndpoint": ["Port": .number(JSONNumber(kubelet.port))]],
      ]
      try namespace.client.patch(.nodes, name, .strategic(["status": status]), subresource: "status")
    }
    let both: JSONObject = ["label_selector": .string(label)]
    #expect(try call(probes, "get_nodes", both)["items"]?.count == 2)
    #expect(
      try call(probes, "get_all_node_status_conditions", both)[0]
        == ["name": .string(names[0]), "Ready": "True", "DiskPressure": "False"])
    #expect(try call(probes, "all_nodes_must_be_ready_to_schedule", both) == true)
    #expect(try call(probes, "nodes_must_be_healthy", both) == true)
    #expect(try call(probes, "verify_nodes_condition", both.with("condition_type", "DiskPressure")) == true)
    #expect(try call(probes, "verify_nodes_condition", both) == false)

    #expect(try call(actions, "cordon_node", both) == .array(names.map { .string($0) }))
    #expect(try namespace.client.get(.nodes, names[1])["spec"]?["unschedulable"] == true)
    #expect(try call(actions, "uncordon_node", ["name": .string(names[1])]) == [.string(names[1])])
    #expect(try namespace.client.get(.nodes, names[1])["spec"]?["unschedulable"] == nil)
    #expect(
      try refusal(actions, "cordon_node", ["name": "no-such-node"]) == "failed to find a node that matches selector")

    let text = TestNamespace.deployment("web", node: names[0])
    try ControlPlane.kubectl("apply", "-n", namespace.name, "-f", "-", input: text)
    _ = try call("deployment.probes", "deployment_fully_available", ["name": "web", "ns": ns])
    let first = try namespace.client.list(.pods, namespace: namespace.name).items[0]
    // New pods wait for a node that is not cordoned; nobody gives them one here.
    try ControlPlane.kubectl("scale", "-n", namespace.name, "--replicas=1", "deployment/web")
    let drained = try call(actions, "drain_nodes", ["name": .string(names[0]), "timeout": 60])
    #expect(drained == [.string(names[0])])
    #expect(throws: KubernetesError.self) {
      try namespace.client.get(.pods, first.objectName, namespace: namespace.name)
    }

    let lonely: JSONValue = [
      "metadata": ["name": "lonely", "labels": ["name": "lonely"]],
      "spec": ["nodeName": .string(names[1]), "containers": [["name": "main", "image": "x"]]],
    ]
    try namespace.client.create(.pods, lonely, namespace: namespace.name)
    #expect(try refusal(actions, "drain_nodes", ["name": .string(names[1])]).contains("'lonely' on node"))
    #expect(
      try call("pod.probes", "read_pod_logs", ["name": "lonely", "ns": ns, "last": "10 minutes"])
        == ["lonely": "2026 hello\n"])
    let asked = try KubernetesClient(insecure(kubelet)).send("GET", "/__requests")[0]?["path"]?.string
    #expect(asked?.contains("sinceSeconds=600") == true)
    #expect(asked?.contains("timestamps=true") == true)
    try namespace.client.delete(.pods, "lonely", namespace: namespace.name, gracePeriod: 0)
    try ControlPlane.kubectl("delete", "deployment", "-n", namespace.name, "web")

    #expect(try call(actions, "delete_nodes", both).count == 1)
    #expect(try call(actions, "delete_nodes", both.with("rand", true)).count == 1)
  }

  private func insecure(_ server: StandIn) -> KubernetesAccess {
    var access = KubernetesAccess(server: "https://127.0.0.1:\(server.port)")
    access.security.isVerified = false
    return access
  }

  @Test func `the older names do the same`() throws {
    let namespace = try TestNamespace("older")
    let ns = JSONValue.string(namespace.name)
    let path = JSONValue.string(try folder.write(TestNamespace.deployment("web"), to: "web.yaml"))
    #expect(try call("actions", "start_microservice", ["spec_path": path, "ns": ns]) == .null)
    let web: JSONObject = ["name": "web", "ns": ns]
    #expect(try call("probes", "deployment_is_fully_available", web) == true)
    #expect(try call("actions", "scale_microservice", web.with("replicas", 3)) == .null)
    #expect(
      try refusal("probes", "deployment_is_not_fully_available", ["name": "none", "ns": ns, "timeout": 1])
        == "deployment 'none' failed to stop running within 1s")
    #expect(try call("probes", "deployment_is_fully_available", web) == true)
    #expect(try call("probes", "microservice_available_and_healthy", web) == .null)
    #expect(try call("probes", "all_microservices_healthy", ["ns": ns]) == true)
    #expect(try refusal("probes", "microservice_is_not_available", web) == "pod 'web' is actually running")
    #expect(try refusal("probes", "service_endpoint_is_initialized", web) == "service 'web' is not initialized")
    // Pods that are on no node have none.
    let logs = try call("probes", "read_microservices_logs", web)
    #expect(logs.count == 3)
    #expect(logs.members.allSatisfy { $0.key.hasPrefix("web-") && $0.value == "" })
    #expect(try refusal("actions", "remove_service_endpoint", web) == #"services "web" not found"#)
    #expect(try call("actions", "kill_microservice", web) == .null)
    #expect(try namespace.client.list(.deployments, namespace: namespace.name).items.isEmpty)
  }
}

extension JSONObject {
  /// The object with one more member.
  fileprivate func with(_ key: String, _ value: JSONValue) -> JSONObject {
    var result = self
    result[key] = value
    return result
  }
}
