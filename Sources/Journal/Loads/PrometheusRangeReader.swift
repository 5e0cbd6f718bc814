import JSON

/// Reads the answer of Prometheus to a range query: `{"data": {"resultType": "matrix", "result": […]}}`.
enum PrometheusRangeReader {
  static func read(_ root: JSONNode, _ source: JournalSource) -> LoadResult? {
    guard let entries = root["data"]?["result"], entries.kind == .array else { return nil }
    var result = LoadResult(source: source, tool: .prometheus)
    var found: [(name: String, metric: String?, points: [(at: Double, value: Double)])] = []
    var samples = 0
    for entry in entries.elements {
      guard found.count < LoadReader.seriesLimit else {
        result.leftOut += 1
        continue
      }
      var points: [(at: Double, value: Double)] = []
      for pair in entry["values"].map({ Array($0.elements.prefix(LoadReader.sampleLimit)) }) ?? [] {
        guard samples < LoadReader.sampleLimit else { break }
        guard let at = LoadNumber.moment(pair[0]?.double), let value = number(pair[1]) else {
          result.skipped += 1
          continue
        }
        samples += 1
        points.append((at, value))
      }
      let labels =
        entry["metric"].map { metric in
          metric.members.prefix(40).compactMap { key, value in value.string.map { (key, $0) } }
        } ?? []
      let metric = labels.first { $0.0 == "__name__" }?.1
      let rest = labels.filter { $0.0 != "__name__" }.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: ", ")
      let name = (metric ?? "") + (rest.isEmpty ? "" : "{\(rest)}")
      if !points.isEmpty { found.append((BoundedText.line(name.isEmpty ? "value" : name, limit: 200), metric, points)) }
    }
    guard let first = found.flatMap({ $0.points.map(\.at) }).min(),
      let last = found.flatMap({ $0.points.map(\.at) }).max()
    else { return result }
    result.start = Instant(seconds: first)
    result.duration = last - first
    result.series = found.map { entry in
      LoadSeries(
        name: entry.name, metric: entry.metric,
        points: entry.points.map { MetricSeries.Point(offset: $0.at - first, value: $0.value) })
    }
    return result
  }

  /// A value as Prometheus writes it: text, also `NaN` and `+Inf`.
  private static func number(_ node: JSONNode?) -> Double? {
    guard let node else { return nil }
    if let text = node.string {
      switch text {
      case "NaN": return .nan
      case "+Inf", "Inf": return .infinity
      case "-Inf": return -.infinity
      default: return Double(text)
      }
    }
    return node.double
  }
}
