import JSON

/// Reads what k6 writes: the summary (`--summary-export`, or what `handleSummary` gets) and `--out csv`.
///
/// Latencies are milliseconds.
enum K6Reader {
  /// The metrics at the end of a test.
  static func summary(_ root: JSONNode, _ source: JournalSource) -> LoadResult? {
    guard let metrics = root["metrics"] else { return nil }
    /// Newer files have the values of a metric in an object of their own.
    func values(_ name: String) -> JSONNode? { metrics[name].map { $0["values"] ?? $0 } }
    var result = LoadResult(source: source, tool: .k6)
    var summary = LoadSummary()
    summary.count = LoadNumber.count(values("http_reqs")?["count"]?.double)
    summary.rate = values("http_reqs")?["rate"]?.double.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    let failed = values("http_req_failed")
    // A rate counts what is true: here, failed requests.
    if let share = (failed?["rate"] ?? failed?["value"])?.double, (0...1).contains(share), let count = summary.count {
      summary.errors = Int((share * Double(count)).rounded())
    }
    if let times = values("http_req_duration") {
      func seconds(_ key: String) -> Double? { LoadNumber.latency(times[key]?.double.map { $0 / 1_000 }) }
      summary.mean = seconds("avg")
      summary.low = seconds("min")
      summary.high = seconds("max")
      for (key, share) in [("med", 0.5), ("p(90)", 0.9), ("p(95)", 0.95), ("p(99)", 0.99)] {
        if let value = seconds(key) { summary.quantiles.append(.init(share: share, seconds: value)) }
      }
    }
    guard summary.count != nil || summary.mean != nil else { return nil }
    result.summaries = [summary]
    result.duration = LoadNumber.latency(root["state"]?["testRunDurationMs"]?.double.map { $0 / 1_000 })
    return result
  }

  /// One row a sample of a metric; those of `http_req_duration` are requests.
  static func table(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    var found = LoadRequests(source: source, tool: .k6)
    var columns: [String: Int] = [:]
    LoadLines.each(bytes) { line in
      let cells = LoadLines.cells(line)
      if columns.isEmpty {
        for (place, name) in cells.enumerated() where columns[name] == nil { columns[name] = place }
        return true
      }
      func cell(_ name: String) -> String {
        guard let place = columns[name], cells.indices.contains(place) else { return "" }
        return cells[place]
      }
      guard cell("metric_name") == "http_req_duration" else { return true }
      guard let at = moment(cell("timestamp")),
        let latency = LoadNumber.latency(Double(cell("metric_value")).map { $0 / 1_000 })
      else { return found.skip() }
      found.name(cell("method"), cell("url"))
      let status = Int(cell("status")) ?? 0
      let isExpected = cell("expected_response")
      let isError = isExpected.isEmpty ? status == 0 || status >= 400 || !cell("error").isEmpty : isExpected != "true"
      // The sample is taken when the answer is there.
      found.add(at: at - latency, latency: latency, isError: isError)
      return true
    }
    var result = found.result ?? LoadResult(source: source, tool: .k6)
    // By default k6 cuts times to whole seconds.
    let isWhole = found.ends.allSatisfy { ($0 - $0.rounded()).magnitude < 1e-5 }
    if isWhole, result.samples.count > 1 { result.resolution = 1 }
    return result
  }

  /// `K6_CSV_TIME_FORMAT`: seconds, milliseconds, microseconds or nanoseconds since 1970, or RFC 3339.
  private static func moment(_ text: String) -> Double? {
    guard let number = Double(text) else { return Instant(iso8601: text)?.seconds }
    let unit = number >= 1e17 ? 1e9 : number >= 1e14 ? 1e6 : number >= 1e11 ? 1e3 : 1
    return LoadNumber.moment(number / unit)
  }
}
