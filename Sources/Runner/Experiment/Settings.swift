import JSON
import System
import YAML

/// The settings file: runtime defaults, global controls, notifications, credentials.
public struct Settings: Sendable {
  /// Where it stands.
  public let path: String
  /// What it says; an empty object when there is no such file.
  public private(set) var value: JSONValue

  /// The path that is used when none is given.
  public static var defaultPath: String { Files.expandingHome("~/.chaostoolkit/settings.yaml") }

  /// Reads a file. One that is missing has nothing to say; one that cannot be read is reported.
  public init(path: String, log: RunLog) {
    self.path = path
    value = .object(JSONObject())
    guard Files.exists(path) else {
      log.debug("The Chaos Toolkit settings file could not be found at '\(path)'.")
      return
    }
    do {
      let read = try DataFile.locate(try Files.read(path), path: path, isYAML: true).value
      if read.object != nil {
        value = read
      } else if read != .null {
        log.error("Failed parsing YAML settings: \(path) is not a mapping")
      }
    } catch let error as DataError {
      log.error("Failed parsing YAML settings: \(error.message)")
    } catch let error as Files.Failure {
      log.error("Failed reading settings: \(path): \(error.reason)")
    } catch {
      log.error("Failed reading settings: \(path)")
    }
  }

  /// Texts in it that nobody should see.
  var masks: SecretMask {
    let auths = value["auths"]?.members.compactMap { $0.value["value"] } ?? []
    return SecretMask(secrets: .array(auths))
  }

  /// The strategies that settings and experiment ask for. The experiment replaces the settings as a whole.
  func strategy(_ kind: String, of experiment: JSONValue) -> String {
    let runtime = experiment["runtime"]?.isTruthy == true ? experiment["runtime"] : value["runtime"]
    return runtime?[kind]?["strategy"]?.string ?? "default"
  }
}

extension Settings {
  /// The setting at a dotted path such as `auths.example\.com.type` or `list[0].name`; nil where there is none.
  public func entry(_ key: String) -> JSONValue? { Settings.steps(key).flatMap { value[$0] } }

  /// Changes the setting at a dotted path, or removes it (nil). Only one that is there can be changed.
  public mutating func set(_ key: String, to newValue: JSONValue?) -> Bool {
    guard var path = Settings.steps(key), value[path] != nil else { return false }
    if let newValue {
      value[path] = newValue
      return true
    }
    let last = path.steps.removeLast()
    switch (last, value[path]) {
    case (.key(let key), .object(var object)?):
      object[key] = nil
      value[path] = .object(object)
    case (.index(let index), .array(var array)?):
      array.remove(at: index)
      value[path] = .array(array)
    default: return false
    }
    return true
  }

  /// A text as Python prints a value.
  public static func plainText(of value: JSONValue) -> String { value.pythonText }

  /// The text of a file; nil when it cannot be read.
  public static func text(path: String) -> String? { (try? Files.read(path)).map { ByteText.decode($0) } }

  private static func steps(_ key: String) -> ValuePath? {
    var parts: [String] = [""]
    var isEscaped = false
    for character in key {
      if character == ".", !isEscaped {
        parts.append("")
      } else if character != "\\" {
        parts[parts.count - 1].append(character)
      }
      isEscaped = character == "\\"
    }
    var path = ValuePath()
    for part in parts {
      guard part.hasSuffix("]"), let open = part.lastIndex(of: "["),
        let index = Int(part[part.index(after: open)...].dropLast())
      else {
        path = path.key(part)
        continue
      }
      path = path.key(String(part[..<open])).index(index)
    }
    return path
  }
}
