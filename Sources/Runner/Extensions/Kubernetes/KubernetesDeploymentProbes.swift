import JSON
import Kubernetes
import System

/// `chaosk8s.deployment.probes`: looks at deployments.
enum KubernetesDeploymentProbes: NativeExtension {
  static let module = "chaosk8s.deployment.probes"

  static let functions = [
    NativeFunction(
      "deployment_available_and_healthy",
      [
        .required("name"), .optional("ns", "default"), .optional("label_selector"),
        .optional("raise_on_unavailable", true),
      ]
    ) { (call) throws(ActivityError) in try availableAndHealthy(call) },
    NativeFunction(
      "deployment_partially_available",
      [
        .required("name"), .optional("ns", "default"), .optional("label_selector"),
        .optional("raise_on_not_partially_available", true),
      ]
    ) { (call) throws(ActivityError) in try partiallyAvailable(call) },
    NativeFunction("deployment_not_fully_available", waiting("raise_on_fully_available")) {
      (call) throws(ActivityError) in try notFullyAvailable(call)
    },
    NativeFunction("deployment_fully_available", waiting("raise_on_not_fully_available")) {
      (call) throws(ActivityError) in try fullyAvailable(call)
    },
    NativeFunction(
      "collect_deployment_status",
      [.required("deployment_name"), .optional("duration", 25), .optional("ns", "default")]
    ) { (call) throws(ActivityError) in try collectStatus(call) },
  ]

  private static func waiting(_ flag: String) -> [NativeFunction.Parameter] {
    [
      .required("name"), .optional("ns", "default"), .optional("label_selector"), .optional("timeout", 30),
      .optional(flag, true),
    ]
  }

  static func availableAndHealthy(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let name = call.text("name")
    let found = try Cluster(call).list(
      .deployments, call.namespace, name: name, labels: call.optional("label_selector"))
    if found.isEmpty { return try call.unmet("Deployment '\(name)' was not found", raising: "raise_on_unavailable") }
    // The server leaves out what is zero.
    guard found.allSatisfy({ $0.count("status", "availableReplicas") == $0.count("spec", "replicas") }) else {
      return try call.unmet("Deployment '\(name)' is not healthy", raising: "raise_on_unavailable")
    }
    return true
  }

  private static func partiallyAvailable(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let name = call.text("name")
    let flag = "raise_on_not_partially_available"
    let found = try Cluster(call).list(
      .deployments, call.namespace, name: name, labels: call.optional("label_selector"))
    guard let first = found.first else { return try call.unmet("Deployment '\(name)' was not found", raising: flag) }
    if first.count("status", "availableReplicas") >= 1 { return true }
    return try call.unmet("Deployment '\(name)' is not healthy", raising: flag)
  }

  static func notFullyAvailable(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    if try comesToBe(ready: false, call) { return true }
    return try call.unmet(
      "deployment '\(call.text("name"))' failed to stop running within \(call.text("timeout"))s",
      raising: "raise_on_fully_available")
  }

  static func fullyAvailable(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    if try comesToBe(ready: true, call) { return true }
    return try call.unmet(
      "deployment '\(call.text("name"))' failed to recover within \(call.text("timeout"))s",
      raising: "raise_on_not_fully_available")
  }

  /// Waits until all replicas are ready, or until not all are; false when the time is over before.
  private static func comesToBe(ready: Bool, _ call: NativeCall) throws(ActivityError) -> Bool {
    let cluster = try Cluster(call)
    let end = Clock.monotonic + (try call.seconds("timeout")).rounded(.down)
    let name = call.text("name")
    let selection = KubernetesSelection(labels: call.labels(named: name), fields: "metadata.name=\(name)")
    let namespace = call.namespace
    let isMet = { (deployment: JSONValue) in
      ready == (deployment.count("status", "readyReplicas") == deployment.count("spec", "replicas"))
    }
    while true {
      let list = try cluster.list(.deployments, namespace, selection)
      if list.items.contains(where: isMet) { return true }
      let left = end - Clock.monotonic
      if left <= 0 { return false }
      var isReached = false
      do throws(KubernetesError) {
        try cluster.client.watch(
          .deployments, namespace: namespace, selection: selection, from: list.resourceVersion, seconds: left
        ) { event in
          isReached = (event.kind == .added || event.kind == .modified) && isMet(event.object)
          return !isReached && Clock.monotonic < end
        }
      } catch {
        // The server forgets old moments: look again.
        if error.status?.code != 410 { throw cluster.failure(error) }
      }
      if isReached { return true }
    }
  }

  /// The conditions at the end of each second: a list of [type, status, reason] each time.
  ///
  /// At its beginning they would often be those of the change before: the controllers need some milliseconds.
  private static func collectStatus(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let cluster = try Cluster(call)
    let name = call.text("deployment_name")
    let namespace = call.namespace
    let duration = try call.seconds("duration")
    guard duration <= 86400 else { throw .failure("duration must be a day at most") }
    let begin = Clock.monotonic
    var samples: [JSONValue] = []
    while Double(samples.count) < duration {
      try cluster.wait(until: begin + min(Double(samples.count + 1), duration))
      let deployment = try cluster.get(.deployments, name, namespace)
      samples.append(conditions(of: deployment))
    }
    return .array(samples)
  }

  /// In the order of their types: that of the server changes with each change.
  static func conditions(of deployment: JSONValue) -> JSONValue {
    let triples = (deployment["status"]?["conditions"]?.elements ?? []).map { condition in
      ["type", "status", "reason"].map { condition[$0]?.string ?? "" }
    }
    return .array(triples.sorted { $0.lexicographicallyPrecedes($1) }.map { .array($0.map { .string($0) }) })
  }
}
