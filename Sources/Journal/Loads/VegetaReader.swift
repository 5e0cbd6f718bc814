import JSON

/// Reads what `vegeta encode` writes, as JSON or CSV, and the JSON of `vegeta report`.
///
/// Times are when a request was sent; latencies are nanoseconds.
enum VegetaReader {
  /// One object a line.
  static func lines(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    var result = LoadResult(source: source, tool: .vegeta)
    var requests: [(at: Double, latency: Double, isError: Bool)] = []
    var isOurs = false
    LoadLines.each(bytes) { line in
      guard let root = try? JSONDocument(bytes: Array(line)).root, root.kind == .object,
        let at = root["timestamp"]?.string.flatMap({ Instant(iso8601: $0) }),
        let latency = LoadNumber.latency(root["latency"]?.double.map { $0 / 1e9 })
      else {
        result.skipped += 1
        return isOurs || result.skipped < 20
      }
      isOurs = true
      guard requests.count < LoadReader.sampleLimit else {
        result.leftOut += 1
        return true
      }
      let code = root["code"]?.int ?? 0
      let isError = !(root["error"]?.string ?? "").isEmpty || code == 0 || code >= 400
      if result.target == nil { result.target = target(root["method"]?.string, root["url"]?.string) }
      requests.append((at.seconds, latency, isError))
      return true
    }
    guard isOurs else { return nil }
    result.take(requests)
    return result
  }

  /// Cells: nanoseconds since 1970, status, latency, bytes out, bytes in, error, body, attack, number, method, URL.
  static func table(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    var result = LoadResult(source: source, tool: .vegeta)
    var requests: [(at: Double, latency: Double, isError: Bool)] = []
    var isOurs = false
    LoadLines.each(bytes) { line in
      let cells = LoadLines.cells(line, limit: 12)
      guard cells.count >= 6, let nanoseconds = Int64(cells[0]), nanoseconds > 1_000_000_000_000_000,
        let code = Int(cells[1]), let latency = LoadNumber.latency(Double(cells[2]).map { $0 / 1e9 })
      else {
        result.skipped += 1
        return isOurs || result.skipped < 20
      }
      isOurs = true
      guard requests.count < LoadReader.sampleLimit else {
        result.leftOut += 1
        return true
      }
      if result.target == nil, cells.count > 10 { result.target = target(cells[9], cells[10]) }
      let at = Double(nanoseconds / 1_000) / 1e6
      requests.append((at, latency, !cells[5].isEmpty || code == 0 || code >= 400))
      return true
    }
    guard isOurs else { return nil }
    result.take(requests)
    return result
  }

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

  private static func target(_ method: String?, _ url: String?) -> String? {
    let words = [method, url].compactMap { $0 }.filter { !$0.isEmpty }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
