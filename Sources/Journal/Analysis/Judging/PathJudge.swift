import JSON

/// Judges an output by what a JSON path finds in it.
struct PathJudge {
  /// Makes the words, with what is secret masked.
  let text: ValueText
  /// Makes the words for answers of Prometheus.
  let prometheus: PrometheusText
  /// Replaces `${name}` by what the journal itself says.
  let substitution: Substitution

  /// Judges as chaoslib does: `expect` counts before `count`, and without both one match is enough.
  func judge(_ path: String, count: Int?, expect: JSONValue?, target: String?, output: JSONNode) -> Judgement {
    let subject = output.targeted(target)
    guard let matches = matches(of: path, in: subject) else {
      return Judgement(observed: prometheus.observed(subject) ?? text.line(subject))
    }
    var judgement = Judgement(isMet: !matches.isEmpty)
    if let count {
      judgement.isMet = matches.count == count
      judgement.number = Double(matches.count)
      judgement.limits = Limits(low: Double(count), high: Double(count))
      judgement.isCount = true
    }
    if let expect {
      let wanted = substitution.values(expect.array ?? [expect])
      judgement.isMet = matches.count == wanted.count && zip(matches, wanted).allSatisfy(PythonEquality.isEqual)
      judgement.number = matches.count == 1 ? matches[0].double : nil
      judgement.isCount = false
      let limit = wanted.count == 1 ? wanted[0].double : nil
      judgement.limits = judgement.number == nil ? nil : limit.map { Limits(low: $0, high: $0) }
    } else if count == nil, matches.count == 1 {
      judgement.number = matches[0].double
    }
    judgement.observed = observed(matches, in: subject)
    return judgement
  }

  private func matches(of path: String, in subject: JSONNode) -> [JSONValue]? {
    guard subject.byteRange.count <= ToleranceJudge.byteLimit,
      let path = try? JSONPath(substitution.resolve(path).trimmingBlanks)
    else { return nil }
    var value = subject.value
    // A text is read as JSON when it is JSON: the body of an HTTP call without a content type.
    if let inner = subject.string, let document = try? JSONDocument(text: inner) { value = document.root.value }
    return path.values(in: value).map(\.value)
  }

  private func observed(_ matches: [JSONValue], in subject: JSONNode) -> String {
    if PrometheusText.isAnswer(subject) { return prometheus.observed(matches, in: subject) }
    switch matches.count {
    case 0: return "nothing found"
    case 1: return text.line(matches[0])
    case let count:
      let first = matches.prefix(3).map { text.line($0, limit: 40) }.joined(separator: ", ")
      return BoundedText.line("\(count) found: \(first)\(count > 3 ? ", …" : "")", limit: ValueText.limit)
    }
  }
}

extension String {
  /// The text without blanks at both ends, as Python's `strip` leaves it.
  var trimmingBlanks: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(scalars)
  }
}
