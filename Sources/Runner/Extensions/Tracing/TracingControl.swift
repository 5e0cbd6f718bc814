import JSON
import System
import Tracing

/// `chaostracing.control`: a span for each part of a run, with the tags of the Python control.
enum TracingControl: NativeExtension {
  static let module = "chaostracing.control"
  static var control: NativeControl? { TracingSpans.control(module, usualProvider: "noop") }
}

/// `chaostracing.oltp`: the same, sent to a collector of OpenTelemetry unless something else is said.
enum OLTPTracingControl: NativeExtension {
  static let module = "chaostracing.oltp"
  static var control: NativeControl? { TracingSpans.control(module, usualProvider: "opentelemetry") }
}

/// The spans that a control makes of what it is applied to.
struct TracingSpans {
  let call: NativeControlCall
  private var tracer: RunTracer { call.extensions.tracer }

  static func control(_ module: String, usualProvider: String) -> NativeControl {
    NativeControl { (call) throws(ActivityError) in
      let tracer = call.extensions.tracer
      switch call.function {
      case "configure_control":
        let settings = TracingSettings(
          arguments: call.arguments, configuration: call.configuration, usual: usualProvider,
          variable: Environment.value)
        for warning in settings.warnings { call.log.warning(warning) }
        tracer.configure(settings, owner: module)
      case "cleanup_control": tracer.close(owner: module)
      default:
        if tracer.isActive(for: module) { TracingSpans(call: call).apply() }
      }
    }
  }

  private func apply() {
    switch call.function {
    case "before_experiment_control": beginExperiment()
    case "after_experiment_control": tracer.end("experiment") { set("status", call.state["status"], in: &$0) }
    case "before_hypothesis_control": begin(call.context["title"]?.pythonText ?? "hypothesis", "hypothesis")
    case "after_hypothesis_control": tracer.end("hypothesis") { endHypothesis(&$0) }
    case "before_method_control": begin("Method", "method")
    case "after_method_control": tracer.end("method")
    case "before_rollback_control": begin("Rollbacks", "rollback")
    case "after_rollback_control": tracer.end("rollback")
    case "before_activity_control": beginActivity()
    case "after_activity_control": tracer.end("activity") { endActivity(&$0) }
    default: break
    }
  }

  private func begin(_ name: String, _ type: String, _ prepare: (inout Span) -> Void = { _ in }) {
    tracer.begin(name) { span in
      span.set("type", .string(type))
      prepare(&span)
    }
  }

  private func beginExperiment() {
    begin(call.context["title"]?.pythonText ?? "experiment", "experiment") { span in
      let tags = call.context["tags"]?.elements ?? []
      if !tags.isEmpty { span.set("target", .string(tags.map(\.pythonText).joined(separator: ", "))) }
      for (name, value) in call.context["contributions"]?.members ?? [] { set(name, value, in: &span) }
    }
  }

  private func endHypothesis(_ span: inout Span) {
    // Nothing is known of one that was left.
    guard call.state.object != nil else { return }
    let isDeviated = call.state["steady_state_met"] != .bool(true)
    span.set("deviated", .bool(isDeviated))
    guard isDeviated, let probe = call.state["probes"]?.elements.last else { return }
    span.isError = true
    span.events.append(
      event([
        ("probe", probe["activity"]?["name"]), ("expected", probe["activity"]?["tolerance"]),
        ("computed", probe["output"]),
      ]))
  }

  private func beginActivity() {
    let provider = call.context["provider"] ?? .null
    begin(call.context["name"]?.pythonText ?? "activity", "activity") { span in
      set("activity", call.context["type"], in: &span)
      span.events.append(event(provider.members.map { ($0.key, $0.value) }))
      guard provider["type"]?.string == "http" else { return }
      span.kind = .client
      span.set("http.method", .string((provider["method"]?.string ?? "GET").uppercased()))
      set("http.url", provider["url"], in: &span)
    }
  }

  private func endActivity(_ span: inout Span) {
    if call.context["provider"]?["type"]?.string == "http" {
      set("http.status_code", call.state["output"]?["status"], in: &span)
    }
    set("status", call.state["status"], in: &span)
    if call.state["status"]?.string == "failed" {
      span.isError = true
      let lines = call.state["exception"]?.elements.map(\.pythonText) ?? []
      span.events.append(event([("event", "error"), ("stack", .string(lines.joined()))]))
    }
    if let met = call.state["tolerance_met"]?.bool {
      span.set("deviated", .int(met ? 0 : 1))
      if !met { span.isError = true }
    }
  }

  private func event(_ fields: [(String, JSONValue?)]) -> Span.Event {
    Span.Event(
      time: RunTracer.now,
      fields: fields.compactMap { key, value in value.flatMap { self.value($0) }.map { Span.Tag(key, $0) } })
  }

  private func set(_ key: String, _ value: JSONValue?, in span: inout Span) {
    if let value = value.flatMap({ self.value($0) }) { span.set(key, value) }
  }

  /// A value as a collector takes it: what is no plain value becomes its JSON. Secrets are masked.
  private func value(_ value: JSONValue) -> SpanValue? {
    switch value {
    case .null: nil
    case .bool(let bool): .bool(bool)
    case .number(let number): number.int.map { .int($0) } ?? .double(number.double)
    case .string(let text): .string(call.log.masks.apply(to: text))
    case .array, .object: .string(call.log.masks.apply(to: JSONWriter.text(value)))
    }
  }
}
