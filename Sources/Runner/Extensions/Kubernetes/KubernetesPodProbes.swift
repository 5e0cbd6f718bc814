import JSON
import Kubernetes
import Regex
import System

/// `chaosk8s.pod.probes`: looks at pods.
enum KubernetesPodProbes: NativeExtension {
  static let module = "chaosk8s.pod.probes"

  private static let byName: [NativeFunction.Parameter] = [
    .required("name"), .optional("ns", "default"), .optional("label_selector", "name in ({name})"),
  ]

  static let logParameters: [NativeFunction.Parameter] = [
    .optional("name"), .optional("last"), .optional("ns", "default"), .optional("from_previous", false),
    .optional("label_selector", "name in ({name})"), .optional("container_name"),
  ]

  static let functions = [
    NativeFunction(
      "pods_in_phase",
      [
        .required("label_selector"), .optional("phase", "Running"), .optional("ns", "default"),
        .optional("raise_on_invalid_phase", true),
      ]
    ) { (call) throws(ActivityError) in try inPhase(call) },
    NativeFunction(
      "pods_not_in_phase",
      [
        .required("label_selector"), .optional("phase", "Running"), .optional("ns", "default"),
        .optional("raise_on_in_phase", true),
      ]
    ) { (call) throws(ActivityError) in try notInPhase(call) },
    NativeFunction(
      "pods_in_conditions",
      [
        .required("label_selector"), .required("conditions"), .optional("ns", "default"),
        .optional("raise_on_invalid_conditions", true),
      ]
    ) { (call) throws(ActivityError) in try inConditions(call) },
    NativeFunction("count_pods", [.required("label_selector"), .optional("phase"), .optional("ns", "default")]) {
      (call) throws(ActivityError) in .number(JSONNumber(try count(call)))
    },
    NativeFunction(
      "count_min_pods",
      [
        .required("label_selector"), .optional("phase", "Running"), .optional("min_count", 2),
        .optional("ns", "default"),
      ]
    ) { (call) throws(ActivityError) in .bool(try count(call) >= (try call.integer("min_count"))) },
    NativeFunction("pod_is_not_available", byName + [.optional("raise_on_is_available", true)]) {
      (call) throws(ActivityError) in try notAvailable(call)
    },
    NativeFunction("all_pods_healthy", [.optional("ns", "default"), .optional("raise_on_any_unhealthy", true)]) {
      (call) throws(ActivityError) in try allHealthy(call)
    },
    NativeFunction("read_pod_logs", logParameters) { (call) throws(ActivityError) in try logs(call) },
    NativeFunction(
      "should_be_found_in_logs", [.required("pattern"), .optional("all_containers", true), .optional("value")]
    ) { (call) throws(ActivityError) in try isInLogs(call) },
  ]

  private static func found(_ call: NativeCall) throws(ActivityError) -> [JSONValue] {
    try Cluster(call).list(.pods, call.namespace, labels: call.optional("label_selector"))
  }

  private static func phase(_ pod: JSONValue) -> String { pod["status"]?["phase"]?.string ?? "" }

  private static func inPhase(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let (selector, wanted) = (call.text("label_selector"), call.text("phase"))
    let pods = try found(call)
    if pods.isEmpty { return try call.unmet("no pods '\(selector)' were found", raising: "raise_on_invalid_phase") }
    if let phase = pods.lazy.map(phase).first(where: { $0 != wanted }) {
      return try call.unmet(
        "pod '\(selector)' is in phase '\(phase)' but should be '\(wanted)'", raising: "raise_on_invalid_phase")
    }
    return true
  }

  private static func notInPhase(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let (selector, unwanted) = (call.text("label_selector"), call.text("phase"))
    let pods = try found(call)
    if pods.isEmpty { return try call.unmet("no pods '\(selector)' were found", raising: "raise_on_in_phase") }
    if pods.contains(where: { phase($0) == unwanted }) {
      return try call.unmet("pod '\(selector)' should not be in phase '\(unwanted)'", raising: "raise_on_in_phase")
    }
    return true
  }

  private static func inConditions(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let flag = "raise_on_invalid_conditions"
    let pods = try found(call)
    if pods.isEmpty {
      return try call.unmet("no pods '\(call.text("label_selector"))' were found", raising: flag)
    }
    for pod in pods {
      let known = (pod["status"]?["conditions"]?.elements ?? []).map { condition in
        JSONValue.object(["type": condition["type"] ?? .null, "status": condition["status"] ?? .null])
      }
      for wanted in call.arguments["conditions"]?.elements ?? [] where !known.contains(where: { $0.equals(wanted) }) {
        return try call.unmet(
          "pod \(pod.objectName) does not match the following given condition: \(wanted.pythonText)", raising: flag)
      }
    }
    return true
  }

  private static func count(_ call: NativeCall) throws(ActivityError) -> Int {
    let pods = try found(call)
    guard let wanted = call.optional("phase") else { return pods.count }
    return pods.count { phase($0) == wanted }
  }

  static func notAvailable(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let pods = try Cluster(call).list(.pods, call.namespace, labels: call.labels())
    if pods.contains(where: { phase($0) == "Running" }) {
      return try call.unmet("pod '\(call.text("name"))' is actually running", raising: "raise_on_is_available")
    }
    return true
  }

  static func allHealthy(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    let pods = try Cluster(call).list(.pods, call.namespace)
    let ill = pods.filter { !["Running", "Succeeded"].contains(phase($0)) }
    call.log.debug("Not running: \(ill.map { "\($0.objectName) (\(phase($0)))" }.joined(separator: ", "))")
    return ill.isEmpty ? true : try call.unmet("the system is unhealthy", raising: "raise_on_any_unhealthy")
  }

  static func logs(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    var seconds: Int?
    if let last = call.optional("last") {
      // The reference takes a bare number for a date.
      let words = last.lowercased().hasSuffix(" ago") ? String(last.dropLast(4)) : last
      guard let parsed = Double(words) ?? PrometheusTime.seconds(words), parsed.isFinite, parsed >= 0, parsed < 1e9
      else { throw .failure("failed to parse '\(last)': how far back is 30 seconds, 10 minutes or 2h") }
      seconds = max(1, Int(parsed.rounded(.up)))
    }
    let cluster = try Cluster(call)
    let namespace = call.namespace
    let container = call.optional("container_name")
    let isPrevious = call.flag("from_previous")
    var result = JSONObject()
    for pod in try cluster.list(.pods, namespace, labels: call.labels()) {
      let name = pod.objectName
      let bytes = try cluster.ask("the log of pod '\(name)' cannot be read: ") { (api) throws(KubernetesError) in
        try api.log(
          pod: name, namespace: namespace, container: container, seconds: seconds, isPrevious: isPrevious,
          hasTimes: true)
      }
      result[name] = .string(ByteText.decode(bytes))
    }
    return .object(result)
  }

  private static func isInLogs(_ call: NativeCall) throws(ActivityError) -> JSONValue {
    guard let logs = call.arguments["value"]?.object, !logs.isEmpty else {
      throw .failure("no logs to search from")
    }
    let pattern: RegexPattern
    do {
      pattern = try RegexPattern(call.text("pattern"))
    } catch {
      throw .failure("pattern is no regular expression: \(error.message)")
    }
    let matches = logs.members.count { pattern.isFound(in: $0.value.pythonText) == true }
    return .bool(matches > 0 && (matches == logs.count || !call.flag("all_containers")))
  }
}
