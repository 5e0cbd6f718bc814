import JSON
import Regex
import YAML

/// Compares the output of a probe with its tolerance.
struct ToleranceCheck: Sendable {
  let providers: ActivityProviders
  let substitution: Substitution
  let log: RunLog
  let lane: Lane

  /// Whether the value is within the tolerance.
  ///
  /// - Throws: when the tolerance does not fit the value at all; the words say why.
  func accepts(_ value: JSONValue, _ declared: JSONValue) throws(ActivityError) -> Bool {
    let tolerance = declared.string == nil ? declared : substitution.apply(to: declared)
    log.debug("allowed tolerance is \(tolerance.pythonText)")
    switch tolerance {
    case .null: throw .failure("there is none")
    case .bool, .string: return value.equals(tolerance)
    case .number: return (value["status"] ?? value).equals(tolerance)
    case .array(let list): return try accepts(value, list)
    case .object: return try accepts(value, mapping: tolerance)
    }
  }

  /// Two values are bounds, except for a status; otherwise the value must be one of the list.
  private func accepts(_ value: JSONValue, _ list: [JSONValue]) throws(ActivityError) -> Bool {
    if let status = value["status"] { return list.contains { $0.equals(status) } }
    guard list.count == 2 else { return list.contains { $0.equals(value) } }
    guard let isAbove = list[0].isAtMost(value), let isBelow = value.isAtMost(list[1]) else {
      throw .failure(
        "\(value.pythonRepr.prefix(100)) cannot be compared with the bounds \(JSONValue.array(list).pythonRepr)")
    }
    return isAbove && isBelow
  }

  private func accepts(_ value: JSONValue, mapping tolerance: JSONValue) throws(ActivityError) -> Bool {
    switch tolerance["type"]?.string {
    case "probe": return try accepts(value, probe: tolerance)
    case "regex":
      let pattern = substitution.apply(to: tolerance["pattern"] ?? .null).pythonText
      log.debug("Applied pattern is: \(pattern)")
      guard let text = target(of: value, tolerance).string else {
        throw .failure("a pattern needs text, and the value is \(target(of: value, tolerance).kind)")
      }
      let regex: RegexPattern
      do {
        regex = try RegexPattern(pattern)
      } catch {
        throw .failure("the pattern \(pattern) seems invalid: \(error.message)")
      }
      guard let isFound = regex.isFound(in: text) else { throw .failure("the pattern \(pattern) takes too long") }
      return isFound
    case "jsonpath": return try accepts(value, path: tolerance)
    case "range": return accepts(value, range: tolerance)
    default: throw .failure("tolerance type \((tolerance["type"] ?? .null).pythonRepr) is unsupported")
    }
  }

  /// The member that `target` names, or the whole value.
  private func target(of value: JSONValue, _ tolerance: JSONValue) -> JSONValue {
    guard let name = tolerance["target"]?.string, !name.isEmpty else { return value }
    return value[name] ?? value
  }

  private func accepts(_ value: JSONValue, path tolerance: JSONValue) throws(ActivityError) -> Bool {
    let text = substitution.apply(to: tolerance["path"] ?? .null).pythonText
    log.debug("Applied jsonpath is: \(text)")
    let path: JSONPath
    do {
      path = try JSONPath(PythonText.strip(text))
    } catch {
      throw .failure("the JSON path \(text) is invalid")
    }
    var value = target(of: value, tolerance)
    if case .string(let text) = value, let parsed = try? JSONDocument(text: text).root.value {
      value = parsed.withPythonNumbers
    }
    let found = path.values(in: value).map(\.value)
    var result = !found.isEmpty
    if let count = tolerance["count"], count != .null {
      result = JSONValue.number(JSONNumber(found.count)).equals(count)
    }
    if let declared = tolerance["expect"] {
      let expected = substitution.apply(to: declared)
      let list = expected.array ?? [expected]
      result = JSONValue.array(found).equals(.array(list))
    }
    if !result {
      let seen = JSONValue.array(found).pythonRepr
      if let expected = tolerance["expect"], expected.isTruthy {
        log.debug("jsonpath found '\(seen)' but expected '\(substitution.apply(to: expected).pythonText)'")
      } else {
        log.debug("jsonpath found '\(seen)'")
      }
    }
    return result
  }

  private func accepts(_ value: JSONValue, range tolerance: JSONValue) -> Bool {
    let value = target(of: value, tolerance)
    var number = value.pythonNumber
    if case .string(let text) = value {
      let plain = PythonText.strip(text)
      number = JSONNumber(text: plain) ?? Double(plain).map { JSONNumber($0) }
    }
    guard let number, number.isFinite, let low = tolerance["range"]?[0]?.pythonNumber,
      let high = tolerance["range"]?[1]?.pythonNumber, let overLow = low.compare(number),
      let underHigh = number.compare(high)
    else {
      log.debug("range check expects a number value")
      return false
    }
    return overLow <= 0 && underHigh <= 0
  }

  /// A probe that judges: a function by what it returns, a program by its exit code, an address by its status.
  private func accepts(_ value: JSONValue, probe: JSONValue) throws(ActivityError) -> Bool {
    var probe = probe
    let path: ValuePath = [.key("provider"), .key("arguments")]
    switch probe[path] ?? .null {
    case .null: probe[path] = ["value": value]
    case .object(var arguments):
      arguments["value"] = value
      probe[path] = .object(arguments)
    case .bool, .number, .string, .array: break
    }
    // Nobody is to be warned of an exit code that is the very answer.
    if probe["tolerance"] == nil { probe[[.key("tolerance")]] = .null }
    let output: JSONValue
    do {
      output = try providers.run(probe, with: substitution, lane: lane)
    } catch {
      switch error {
      case .failed(let failure):
        log.debug("The probe of the tolerance failed: \(failure.message)")
        return false
      case .interrupted: throw error
      }
    }
    switch probe["provider"]?["type"]?.string {
    case "process": return output["status"]?.int == 0
    case "http": return output["status"]?.int.map { $0 < 400 } ?? false
    default: return output.isTruthy
    }
  }
}
