import JSON

/// Everything that the parts of a run share.
final class RunSession: Sendable {
  let log: RunLog
  let settings: JSONValue
  let interrupts: Interrupts
  let registry: ExtensionRegistry
  let http: HTTPClient
  let python: PythonCompanion
  let providers: ActivityProviders

  /// The experiment as it is now: controls may change it.
  let experiment: Guarded<JSONValue>
  /// Configuration and secrets as they are now.
  let substitution: Guarded<Substitution>
  /// Controls of the settings and of control files.
  let globalControls: Guarded<[JSONValue]>

  init(log: RunLog, settings: JSONValue, interrupts: Interrupts) {
    self.log = log
    self.settings = settings
    self.interrupts = interrupts
    registry = ExtensionRegistry()
    http = HTTPClient()
    python = PythonCompanion(log: log) { interrupts.receive($0) }
    python.use(settings: settings)
    providers = ActivityProviders(log: log, http: http, python: python, registry: registry)
    experiment = Guarded(.null)
    substitution = Guarded(Substitution())
    globalControls = Guarded([])
  }

  /// The lane of the experiment itself, which signals interrupt.
  var front: Lane { Lane(interrupts: interrupts) }

  /// The lane of what runs beside it.
  var background: Lane { Lane(abandonment: interrupts.abandonment) }
}

/// Runs an activity by its provider.
struct ActivityProviders: Sendable {
  private let process: ProcessProvider
  private let web: HTTPProvider
  private let python: PythonProvider

  init(log: RunLog, http: HTTPClient, python: PythonCompanion, registry: ExtensionRegistry) {
    process = ProcessProvider(log: log)
    web = HTTPProvider(log: log, client: http)
    self.python = PythonProvider(log: log, http: http, python: python, registry: registry)
  }

  /// The output of an activity; null for a provider that there is not, as in the reference.
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
