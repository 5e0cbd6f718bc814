/// What a PromQL text says about the values it gives, without parsing all of it.
struct PrometheusQuery: Sendable {
  /// Whether it is `rate(...)` or `irate(...)`, also summed or averaged, and nothing around that: per second.
  let isRate: Bool
  /// The metric's name when the query only selects: `counter{name='a'}` or `up`; nil when it computes.
  let selectedMetric: String?

  /// Reads a query.
  init(_ text: String?) {
    var rest = Substring(BoundedText.line(text ?? "", limit: 4000))
    selectedMetric = PrometheusQuery.selector(rest)
    while let inner = PrometheusQuery.aggregated(rest) { rest = inner }
    isRate = ["rate", "irate"].contains { PrometheusQuery.argument(of: $0, in: rest) != nil }
  }

  /// What stands in `sum(...)`, `avg by (a) (...)`, `max(...) by (a)`.
  private static func aggregated(_ text: Substring) -> Substring? {
    for name in ["sum", "avg", "max", "min"] where text.hasPrefix(name) {
      var rest = trimmed(text.dropFirst(name.count))
      rest = trimmed(droppingGrouping(rest))
      guard rest.first == "(", let end = closing(of: rest) else { return nil }
      let behind = trimmed(rest[rest.index(after: end)...])
      guard droppingGrouping(behind).isEmpty else { return nil }
      return trimmed(rest[rest.index(after: rest.startIndex)..<end])
    }
    return nil
  }

  private static func droppingGrouping(_ text: Substring) -> Substring {
    guard let word = ["by", "without"].first(where: text.hasPrefix) else { return text }
    let list = trimmed(text.dropFirst(word.count))
    guard list.first == "(", let end = closing(of: list) else { return text }
    return list[list.index(after: end)...]
  }

  private static func argument(of function: String, in text: Substring) -> Substring? {
    guard text.hasPrefix(function) else { return nil }
    let rest = trimmed(text.dropFirst(function.count))
    guard rest.first == "(", let end = closing(of: rest), trimmed(rest[rest.index(after: end)...]).isEmpty
    else { return nil }
    return rest[rest.index(after: rest.startIndex)..<end]
  }

  /// The parenthesis that closes the one at the start, quotes skipped.
  private static func closing(of text: Substring) -> Substring.Index? {
    var depth = 0
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "\"", "'", "`": quote = character
      case "(": depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  private static func selector(_ text: Substring) -> String? {
    let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == ":") }
    guard let first = name.first, !first.isNumber else { return nil }
    let rest = trimmed(text[name.endIndex...])
    if rest.isEmpty { return String(name) }
    guard rest.first == "{", rest.last == "}", rest.firstIndex(of: "}") == rest.index(before: rest.endIndex)
    else { return nil }
    return String(name)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
