import JSON

/// Says paths into answers of Prometheus in words: `$.data.result.*[?(@.value[1]!="0")]` with count 0 is
/// "no series with a value other than 0".
enum PrometheusPathText {
  /// The words; nil when the path is not of that kind.
  static func expected(_ path: String, count: Int?, text: ValueText) -> String? {
    guard let filter = filter(of: path.filter { $0 != " " }) else { return nil }
    let amount: String
    switch count {
    case nil: amount = "at least 1 series"
    case 0: amount = "no series"
    case let count?: amount = "\(count) series"
    }
    return filter.isEmpty ? amount : "\(amount) with a value \(text.plain(filter, limit: 60))"
  }

  /// What the path asks of a value (`other than 0`); empty when it asks nothing; nil when it is another path.
  private static func filter(of path: String) -> String? {
    let heads = ["$.data.result.*", "$.data.result[*]", "$.data.result", "$['data']['result'][*]"]
    guard let head = heads.first(where: path.hasPrefix) else { return nil }
    var rest = path.dropFirst(head.count)
    // Every series, by its value or by itself.
    if ["", ".value", ".value[1]", "[*]", ".*"].contains(rest) { return head == "$.data.result" && rest == "" ? nil : "" }
    guard rest.hasPrefix("[?(@.value[1]"), rest.hasSuffix(")]") else { return nil }
    rest = rest.dropFirst("[?(@.value[1]".count).dropLast(2)
    let comparisons = [
      ("!=", "other than"), ("==", "of"), (">=", "of at least"), ("<=", "of at most"), (">", "above"), ("<", "below"),
    ]
    guard let (sign, words) = comparisons.first(where: { rest.hasPrefix($0.0) }) else { return nil }
    var value = rest.dropFirst(sign.count)
    if let quote = value.first, quote == "\"" || quote == "'", value.count > 1, value.last == quote {
      value = value.dropFirst().dropLast()
    }
    guard !value.isEmpty, value.allSatisfy({ $0.isNumber || $0.isLetter || ".+-".contains($0) }) else { return nil }
    return "\(words) \(value)"
  }
}
