import JSON
import YAML

extension ExperimentValidator {
  /// Checks all controls that are declared.
  mutating func validateControls() {
    let controls = ExperimentParts.controls(of: experiment)
    let names = controls.compactMap { $0.control["ref"] == nil ? $0.control["name"] : nil }
    for (control, path) in controls {
      guard control.object != nil else {
        add("A control must be a mapping", path)
        continue
      }
      if let reference = control["ref"] {
        if !names.contains(reference) {
          add("Control reference '\(reference.pythonText)' declaration cannot be found", path.key("ref"))
        }
        continue
      }
      guard let name = control["name"] else {
        add("A control must have a `name` property", path)
        continue
      }
      guard let provider = control["provider"] else {
        add("Control '\(name.pythonText)' must have a `provider` property", path)
        continue
      }
      if let scope = control["scope"], scope.isTruthy, scope != "before", scope != "after" {
        add("Control '\(name.pythonText)' scope property must be 'before' or 'after' only", path.key("scope"))
      }
      if provider["type"] == "python" { validatePython(control, name: name.pythonText, path.key("provider")) }
    }
  }

  private mutating func validatePython(_ control: JSONValue, name: String, _ path: ValuePath) {
    guard let module = control["provider"]?["module"]?.string, !module.isEmpty else {
      return add("Control '\(name)' must have a module path", path)
    }
    if session.registry.control(module) != nil { return }
    do {
      let result = try session.python.ask("validate_control", ["control": control], lane: session.front)
      if result["found"] == true { return }
    } catch {
      switch error {
      case .refused(let message), .interrupted(let message): return add(message, path)
      case .failed(let failure): return add(failure.message, path)
      case .left(let interruption): return session.interrupts.add(interruption)
      case .unavailable, .overdue: break
      }
    }
    session.log.warning(
      "Could not find Python module '\(module)' in control '\(name)'. Did you install the Python module? The "
        + "experiment will carry on running nonetheless.")
  }
}
