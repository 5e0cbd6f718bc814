import JSON

/// Says answers of Prometheus in words: `1 series: status_code="500", 0.3 per s`.
struct PrometheusText: Sendable {
  /// Writes the values.
  let text: ValueText
  /// Whether values are per second, because the query is a rate.
  let isRate: Bool

  /// Whether an output looks like an answer of Prometheus.
  static func isAnswer(_ output: JSONNode) -> Bool {
    guard let data = output["data"] ?? (output["resultType"] == nil ? nil : output) else { return false }
    return data["resultType"]?.kind == .string && data["result"]?.kind == .array
  }

  /// The answer in words; nil when the output is none.
  func observed(_ output: JSONNode) -> String? {
    guard PrometheusText.isAnswer(output), let data = output["data"] ?? output["resultType"].map({ _ in output }),
      let result = data["result"]
    else { return nil }
    switch data["resultType"]?.string {
    case "scalar", "string": return result[1].map { amount($0.value) } ?? "no value"
    case "vector", "matrix":
      // A few are shown, and the labels that differ are looked for among a few more.
      return list(Array(result.elements.prefix(20)).map(\.value), count: result.count)
    default: return nil
    }
  }

  /// What a path found in an answer, in words.
  func observed(_ matches: [JSONValue], in output: JSONNode) -> String {
    if matches.isEmpty, output["data"]?["result"]?[0] != nil { return "no such series" }
    guard matches.allSatisfy({ $0["metric"] != nil || $0["value"] != nil }) else {
      let shown = matches.prefix(3).map { text.line($0, limit: 40) }.joined(separator: ", ")
      return BoundedText.line("\(matches.count) found: \(shown)", limit: ValueText.limit)
    }
    return list(matches, count: matches.count)
  }

  private func list(_ series: [JSONValue], count: Int) -> String {
    if count == 0 { return "no series" }
    let labels = SeriesLabels.telling(series.map { PrometheusText.labels(of: $0) })
    let shown = zip(labels, series).prefix(4).map { label, entry in
      [label, value(of: entry)].filter { !$0.isEmpty }.joined(separator: ", ")
    }
    let rest = count > shown.count ? "; …" : ""
    return BoundedText.line(
      "\(count) series: \(text.plain(shown.joined(separator: "; ")))\(rest)", limit: ValueText.limit)
  }

  private func value(of entry: JSONValue) -> String {
    if let value = entry["value"]?[1] { return amount(value) }
    guard let values = entry["values"]?.array, let last = values.last?[1] else { return "" }
    return "\(values.count) values, last \(amount(last))"
  }

  private func amount(_ value: JSONValue) -> String {
    switch value {
    case .string(let string): isRate ? rate(string) + " per s" : text.plain(string, limit: 40)
    case .number: text.line(value, limit: 40) + (isRate ? " per s" : "")
    case .null, .bool, .array, .object: text.line(value, limit: 40)
    }
  }

  /// A rate, which Prometheus computes to seventeen digits: 1.6258129064532267 is 1.626 to a reader.
  private func rate(_ string: String) -> String {
    guard string.utf8.count > 8, let value = Double(string) else { return text.plain(string, limit: 40) }
    return ShortNumber.text(value)
  }

  /// The labels of a series.
  static func labels(of series: JSONValue) -> [(name: String, value: String)] {
    (series["metric"]?.members ?? []).prefix(100).compactMap { member in
      member.value.string.map { (member.key, $0) }
    }
  }
}
