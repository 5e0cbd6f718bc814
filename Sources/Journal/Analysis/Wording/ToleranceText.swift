import JSON

/// Says a tolerance in words.
struct ToleranceText: Sendable {
  /// The longest sentence, in Unicode scalars.
  static let limit = 200

  /// Writes the values.
  let text: ValueText

  /// What a tolerance expects, such as `status is 200`, `between 10 and 20` or `` `$.a` finds nothing ``.
  ///
  /// Paths, patterns, targets and names stand in backticks.
  ///
  /// - Parameters:
  ///   - tolerance: the tolerance; nil when the probe declares none.
  ///   - provider: what makes the output: decides whether a number is a status, an exit code or the value itself.
  func expected(_ tolerance: Tolerance?, provider: Provider?) -> String {
    BoundedText.line(words(tolerance, provider), limit: ToleranceText.limit)
  }

  private func words(_ tolerance: Tolerance?, _ provider: Provider?) -> String {
    switch tolerance {
    case nil: "no tolerance declared"
    case .equals(let value): equal(value, provider)
    case .list(let values): list(values, provider)
    case .regex(let pattern, let target): prefix(target) + "matches /\(text.plain(pattern, limit: 100))/"
    case .jsonpath(let path, let count, let expect, let target):
      prefix(target, joint: ": ") + pathWords(path, count, expect)
    case .range(let low, let high, let target):
      prefix(target) + "between \(ShortNumber.text(low)) and \(ShortNumber.text(high))"
    case .probe(let name, let provider):
      "probe \(code(name ?? provider?.call ?? "without a name")) agrees"
    case .other: "a tolerance of unknown type"
    }
  }

  private func equal(_ value: JSONValue, _ provider: Provider?) -> String {
    switch value {
    case .number: subject(provider) + "is \(text.line(value, limit: 60))"
    case .null, .bool, .string, .array, .object: "is \(text.line(value, limit: 100))"
    }
  }

  private func list(_ values: [JSONValue], _ provider: Provider?) -> String {
    let isCall = provider.isCall
    if !isCall, values.count == 2 {
      return "between \(text.line(values[0], limit: 60)) and \(text.line(values[1], limit: 60))"
    }
    var shown = values.prefix(12).map { text.line($0, limit: 40) }
    if values.count > shown.count { shown.append("… (\(values.count) values)") }
    return subject(provider) + (isCall ? "is " : "") + "one of " + shown.joined(separator: ", ")
  }

  private func pathWords(_ path: String, _ count: Int?, _ expect: JSONValue?) -> String {
    if expect == nil, let words = PrometheusPathText.expected(path, count: count, text: text) { return words }
    let path = code(path)
    if let expect {
      let wanted = expect.array ?? [expect]
      if wanted.isEmpty { return "\(path) finds nothing" }
      let values = wanted.prefix(12).map { text.line($0, limit: 60) }.joined(separator: ", ")
      return "\(path) \(wanted.count == 1 ? "is" : "are") \(values)"
    }
    switch count {
    case nil: return "\(path) finds something"
    case 0: return "\(path) finds nothing"
    case let count?: return "\(path) finds \(count)"
    }
  }

  private func subject(_ provider: Provider?) -> String {
    switch provider {
    case .http: "status "
    case .process: "exit code "
    case .python, .other, nil: ""
    }
  }

  private func prefix(_ target: String?, joint: String = " ") -> String {
    guard let target, !target.isEmpty else { return "" }
    return code(target) + joint
  }

  private func code(_ name: String) -> String { "`\(text.plain(name, limit: 120))`" }
}
