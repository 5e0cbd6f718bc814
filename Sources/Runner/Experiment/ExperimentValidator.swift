import JSON
import YAML

/// Checks an experiment and finds everything that is wrong with it, in the order in which the reference would.
struct ExperimentValidator {
  let session: RunSession
  let experiment: JSONValue
  let variables: Variables
  private(set) var problems: [ValidationProblem] = []

  init(session: RunSession, experiment: JSONValue, variables: Variables) {
    (self.session, self.experiment, self.variables) = (session, experiment, variables)
  }

  /// All problems; warnings go to the log.
  mutating func validate() -> [ValidationProblem] {
    session.log.info("Validating the experiment's syntax")
    guard experiment.isTruthy else { return [problem("an empty experiment is not an experiment", [])] }
    guard experiment.object != nil else { return [problem("an experiment must be a mapping", [])] }
    validateHead()
    validateExtensions()
    validateValues()
    validateHypothesis()
    validateMethod()
    for (path, activity) in list(ExperimentParts.rollbacks, name: "rollbacks") { validateActivity(activity, path) }
    warnOfDeprecations()
    validateControls()
    if problems.isEmpty { session.log.info("Experiment looks valid") }
    return problems
  }

  private func problem(_ message: String, _ path: ValuePath) -> ValidationProblem {
    ValidationProblem(message: message, path: path)
  }

  mutating func add(_ message: String, _ path: ValuePath) { problems.append(problem(message, path)) }

  private mutating func validateHead() {
    if experiment["title"]?.isTruthy != true { add("experiment requires a title", ["title"]) }
    if experiment["description"]?.isTruthy != true { add("experiment requires a description", ["description"]) }
    let tags = experiment["tags"] ?? .null
    if tags.isTruthy {
      // Of a mapping the keys are tags, as of a text the letters: odd, and valid in the reference.
      let words = tags.array ?? tags.object?.keys.map { .string($0) }
      let isValid = words.map { $0.allSatisfy { $0.string.map { !$0.isEmpty } ?? false } } ?? (tags.string != nil)
      if !isValid { add("experiment tags must be a non-empty string", ["tags"]) }
    }
  }

  private mutating func validateExtensions() {
    for (index, entry) in (experiment["extensions"]?.elements ?? []).enumerated() {
      if PythonText.strip(entry["name"]?.string ?? "").isEmpty {
        add("All extensions require a non-empty name", ValuePath([.key("extensions"), .index(index)]))
      }
    }
  }

  private mutating func validateValues() {
    mapping("configuration")
    mapping("secrets")
    let (configuration, broken) = ConfigurationLoader(log: session.log).load(
      experiment["configuration"] ?? .null, variables: variables)
    for problem in broken { add(problem.message, ValuePath([.key("configuration"), .key(problem.key)])) }
    for (key, value) in configuration.members where value["type"] == "probe" {
      if value["provider"]?["type"]?.string == nil {
        add(
          "Configuration entry '\(key)' is a probe and has no provider", ValuePath([.key("configuration"), .key(key)]))
      }
    }
    let (_, missing) = SecretsLoader(log: session.log).load(
      experiment["secrets"] ?? .null, overrides: variables.secrets)
    for problem in missing { add(problem.message, problem.path) }
  }

  private mutating func mapping(_ key: String) {
    if let value = experiment[key], value != .null, value.object == nil {
      add("\(key) must be a mapping", ValuePath([.key(key)]))
    }
  }

  private mutating func validateHypothesis() {
    let path = ExperimentParts.hypothesis
    guard let hypothesis = experiment[path], hypothesis != .null else { return }
    guard hypothesis.object != nil else { return add("the hypothesis must be a mapping", path) }
    if hypothesis["title"]?.isTruthy != true { add("hypothesis requires a title", path) }
    for (path, probe) in list(ExperimentParts.probes, name: "hypothesis probes") {
      validateActivity(probe, path)
      guard probe.object != nil else { continue }
      if let tolerance = probe["tolerance"] {
        validateTolerance(tolerance, path.key("tolerance"))
      } else {
        add("hypothesis probe must have a tolerance entry", path)
      }
    }
  }

  private mutating func validateMethod() {
    guard let method = experiment["method"], method != .null else {
      return add(
        "an experiment requires a method, which can be empty for only checking steady state hypothesis ", ["method"])
    }
    for (path, activity) in list(ExperimentParts.method, name: "method") { validateActivity(activity, path) }
  }

  /// The entries of a list and where they stand; something else in its place is a problem.
  private mutating func list(_ path: ValuePath, name: String) -> [(ValuePath, JSONValue)] {
    guard let value = experiment[path], value.isTruthy else { return [] }
    guard let array = value.array else {
      add("\(name) must be a sequence", path)
      return []
    }
    return array.enumerated().map { (path.index($0.offset), $0.element) }
  }

  private func warnOfDeprecations() {
    let lists = [ExperimentParts.probes, ExperimentParts.method, ExperimentParts.rollbacks]
    let activities = lists.flatMap { experiment[$0]?.elements ?? [] }
    let hasMapping = activities.contains {
      $0["provider"]?["type"] == "process" && $0["provider"]?["arguments"]?.object != nil
    }
    if hasMapping {
      session.log.warning(
        "Process arguments should now be a list to keep the ordering of the arguments. Dictionary arguments are "
          + "deprecated for process activities.")
    }
    for (_, scope) in experiment["secrets"]?.members ?? [] {
      for (_, value) in scope.members where value["type"] == "vault" && value["key"] != nil && value["path"] == nil {
        session.log.warning(
          "Vault secrets must now specify the `path` property. The `key` property is now a key of a Vault secret "
            + "rather than the actual path. For instance: {'my-key': {'type': 'vault', 'key': 'foo'}} now becomes: "
            + "{'my-key': {'type': 'vault', 'path': 'foo'}}")
      }
    }
  }
}
