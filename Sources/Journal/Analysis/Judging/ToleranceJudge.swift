import JSON
import Regex

/// Judges an output by a tolerance as chaoslib does, and says which value it judged.
///
/// Where chaoslib would break (a range over a mapping, a pattern over a list) or would have to call something
/// (a probe as tolerance), ``Judgement/isMet`` is nil.
struct ToleranceJudge {
  /// Outputs that take more bytes than this are not judged again.
  static let byteLimit = 4 << 20
  /// Patterns that take more bytes than this are not tried.
  static let patternLimit = 10_000

  /// What produced the output; decides how statuses are called.
  let provider: Provider?
  /// Makes the words, with what is secret masked.
  let text: ValueText
  /// Makes the words for answers of Prometheus.
  let prometheus: PrometheusText
  /// Replaces `${name}` by what the journal itself says.
  let substitution: Substitution

  /// Judges an output.
  func judge(_ tolerance: Tolerance?, output: JSONNode?) -> Judgement {
    guard let output, let tolerance else { return Judgement(observed: output.map(observedValue)) }
    switch tolerance {
    case .equals(let value): return judgeEqual(value, output)
    case .list(let values): return judgeList(values, output)
    case .range(let low, let high, let target): return judgeRange(low, high, target, output)
    case .regex(let pattern, let target): return judgePattern(pattern, target, output)
    case .jsonpath(let path, let count, let expect, let target):
      return PathJudge(text: text, prometheus: prometheus, substitution: substitution)
        .judge(path, count: count, expect: expect, target: target, output: output)
    case .probe, .other: return Judgement(observed: observedValue(output))
    }
  }

  private func judgeEqual(_ wanted: JSONValue, _ output: JSONNode) -> Judgement {
    switch wanted {
    case .null: return Judgement(isMet: output.isNull, observed: observedValue(output))
    case .bool: return judgeValue(wanted, output)
    case .number:
      guard let status = output["status"] else { return judgeValue(wanted, output) }
      return Judgement(
        isMet: PythonEquality.isEqual(status, wanted), observed: observedStatus(status),
        number: status.numericDouble)
    case .string(let wanted): return judgeValue(substitution.value(wanted), output)
    case .array, .object: return Judgement(observed: observedValue(output))
    }
  }

  private func judgeValue(_ wanted: JSONValue, _ output: JSONNode) -> Judgement {
    let number = output.double
    var judgement = Judgement(isMet: PythonEquality.isEqual(output, wanted), observed: observedValue(output))
    judgement.number = number
    if number != nil, let limit = wanted.double { judgement.limits = Limits(low: limit, high: limit) }
    return judgement
  }

  private func judgeList(_ wanted: [JSONValue], _ output: JSONNode) -> Judgement {
    if let status = output["status"] {
      return Judgement(
        isMet: wanted.contains { PythonEquality.isEqual(status, $0) }, observed: observedStatus(status),
        number: status.numericDouble)
    }
    let observed = observedValue(output)
    guard wanted.count == 2 else {
      return Judgement(
        isMet: wanted.contains { PythonEquality.isEqual(output, $0) }, observed: observed, number: output.double)
    }
    // Two values are bounds; Python compares numbers with numbers and texts with texts, and breaks otherwise.
    if let low = PythonEquality.number(wanted[0]), let high = PythonEquality.number(wanted[1]) {
      guard let number = PythonEquality.number(output) else { return Judgement(observed: observed) }
      return Judgement(
        isMet: low <= number && number <= high, observed: observed, number: output.double,
        limits: Limits(low: low, high: high))
    }
    guard let low = wanted[0].string, let high = wanted[1].string, let value = output.string else {
      return Judgement(observed: observed)
    }
    let isMet = !PythonEquality.isBefore(value, low) && !PythonEquality.isBefore(high, value)
    return Judgement(isMet: isMet, observed: observed)
  }

  private func judgeRange(_ low: Double, _ high: Double, _ target: String?, _ output: JSONNode) -> Judgement {
    let subject = output.targeted(target)
    let observed = observedValue(subject)
    let limits = Limits(low: low, high: high)
    guard let number = PythonEquality.number(subject) ?? subject.numericDouble else {
      // chaoslib turns the value into a decimal number: a text that is none is out of range, all else breaks.
      return Judgement(isMet: subject.kind == .string ? false : nil, observed: observed)
    }
    return Judgement(isMet: low <= number && number <= high, observed: observed, number: number, limits: limits)
  }

  private func judgePattern(_ pattern: String, _ target: String?, _ output: JSONNode) -> Judgement {
    var subject = output.targeted(target)
    if subject.kind == .object, let inner = subject["body"] ?? subject["stdout"], inner.kind == .string {
      subject = inner
    }
    var judgement = Judgement(observed: observedValue(subject))
    let words = substitution.resolve(pattern)
    guard subject.byteRange.count <= ToleranceJudge.byteLimit, let value = subject.string,
      words.utf8.count <= ToleranceJudge.patternLimit, let pattern = try? RegexPattern(words)
    else { return judgement }
    judgement.isMet = pattern.isFound(in: value, steps: 2_000_000 + 8 * value.utf8.count)
    return judgement
  }

  private func observedValue(_ output: JSONNode) -> String {
    if let status = output["status"], status.kind == .number, provider.isCall { return observedStatus(status) }
    if let series = prometheus.observed(output) { return series }
    return text.line(output)
  }

  private func observedStatus(_ status: JSONNode) -> String {
    guard case .process = provider, status.kind == .number else { return text.line(status) }
    return "exit code \(text.line(status))"
  }
}

extension Provider? {
  /// Whether the provider is a program or an HTTP call, whose output's `status` is what is judged.
  var isCall: Bool {
    switch self {
    case .process, .http: true
    case .python, .other, nil: false
    }
  }
}

extension JSONNode {
  /// The member that a tolerance's `target` names, or the value itself when there is none.
  func targeted(_ target: String?) -> JSONNode {
    guard let target, !target.isEmpty else { return self }
    return self[target] ?? self
  }
}
