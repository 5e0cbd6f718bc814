import JSON
import System

/// Everything that the parts of a run share.
final class RunSession: Sendable {
  let log: RunLog
  /// The settings, with the strategies of this run once they are known.
  let guardedSettings: Guarded<JSONValue>
  /// Whether a file of settings says anything.
  let hasSettings: Bool
  let interrupts: Interrupts
  let registry: ExtensionRegistry
  let http: HTTPClient
  let python: PythonCompanion
  let providers: ActivityProviders
  /// What native extensions keep.
  let extensions: ExtensionState

  /// The experiment as it is now: controls may change it.
  let experiment: Guarded<JSONValue>
  /// How often controls have changed it.
  let experimentRevision: Guarded<Int>
  /// Configuration and secrets as they are now.
  let substitution: Guarded<Substitution>
  /// Controls of the settings and of control files.
  let globalControls: Guarded<[JSONValue]>
  /// Whether a control has registered handlers for what happens.
  let hasEventHandlers = Guarded(false)

  init(log: RunLog, settings: JSONValue, interrupts: Interrupts) {
    self.log = log
    guardedSettings = Guarded(settings)
    hasSettings = settings.isTruthy
    self.interrupts = interrupts
    // With CHAOS_NATIVE=0 the released packages answer for the modules that are built in.
    registry = ExtensionRegistry(Environment.value("CHAOS_NATIVE") == "0" ? [] : ExtensionRegistry.all)
    http = HTTPClient()
    python = PythonCompanion(log: log) { interrupts.receive($0) }
    python.use(settings: settings)
    extensions = ExtensionState()
    providers = ActivityProviders(
      log: log, http: http, python: python, registry: registry, tracer: extensions.tracer)
    experiment = Guarded(.null)
    experimentRevision = Guarded(0)
    substitution = Guarded(Substitution())
    globalControls = Guarded([])
  }

  /// The settings.
  var settings: JSONValue { guardedSettings.current }

  /// The lane of the experiment itself, which signals interrupt.
  var front: Lane { Lane(interrupts: interrupts) }

  /// The lane of what runs beside it.
  var background: Lane { Lane(abandonment: interrupts.abandonment) }
}
