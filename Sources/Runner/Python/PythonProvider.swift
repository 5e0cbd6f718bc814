import JSON

/// Runs functions: our own where we have the module, Python's otherwise.
struct PythonProvider: Sendable {
  let log: RunLog
  let http: HTTPClient
  let python: PythonCompanion
  let registry: ExtensionRegistry
  let tracer: RunTracer

  func run(
    _ activity: JSONValue, with substitution: Substitution, lane: Lane, inBackground: Bool
  ) throws(ActivityError) -> JSONValue {
    let provider = activity["provider"] ?? .null
    let module = provider["module"]?.string ?? ""
    let name = provider["func"]?.string ?? ""
    let arguments = substitution.applyIfAny(to: provider["arguments"] ?? .null)
    if arguments != .null, arguments.object == nil {
      throw .failure("the arguments of \(module).\(name) must be a mapping")
    }
    if let function = registry.function(name, in: module) {
      let call = NativeCall(
        arguments: function.complete(arguments.object ?? JSONObject()), configuration: substitution.configuration,
        secrets: PythonProvider.secrets(named: provider["secrets"], in: substitution.secrets), lane: lane, http: http,
        log: log, tracer: tracer)
      return try function.body(call)
    }
    let request: JSONObject = [
      "activity": ["name": activity["name"] ?? .null, "type": activity["type"] ?? .null, "provider": provider],
      "arguments": arguments, "configuration": .object(substitution.configuration),
      "secrets": .object(substitution.secrets),
    ]
    do {
      return try python.ask("activity", request, lane: lane, inBackground: inBackground)["output"] ?? .null
    } catch {
      switch error {
      case .unavailable(let reason): throw .failure("\(module).\(name): \(reason)")
      case .refused(let message): throw .failure(message)
      case .failed(let failure): throw .failed(failure)
      case .interrupted(let message): throw .failure("chaoslib.exceptions.InterruptExecution: \(message)")
      case .left(let interruption): throw .interrupted(interruption)
      case .overdue: throw .failed(.timeout)
      }
    }
  }

  /// The secrets of the scopes that a provider names, in one.
  static func secrets(named names: JSONValue?, in secrets: JSONObject) -> JSONObject {
    var result = JSONObject()
    for name in names?.elements ?? [] {
      for member in secrets[name.string ?? ""]?.members ?? [] { result[member.key] = member.value }
    }
    return result
  }
}
