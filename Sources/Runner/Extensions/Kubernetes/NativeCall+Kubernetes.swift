import JSON
import System
import YAML

/// Arguments as the functions of `chaosk8s` take them.
extension NativeCall {
  /// A text that may be missing.
  func optional(_ name: String) -> String? { has(name) ? text(name) : nil }

  /// The namespace.
  var namespace: String { optional("ns") ?? "default" }

  /// A label selector with the name filled in where it says `{name}`.
  func labels(named name: String? = nil) -> String? {
    guard let selector = optional("label_selector") else { return nil }
    return PodSelection.filled(selector, name: name ?? text("name"))
  }

  /// A whole number.
  func integer(_ name: String) throws(ActivityError) -> Int {
    let value = arguments[name] ?? .null
    if let number = value.pythonNumber, let whole = number.int ?? Int(exactly: number.double.rounded(.towardZero)) {
      return whole
    }
    if let text = value.string, let whole = Int(text) { return whole }
    throw .failure("\(name) must be a whole number, not \(value.pythonRepr)")
  }

  /// A number of seconds.
  func seconds(_ name: String) throws(ActivityError) -> Double {
    let value = arguments[name] ?? .null
    if let number = value.pythonNumber?.double ?? value.string.flatMap({ Double($0) }), number.isFinite, number >= 0 {
      return number
    }
    throw .failure("\(name) must be a number of seconds, not \(value.pythonRepr)")
  }

  /// Whether a flag is set.
  func flag(_ name: String) -> Bool { arguments[name]?.isTruthy ?? false }

  /// What a probe does when it does not see what it should: fails, or says false where the flag says so.
  func unmet(_ message: String, raising flag: String) throws(ActivityError) -> JSONValue {
    if self.flag(flag) { throw .failure(message) }
    log.debug(message)
    return false
  }

  /// The object that a file describes.
  func specification() throws(ActivityError) -> JSONValue {
    let path = text("spec_path")
    let ending = Files.ending(of: path)
    guard [".json", ".yml", ".yaml"].contains(ending) else { throw .failure("cannot process \(path)") }
    let bytes: [UInt8]
    do {
      bytes = try Files.read(path, limit: 16 << 20)
    } catch {
      throw .failure("cannot read \(path): \(error.reason)")
    }
    let value: JSONValue
    do {
      value = try DataFile.parse(bytes, path: path)
    } catch {
      throw .failure("cannot process \(path): \(error.message)")
    }
    guard value.object != nil else { throw .failure("cannot process \(path): it is not one object") }
    return value
  }

  /// Says that another function should be called.
  func deprecated(_ name: String, _ other: String) {
    log.warning("\(name) function is DEPRECATED and will be removed in the next releases, please use \(other) instead")
  }
}

extension JSONValue {
  /// The name of an object.
  var objectName: String { self["metadata"]?["name"]?.string ?? "" }

  /// A number inside it that is left out where it is zero.
  func count(_ part: String, _ key: String) -> Int { self[part]?[key]?.int ?? 0 }
}
