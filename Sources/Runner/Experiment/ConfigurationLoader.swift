import JSON
import System

/// Makes the configuration of a run.
struct ConfigurationLoader {
  let log: RunLog

  /// A problem and the key that has it.
  struct Problem: Error {
    var key: String
    var message: String
  }

  /// Values as declared, from the environment, or from outside. All problems are found, not only the first.
  func load(_ declared: JSONValue, variables: Variables) -> (JSONObject, [Problem]) {
    log.debug("Loading configuration...")
    var result = JSONObject()
    var problems: [Problem] = []
    for (key, value) in declared.members {
      let value = variables.configuration[key] ?? value
      guard value["type"] == "env" else {
        result[key] = value
        continue
      }
      guard let name = value["key"]?.string else {
        problems.append(Problem(key: key, message: "Configuration entry '\(key)' is of type env and has no key"))
        continue
      }
      let given = Environment.value(name).map { JSONValue.string($0) }
      guard let found = given ?? value["default"] else {
        problems.append(
          Problem(
            key: key,
            message: "Configuration makes reference to an environment key that does not exist: \(name)"))
        continue
      }
      do {
        result[key] = try TypedText.convert(found, to: value["env_var_type"]?.pythonText)
      } catch {
        problems.append(
          Problem(key: key, message: "Configuration entry '\(key)' (environment key \(name)): \(error.message)"))
      }
    }
    return (result, problems)
  }

  /// Replaces probes by what they find. One that fails leaves its key out.
  func loadProbes(
    _ configuration: JSONObject, secrets: JSONObject, providers: ActivityProviders, lane: Lane
  ) throws(Interruption) -> JSONObject {
    log.debug("Loading dynamic configuration...")
    var result = JSONObject()
    var hasFailed = false
    for (key, value) in configuration.members {
      guard value["type"] == "probe" else {
        result[key] = value
        continue
      }
      let name = value["name"]?.pythonText ?? "None"
      var probe = value
      // The reference hands all scopes to the probe by writing the secrets themselves into its declaration.
      if probe["provider"]?.object != nil {
        probe[[.key("provider"), .key("secrets")]] = .array(secrets.keys.map { .string($0) })
      }
      do {
        let substitution = Substitution(configuration: result, secrets: secrets)
        let output = try providers.run(probe, with: substitution, lane: lane.limited(to: value["timeout"]?.double))
        switch value["provider"]?["type"]?.string {
        case "process":
          if output["status"]?.int == 0 {
            result[key] = .string(PythonText.strip(output["stdout"]?.string ?? ""))
          } else {
            hasFailed = true
            let errors = output["stderr"]?.string ?? ""
            log.debug("Failed to load configuration dynamically from probe '\(name)': \(errors)")
          }
        case "http": result[key] = output["body"] ?? .null
        default: result[key] = output
        }
      } catch {
        switch error {
        case .failed(let failure):
          hasFailed = true
          log.debug("Failed to load configuration '\(name)'\n" + failure.lines.joined())
        case .interrupted(let interruption): throw interruption
        }
      }
    }
    if hasFailed {
      log.warning(
        "Some of the dynamic configuration failed to be loaded."
          + "Please review the log file for understanding what happened.")
    }
    return result
  }
}
