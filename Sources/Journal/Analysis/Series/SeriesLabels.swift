/// Chooses the labels that tell series apart.
enum SeriesLabels {
  /// Labels that say the most about a single series, best first.
  private static let preferred = [
    "status_code", "code", "status", "response_code", "http_status", "reason", "error", "exception", "state", "phase",
    "condition", "le", "quantile",
  ]

  /// The label under which Prometheus keeps a metric's name.
  private static let metric = "__name__"

  /// One short text a series: the labels that differ between them, at most three; for a single series, or where
  /// nothing differs, the most telling one, if any.
  ///
  /// ```swift
  /// SeriesLabels.telling([[("version", "1")], [("version", "2")]])  // ["version=\"1\"", "version=\"2\""]
  /// ```
  static func telling(_ series: [[(name: String, value: String)]]) -> [String] {
    let (names, differing) = self.names(of: series)
    var chosen = Array(differing.prefix(3))
    if chosen.isEmpty { chosen = Array(names.filter(preferred.contains).prefix(1)) }
    return series.map { labels in
      chosen.compactMap { name in
        labels.first { $0.name == name }.map { "\(name)=\"\(BoundedText.line($0.value, limit: 60))\"" }
      }.joined(separator: ", ")
    }
  }

  /// The names of the labels that part series in words: three of those that differ, and more while two of them read
  /// alike. The metric's name is none of them; it is said behind them.
  static func parting(_ series: [[(name: String, value: String)]]) -> [String] {
    let all = names(of: series)
    guard !all.differing.isEmpty else { return Array(all.all.filter(preferred.contains).prefix(1)) }
    let differing = all.differing.filter { $0 != metric }
    let known = series.map { labels in labels.first { $0.name == metric }?.value ?? "" }
    var count = min(3, differing.count)
    while count < differing.count {
      let texts = zip(series, known).map { words($0, of: Array(differing.prefix(count))) + "\u{0}" + $1 }
      if Set(texts).count == series.count { break }
      count += 1
    }
    return Array(differing.prefix(count))
  }

  /// Labels as a reader would say them: `pod orders-0, zone a`.
  static func words(_ labels: [(name: String, value: String)], of names: [String]) -> String {
    names.compactMap { name in
      labels.first { $0.name == name }.map { "\(name) \(BoundedText.line($0.value, limit: 60))" }
    }.joined(separator: ", ")
  }

  /// All names of labels, the most telling first, and those of them whose values differ.
  private static func names(
    of series: [[(name: String, value: String)]]
  ) -> (all: [String], differing: [String]) {
    var values: [String: Set<String?>] = [:]
    for name in Set(series.joined().map(\.name)) { values[name] = [] }
    for labels in series {
      let own = Dictionary(labels.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
      for name in values.keys { values[name]?.insert(own[name]) }
    }
    let names = values.keys.sorted { (rank($0), $0) < (rank($1), $1) }
    return (names, names.filter { (values[$0]?.count ?? 0) > 1 })
  }

  private static func rank(_ name: String) -> Int {
    preferred.firstIndex(of: name) ?? preferred.count
  }
}
