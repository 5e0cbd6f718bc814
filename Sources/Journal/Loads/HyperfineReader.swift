import JSON

/// Reads `hyperfine --export-json`: seconds, a command a result. It does not say when it ran.
enum HyperfineReader {
  static func read(_ root: JSONNode, _ source: JournalSource) -> LoadResult? {
    var result = LoadResult(source: source, tool: .hyperfine)
    guard let entries = root["results"]?.elements else { return nil }
    for entry in entries {
      guard result.summaries.count < LoadReader.seriesLimit else {
        result.leftOut += 1
        continue
      }
      var times: [Double] = []
      for time in entry["times"].map({ Array($0.elements.prefix(100_000)) }) ?? [] {
        if let seconds = LoadNumber.latency(time.double) { times.append(seconds) } else { result.skipped += 1 }
      }
      times.sort()
      var summary = LoadSummary(name: entry["command"]?.string ?? "")
      summary.mean = LoadNumber.latency(entry["mean"]?.double)
      if times.isEmpty {
        summary.low = LoadNumber.latency(entry["min"]?.double)
        summary.high = LoadNumber.latency(entry["max"]?.double)
        if let median = LoadNumber.latency(entry["median"]?.double) {
          summary.quantiles = [.init(share: 0.5, seconds: median)]
        }
      } else {
        summary.count = times.count
        summary.low = times.first
        summary.high = times.last
        for share in [0.5, 0.9, 0.95, 0.99] {
          if let value = Quantile.type7(sorted: times, share: share) {
            summary.quantiles.append(.init(share: share, seconds: value))
          }
        }
      }
      if let codes = entry["exit_codes"], codes.kind == .array {
        summary.errors = min(codes.elements.prefix(100_000).count { $0.int != 0 }, summary.count ?? Int.max)
      }
      if summary.mean != nil || summary.count != nil { result.summaries.append(summary) }
    }
    return result
  }
}
