/// Chooses the labels that tell series apart.
enum SeriesLabels {
  /// Labels that say the most about a single series, best first.
  private static let preferred = [
    "status_code", "code", "status", "response_code", "http_status", "reason", "error", "exception", "state", "phase",
    "condition", "le", "quantile",
  ]

  /// One short text a series: the labels that differ between them, at most three; for a single series, or where
  /// nothing differs, the most telling one, if any.
  ///
  /// ```swift
  /// SeriesLabels.telling([[("version", "1")], [("version", "2")]])  // ["version=\"1\"", "version=\"2\""]
  /// ```
  static func telling(_ series: [[(name: String, value: String)]]) -> [String] {
    var values: [String: Set<String?>] = [:]
    for name in Set(series.joined().map(\.name)) { values[name] = [] }
    for labels in series {
      let own = Dictionary(labels.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      for name in values.keys { values[name]?.insert(own[name]) }
    }
    let names = values.keys.sorted { (rank($0), $0) < (rank($1), $1) }
    var chosen = Array(names.filter { (values[$0]?.count ?? 0) > 1 }.prefix(3))
    if chosen.isEmpty { chosen = Array(names.filter(preferred.contains).prefix(1)) }
    return series.map { labels in
      chosen.compactMap { name in
        labels.first { $0.name == name }.map { "\(name)=\"\(BoundedText.line($0.value, limit: 60))\"" }
      }.joined(separator: ", ")
    }
  }

  private static func rank(_ name: String) -> Int {
    preferred.firstIndex(of: name) ?? preferred.count
  }
}
