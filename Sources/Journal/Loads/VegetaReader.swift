import JSON

/// Reads what `vegeta encode` writes, as JSON or CSV, and the JSON of `vegeta report`.
///
/// Times are when a request was sent; latencies are nanoseconds.
enum VegetaReader {
  /// One object a line.
  static func lines(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    var found = LoadRequests(source: source, tool: .vegeta)
    LoadLines.each(bytes) { line in
      guard let root = try? JSONDocument(bytes: Array(line)).root, root.kind == .object,
        let at = root["timestamp"]?.string.flatMap({ Instant(iso8601: $0) }),
        let latency = LoadNumber.latency(root["latency"]?.double.map { $0 / 1e9 })
      else { return found.skip() }
      found.name(root["method"]?.string, root["url"]?.string)
      let hasError = !(root["error"]?.string ?? "").isEmpty
      found.add(at: at.seconds, latency: latency, isError: hasError || isError(root["code"]?.int ?? 0))
      return true
    }
    return found.result
  }

  /// Cells: nanoseconds since 1970, status, latency, bytes out, bytes in, error, body, attack, number, method, URL.
  static func table(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    var found = LoadRequests(source: source, tool: .vegeta)
    LoadLines.each(bytes) { line in
      let cells = LoadLines.cells(line, limit: 12)
      guard cells.count >= 6, let nanoseconds = Int64(cells[0]), nanoseconds > 1_000_000_000_000_000,
        let code = Int(cells[1]), let latency = LoadNumber.latency(Double(cells[2]).map { $0 / 1e9 })
      else { return found.skip() }
      if cells.count > 10 { found.name(cells[9], cells[10]) }
      let at = Instant(microseconds: nanoseconds / 1_000 + (nanoseconds % 1_000 >= 500 ? 1 : 0)).seconds
      found.add(at: at, latency: latency, isError: !cells[5].isEmpty || isError(code))
      return true
    }
    return found.result
  }

  private static func isError(_ code: Int) -> Bool { code == 0 || code >= 400 }

  /// The totals of `vegeta report -type=json`.
  static func report(_ root: JSONNode, _ source: JournalSource) -> LoadResult? {
    var result = LoadResult(source: source, tool: .vegeta)
    guard let latencies = root["latencies"] else { return nil }
    func seconds(_ key: String) -> Double? { LoadNumber.latency(latencies[key]?.double.map { $0 / 1e9 }) }
    var summary = LoadSummary()
    summary.count = LoadNumber.count(root["requests"]?.double)
    if let count = summary.count, let success = root["success"]?.double, (0...1).contains(success) {
      summary.errors = Int((Double(count) * (1 - success)).rounded())
    }
    summary.rate = root["rate"]?.double.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
    summary.mean = seconds("mean")
    summary.low = seconds("min")
    summary.high = seconds("max")
    for (key, share) in [("50th", 0.5), ("90th", 0.9), ("95th", 0.95), ("99th", 0.99)] {
      if let value = seconds(key) { summary.quantiles.append(.init(share: share, seconds: value)) }
    }
    result.summaries = [summary]
    result.start = root["earliest"]?.string.flatMap { Instant(iso8601: $0) }
    result.duration = LoadNumber.latency(root["duration"]?.double.map { $0 / 1e9 })
    return result
  }
}
