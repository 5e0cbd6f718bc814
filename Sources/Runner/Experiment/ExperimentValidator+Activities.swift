import JSON
import Regex
import System
import YAML

extension ExperimentValidator {
  /// Checks an activity, or the reference to one.
  mutating func validateActivity(_ activity: JSONValue, _ path: ValuePath) {
    guard activity.isTruthy else { return add("empty activity is no activity", path) }
    guard activity.object != nil else { return add("an activity must be a mapping", path) }
    if let reference = activity["ref"], reference != .null {
      guard let name = reference.string, !name.isEmpty else {
        return add("reference to activity must be non-empty strings", path.key("ref"))
      }
      if ExperimentParts.activity(named: name, in: experiment) == nil {
        add("referenced activity '\(name)' could not be found in the experiment", path.key("ref"))
      }
      return
    }
    let type = activity["type"] ?? .null
    if !type.isTruthy {
      add("an activity must have a type", path)
    } else if type != "probe", type != "action" {
      add("'\(type.pythonText)' is not a supported activity type", path.key("type"))
    }
    if activity["name"]?.isTruthy != true { add("an activity must have a name", path) }
    validateProvider(activity, path)
    validateTiming(activity, path)
    let kind = activity["provider"]?["type"]?.string
    switch kind {
    case "python": validatePython(activity, path.key("provider"))
    case "process": validateProcess(activity, path.key("provider"))
    case "http": validateHTTP(activity, path.key("provider"))
    default: break
    }
  }

  private mutating func validateProvider(_ activity: JSONValue, _ path: ValuePath) {
    guard let provider = activity["provider"], provider.isTruthy else {
      return add("an activity requires a provider", path)
    }
    guard provider.object != nil else { return add("a provider must be a mapping", path.key("provider")) }
    guard let type = provider["type"], type.isTruthy else {
      return add("a provider must have a type", path.key("provider"))
    }
    if type != "python", type != "process", type != "http" {
      add("unknown provider type '\(type.pythonText)'", path.key("provider").key("type"))
    }
  }

  private mutating func validateTiming(_ activity: JSONValue, _ path: ValuePath) {
    if let timeout = activity["timeout"], timeout != .null, timeout.pythonNumber == nil {
      add("activity timeout must be a number", path.key("timeout"))
    }
    if let pauses = activity["pauses"], pauses != .null {
      if pauses.object == nil { add("activity pauses must be a mapping", path.key("pauses")) }
      for side in ["before", "after"] {
        guard let text = pauses[side]?.string else { continue }
        if !text.hasPrefix("${") || !text.hasSuffix("}") {
          add(
            "activity \(side) pause must be a number or a pattern to a variable from the configuration or secrets",
            path.key("pauses").key(side))
        }
      }
    }
    if let background = activity["background"], background.bool == nil {
      add("activity background must be a boolean", path.key("background"))
    }
  }

  private mutating func validateProcess(_ activity: JSONValue, _ path: ValuePath) {
    let name = activity["name"]?.pythonText ?? ""
    guard let program = activity["provider"]?["path"], program.isTruthy else {
      return add("a process activity must have a path", path)
    }
    guard let text = program.string else { return add("the path of a process activity must be text", path.key("path")) }
    if Environment.program(Files.expandingHome(text)) == nil {
      let hint = Files.isFile(Files.expandingHome(text)) ? "\nhint: the file is there and is not executable" : ""
      add("path '\(text)' cannot be found, in activity '\(name)'" + hint, path.key("path"))
    }
  }

  private mutating func validateHTTP(_ activity: JSONValue, _ path: ValuePath) {
    guard activity["provider"]?["url"]?.isTruthy == true else {
      return add("a HTTP activity must have a URL", path)
    }
    if let headers = activity["provider"]?["headers"], headers.isTruthy, headers.object == nil {
      add("a HTTP activities expect headers as a mapping", path.key("headers"))
    }
  }

  private mutating func validatePython(_ activity: JSONValue, _ path: ValuePath) {
    let name = activity["name"]?.pythonText ?? ""
    let provider = activity["provider"] ?? .null
    guard let module = provider["module"]?.string, !module.isEmpty else {
      return add("a Python activity must have a module path", path)
    }
    guard let function = provider["func"]?.string, !function.isEmpty else {
      return add("a Python activity must have a function name", path)
    }
    let arguments = provider["arguments"] ?? .null
    if arguments != .null, arguments.object == nil {
      return add("the arguments of a Python activity must be a mapping", path.key("arguments"))
    }
    if let native = session.registry.function(function, in: module) {
      if let problem = native.problem(of: arguments.object ?? JSONObject()) {
        add(problem, path.key("arguments"))
      }
      return
    }
    do {
      _ = try session.python.ask("validate_activity", ["activity": activity], lane: session.front)
    } catch {
      switch error {
      case .refused(let message): add(message + installHint(message, module), path)
      case .unavailable(let reason):
        add("could not find Python module '\(module)' in activity '\(name)'\n\(reason)", path.key("module"))
      case .failed(let failure): add("activity '\(name)': \(failure.message)", path)
      case .interrupted(let reason): add(reason, path)
      // Met by whoever asked for the check.
      case .left(let interruption): session.interrupts.add(interruption)
      case .overdue: add("activity '\(name)': the check took too long", path)
      }
    }
  }

  private func installHint(_ message: String, _ module: String) -> String {
    guard message.hasPrefix("could not find Python module") else { return "" }
    let package = ExperimentValidator.packages[String(module.prefix { $0 != "." })]
    let what = package.map { "pip install \($0)" } ?? "pip install, or add its folder to PYTHONPATH"
    return "\nhint: install it for \(PythonCompanion.program): \(what)"
  }

  /// The packages of modules that are known and not named after them.
  private static let packages = [
    "chaosk8s": "chaostoolkit-kubernetes", "chaosaws": "chaostoolkit-aws", "chaosprometheus": "chaostoolkit-prometheus",
    "chaosaddons": "chaostoolkit-addons", "chaosgcp": "chaostoolkit-google-cloud-platform",
    "chaosazure": "chaostoolkit-azure", "chaosspring": "chaostoolkit-spring", "chaosistio": "chaostoolkit-istio",
    "chaostoxi": "chaostoolkit-toxiproxy", "chaosgrafana": "chaostoolkit-grafana",
    "chaosreliably": "chaostoolkit-reliably", "chaosslack": "chaostoolkit-slack",
  ]

  /// Checks a tolerance.
  mutating func validateTolerance(_ tolerance: JSONValue, _ path: ValuePath) {
    switch tolerance {
    case .bool, .number, .string, .array: break
    case .null:
      add(
        "hypothesis probe tolerance must either be an integer, a string, a boolean or a pair of values for boundaries. "
          + "It can also be a dictionary which is a probe activity definition that takes an argument called `value` "
          + "with the value of the probe itself to be validated", path)
    case .object:
      switch tolerance["type"]?.string {
      case "probe": validateActivity(tolerance, path)
      case "regex": validateRegex(tolerance, path)
      case "jsonpath": validatePath(tolerance, path)
      case "range": validateRange(tolerance, path)
      default:
        let type = tolerance["type"]?.pythonText ?? "None"
        add("hypothesis probe tolerance type '\(type)' is unsupported", path)
      }
    }
  }

  private mutating func validateRegex(_ tolerance: JSONValue, _ path: ValuePath) {
    guard let pattern = tolerance["pattern"] else {
      return add("hypothesis regex probe tolerance must have a `pattern` key", path)
    }
    guard let text = pattern.string else {
      return add("hypothesis probe tolerance pattern \(pattern.pythonText) has an invalid type", path.key("pattern"))
    }
    do {
      _ = try RegexPattern(text)
    } catch {
      add("hypothesis probe tolerance pattern \(text) seems invalid: \(error.message)", path.key("pattern"))
    }
  }

  private mutating func validatePath(_ tolerance: JSONValue, _ path: ValuePath) {
    guard let expression = tolerance["path"] else {
      return add("hypothesis jsonpath probe tolerance must have a `path` key", path)
    }
    guard let text = expression.string.map({ PythonText.strip($0) }) else {
      return add(
        "hypothesis probe tolerance JSON path \(expression.pythonText) has an invalid type", path.key("path"))
    }
    if text.isEmpty { return add("hypothesis probe tolerance JSON path cannot be empty", path.key("path")) }
    if (try? JSONPath(text)) == nil {
      add("hypothesis probe tolerance JSON path \(text) is invalid", path.key("path"))
    }
  }

  private mutating func validateRange(_ tolerance: JSONValue, _ path: ValuePath) {
    guard let range = tolerance["range"] else {
      return add("hypothesis range probe tolerance must have a `range` key", path)
    }
    guard let pair = range.array else { return add("hypothesis range must be a sequence", path.key("range")) }
    guard pair.count == 2 else {
      return add("hypothesis range sequence must be made of two values", path.key("range"))
    }
    for (bound, name) in zip(pair, ["lower", "upper"]) where bound.pythonNumber == nil {
      add("hypothesis range \(name) boundary must be a number", path.key("range"))
    }
  }
}
