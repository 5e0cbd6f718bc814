import JSON
import System
import YAML

/// Applies controls: those of the settings, of the experiment, and of the part at hand.
struct ControlRunner: Sendable {
  let session: RunSession

  /// What a control may see of the result, and where its changes go.
  struct State {
    var read: () -> JSONValue
    var write: (JSONValue) -> Void

    static var none: State { State(read: { .null }, write: { _ in }) }
  }

  /// Loads the controls of the settings and of control files.
  func loadGlobal(files: [String]) {
    var controls = named(session.settings["controls"] ?? .null, origin: nil)
    // In the settings, too, they have their names from now on.
    session.guardedSettings.with { settings in
      for control in controls {
        guard let name = control["name"]?.string else { continue }
        settings[[.key("controls"), .key(name)]] = control
      }
    }
    for file in files {
      guard let content = try? Files.read(file), !content.isEmpty else { continue }
      do {
        controls += named(try DataFile.parse(content, path: file), origin: file)
      } catch {
        session.log.error("Failed to parse control file '\(file)': \(error.message)")
      }
    }
    session.globalControls.with { $0 = controls }
  }

  private func named(_ controls: JSONValue, origin: String?) -> [JSONValue] {
    controls.members.compactMap { name, value in
      guard case .object(var control) = value else { return nil }
      session.log.debug("Loading global control '\(name)'" + (origin.map { " from \($0)" } ?? ""))
      control["name"] = .string(name)
      return .object(control)
    }
  }

  /// Lets global controls, then those of the experiment, prepare themselves.
  func initialize() throws(Interruption) {
    var kept: [JSONValue] = []
    for control in session.globalControls.current {
      session.log.debug("Initializing global control '\(control["name"]?.pythonText ?? "")'")
      if try configure(control, settings: session.settings) { kept.append(control) }
    }
    session.globalControls.with { $0 = kept }
    session.log.debug("Initializing controls")
    for control in declaredControls() {
      session.log.debug("Initializing control '\(control["name"]?.pythonText ?? "")'")
      // As in the reference, only those of the settings are told of the settings while they prepare themselves.
      _ = try configure(control, settings: .null)
    }
  }

  /// Lets all controls clean up.
  func cleanUp() {
    session.log.debug("Cleaning up controls")
    for control in declaredControls() + session.globalControls.current {
      session.log.debug("Cleaning up control '\(control["name"]?.pythonText ?? "")'")
      guard let module = module(of: control) else { continue }
      if let native = session.registry.control(module) {
        try? native.apply(call("cleanup_control", control, context: .null, state: .null))
      } else if session.python.isRunning {
        do {
          _ = try session.python.ask("clean_up_control", ["control": control], lane: session.front)
        } catch {
          session.log.debug("Control cleanup '\(control["name"]?.pythonText ?? "")' failed: \(text(of: error))")
        }
      }
    }
    session.globalControls.with { $0 = [] }
  }

  /// Applies the controls of a level on one side.
  func apply(
    _ level: ControlLevel, _ scope: ControlScope, path: ValuePath?, state: State = .none, lane: Lane,
    inBackground: Bool = false
  ) throws(Interruption) {
    let experiment = session.experiment.current
    let controls = controls(level, path: path, experiment: experiment)
    if controls.isEmpty { session.log.debug("No controls to apply on '\(level.rawValue)'") }
    for control in controls {
      if let target = control["scope"]?.string, !target.isEmpty, target != scope.rawValue { continue }
      let name = control["name"]?.pythonText ?? "None"
      session.log.debug("Applying \(scope.rawValue)-control '\(name)' on '\(level.rawValue)'")
      guard let module = module(of: control) else { continue }
      do {
        if let native = session.registry.control(module) {
          let context = path.flatMap { session.experiment.current[$0] } ?? .null
          try native.apply(call(level.function(scope), control, context: context, state: state.read()))
        } else {
          try applyPython(control, level.function(scope), path: path ?? [], state: state, lane: lane, inBackground)
        }
      } catch {
        switch error {
        case .failed(let failure):
          session.log.debug(
            "\(PythonText.title(scope.rawValue))-control '\(name)' failed\n" + failure.lines.joined())
        case .interrupted(let interruption):
          session.log.debug("\(PythonText.title(scope.rawValue))-control '\(name)' interrupted the execution")
          throw interruption
        }
      }
    }
  }

  /// Applies the controls of the settings around loading, where there is no experiment yet.
  ///
  /// - Returns: The experiment that was loaded, as they left it.
  @discardableResult
  func applyLoader(_ scope: ControlScope, source: String, loaded: JSONValue) throws(Interruption) -> JSONValue {
    var loaded = loaded
    for control in session.globalControls.current {
      if let target = control["scope"]?.string, !target.isEmpty, target != scope.rawValue { continue }
      guard let module = module(of: control), session.registry.control(module) == nil else { continue }
      var request = request(control, ControlLevel.loader.function(scope), state: loaded)
      request["source"] = .string(source)
      (request["configuration"], request["secrets"]) = (.null, .null)
      do {
        let result = try ask("control", request, lane: session.front, inBackground: false)
        if let changed = result["state"] { loaded = changed }
      } catch {
        if case .interrupted(let interruption) = error { throw interruption }
        session.log.debug("Control '\(control["name"]?.pythonText ?? "")' failed")
      }
    }
    return loaded
  }

  // MARK: - Which controls

  private func controls(_ level: ControlLevel, path: ValuePath?, experiment: JSONValue) -> [JSONValue] {
    let global = session.globalControls.current
    let top = experiment["controls"]?.elements ?? []
    let automatic = top.filter { $0["automatic"]?.isTruthy ?? true }
    switch level {
    case .loader: return global
    case .experiment: return global + top
    case .method, .rollback: return global + automatic
    case .hypothesis, .activity:
      let own = path.flatMap { experiment[$0]?["controls"]?.elements } ?? []
      // One of the same name that stands nearer takes the place of that of the experiment.
      let names = (global + own).compactMap { $0["ref"] == nil ? $0["name"] : $0["ref"] }
      let referred = own.compactMap { control in
        control["ref"].flatMap { reference in top.first { $0["name"] == reference } }
      }
      let inherited = automatic.filter { control in !names.contains { $0 == control["name"] } }
      return inherited + global + own + referred
    }
  }

  /// All controls that the experiment declares, each name once.
  private func declaredControls() -> [JSONValue] {
    var seen: [JSONValue] = []
    return ExperimentParts.controls(of: session.experiment.current).map(\.control).filter { control in
      guard let name = control["name"], name.isTruthy, !seen.contains(name) else { return false }
      seen.append(name)
      return true
    }
  }

  private func module(of control: JSONValue) -> String? {
    control["provider"]?["type"] == "python" ? control["provider"]?["module"]?.string : nil
  }

  // MARK: - Calling them

  /// Whether the control can be used.
  private func configure(_ control: JSONValue, settings: JSONValue) throws(Interruption) -> Bool {
    guard let module = module(of: control) else { return true }
    if let native = session.registry.control(module) {
      do {
        try native.apply(call("configure_control", control, context: .null, state: .null))
        return true
      } catch {
        session.log.debug(
          "Control initialization '\(control["name"]?.pythonText ?? "")' failed. It will not be registered.")
        return false
      }
    }
    var request = request(control, "configure_control", state: .null)
    request["settings"] = settings
    do {
      let result = try ask("configure_control", request, lane: session.front, inBackground: false)
      if result["handlers"]?.isTruthy == true { session.hasEventHandlers.with { $0 = true } }
      take(result, state: .none)
      return true
    } catch {
      if case .interrupted(let interruption) = error { throw interruption }
      session.log.debug(
        "Control initialization '\(control["name"]?.pythonText ?? "")' failed. It will not be registered.")
      return false
    }
  }

  private func applyPython(
    _ control: JSONValue, _ function: String, path: ValuePath, state: State, lane: Lane, _ inBackground: Bool
  ) throws(ActivityError) {
    var request = request(control, function, state: state.read())
    request["path"] = path.json
    let result = try ask("control", request, lane: lane, inBackground: inBackground)
    take(result, state: state)
  }

  private func ask(
    _ operation: String, _ request: JSONObject, lane: Lane, inBackground: Bool
  ) throws(ActivityError) -> JSONValue {
    do {
      return try session.python.ask(operation, request, lane: lane, inBackground: inBackground)
    } catch {
      switch error {
      case .unavailable(let reason), .refused(let reason): throw .failure(reason)
      case .failed(let failure): throw .failed(failure)
      case .interrupted(let message): throw .interrupted(.execution(message))
      case .left(let interruption): throw .interrupted(interruption)
      case .overdue: throw .failed(.timeout)
      }
    }
  }

  private func request(_ control: JSONValue, _ function: String, state: JSONValue) -> JSONObject {
    let substitution = session.substitution.current
    return [
      "control": control, "function": .string(function), "experiment": session.experiment.current, "state": state,
      "arguments": substitution.applyIfAny(to: control["provider"]?["arguments"] ?? .null),
      "configuration": .object(substitution.configuration), "secrets": .object(substitution.secrets),
      "settings": session.hasSettings ? session.settings : .null,
    ]
  }

  private func call(
    _ function: String, _ control: JSONValue, context: JSONValue, state: JSONValue
  ) -> NativeControlCall {
    let substitution = session.substitution.current
    return NativeControlCall(
      function: function,
      arguments: substitution.applyIfAny(to: control["provider"]?["arguments"] ?? .null).object ?? JSONObject(),
      context: context, state: state, experiment: session.experiment.current, configuration: substitution.configuration,
      secrets: substitution.secrets, http: session.http, log: session.log, extensions: session.extensions)
  }

  /// Takes back what a control changed.
  private func take(_ result: JSONValue, state: State) {
    if let experiment = result["experiment"], experiment.object != nil {
      session.experiment.with { $0 = experiment }
      session.experimentRevision.with { $0 += 1 }
    }
    if let configuration = result["configuration"]?.object {
      session.substitution.with { $0.configuration = configuration }
    }
    if let secrets = result["secrets"]?.object {
      session.substitution.with { $0.secrets = secrets }
      session.log.mask(SecretMask(secrets: .object(secrets)))
    }
    if let changed = result["state"] { state.write(changed) }
  }

  private func text(of failure: PythonCompanion.Failure) -> String {
    switch failure {
    case .unavailable(let reason), .refused(let reason), .interrupted(let reason): reason
    case .failed(let failure): failure.message
    case .left, .overdue: "it took too long"
    }
  }
}
