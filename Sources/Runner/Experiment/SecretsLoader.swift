import JSON
import System
import YAML

/// Makes the secrets of a run: as declared, from the environment, from a vault, or from outside.
struct SecretsLoader {
  let log: RunLog
  /// Asked for secrets of a vault; nil while only validating, which leaves the network alone.
  var vault: VaultClient?

  /// A problem and where it is.
  struct Problem: Error {
    var path: ValuePath
    var message: String
  }

  func load(_ declared: JSONValue, overrides: JSONObject) -> (JSONObject, [Problem]) {
    var problems: [Problem] = []
    let result = load(declared, overrides: overrides, path: [.key("secrets")], &problems)
    return (result, problems)
  }

  private func load(
    _ declared: JSONValue, overrides: JSONObject, path: ValuePath, _ problems: inout [Problem]
  ) -> JSONObject {
    log.debug("Loading secrets...")
    var result = JSONObject()
    for (key, value) in declared.members {
      guard value.object != nil else {
        result[key] = overrides[key].flatMap { $0 == .null ? nil : $0 } ?? value
        continue
      }
      if let override = overrides[key], override != .null {
        result[key] = override
        continue
      }
      switch value["type"]?.string {
      case "env":
        let name = value["key"]?.string ?? ""
        if let found = Environment.value(name) {
          result[key] = .string(found)
        } else {
          problems.append(
            Problem(
              path: path.key(key), message: "Secrets make reference to an environment key that does not exist: \(name)")
          )
        }
      case "vault":
        guard let vault else {
          result[key] = .object(JSONObject())
          continue
        }
        do {
          result[key] = try vault.secret(value)
        } catch {
          switch error {
          case .failed(let failure): problems.append(Problem(path: path.key(key), message: failure.message))
          case .interrupted: problems.append(Problem(path: path.key(key), message: "interrupted"))
          }
        }
      default:
        result[key] = .object(
          load(value, overrides: overrides[key]?.object ?? JSONObject(), path: path.key(key), &problems))
      }
    }
    log.debug("Done loading secrets")
    return result
  }
}
