import Glibc
import JSON
import System

/// `chaoshumio.control`: tells Humio of what happens, with the events of the Python control.
enum HumioControl: NativeExtension {
  static let module = "chaoshumio.control"

  static let control: NativeControl? = NativeControl { (call) throws(ActivityError) in
    let sender = call.extensions.humio
    switch call.function {
    case "configure_control": configure(call)
    case "cleanup_control": sender.close()
    case "before_experiment_control": offer(call, "before-experiment", type: "experiment", call.context)
    case "after_experiment_control": offer(call, "after-experiment", type: "experiment", call.state)
    case "after_hypothesis_control": offer(call, "after-hypothesis", type: "hypothesis", call.state)
    case "after_method_control": offer(call, "after-method", type: "method", call.state)
    case "after_rollback_control": offer(call, "after-rollback", type: "rollback", call.state)
    case "after_activity_control": offer(call, "after-activity", type: "activity", call.state)
    default: break
    }
  }

  /// Events are sent when the scope `humio` of the secrets has an `ingest_token`, or a `token` as in former times.
  private static func configure(_ call: NativeControlCall) {
    let scope = call.secrets["humio"] ?? .null
    let tokens = ["ingest_token", "token"].compactMap { scope[$0]?.string }.map(PythonText.strip)
    guard let token = tokens.first(where: { !$0.isEmpty }) else {
      return call.log.debug("Missing Humio token secret")
    }
    let given = call.configuration["humio_url"]?.string.map(PythonText.strip) ?? ""
    var base = given.isEmpty ? "https://cloud.humio.com" : given
    while base.hasSuffix("/") { base.removeLast() }
    call.log.debug("Humio logging control is active for this session")
    call.extensions.humio.configure(url: base + "/api/v1/ingest/humio-structured", token: token, log: call.log)
  }

  private static func offer(_ call: NativeControlCall, _ name: String, type: String, _ payload: JSONValue) {
    let sender = call.extensions.humio
    guard sender.isActive else { return }
    let tags: JSONValue = [
      "host": .string(Platform.node), "level": .string(name), "chaosengineering": "true",
      "platform": .string(Platform.description), "system": .string(Platform.system),
      "machine": .string(Platform.machine), "provider": "chaostoolkit", "type": .string(type),
    ]
    let masked = call.log.masks.apply(to: payload)
    sender.offer([
      "tags": tags, "events": [["timestamp": .string(Clock.now.isoText), "attributes": masked]],
    ])
  }
}
