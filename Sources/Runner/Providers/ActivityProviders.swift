import JSON

/// Runs an activity by its provider.
struct ActivityProviders: Sendable {
  private let process: ProcessProvider
  private let web: HTTPProvider
  private let python: PythonProvider

  init(log: RunLog, http: HTTPClient, python: PythonCompanion, registry: ExtensionRegistry, tracer: RunTracer) {
    process = ProcessProvider(log: log)
    web = HTTPProvider(log: log, client: http, tracer: tracer)
    self.python = PythonProvider(log: log, http: http, python: python, registry: registry, tracer: tracer)
  }

  /// The output of an activity. One whose provider there is not fails; in the reference it succeeds with nothing done.
  func run(
    _ activity: JSONValue, with substitution: Substitution, lane: Lane, inBackground: Bool = false
  ) throws(ActivityError) -> JSONValue {
    let provider = activity["provider"] ?? .null
    guard provider.object != nil else { throw .failure("an activity requires a provider") }
    switch provider["type"]?.string {
    case "process": return try process.run(activity, with: substitution, lane: lane)
    case "http": return try web.run(activity, with: substitution, lane: lane)
    case "python": return try python.run(activity, with: substitution, lane: lane, inBackground: inBackground)
    default: throw .failure("unknown provider type \((provider["type"] ?? .null).pythonRepr)")
    }
  }
}
