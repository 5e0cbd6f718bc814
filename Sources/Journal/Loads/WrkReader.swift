/// Reads what wrk prints. It says nothing about when it ran.
enum WrkReader {
  static func read(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    var result = LoadResult(source: source, tool: .wrk)
    var summary = LoadSummary()
    var failed = 0
    var lines = 0
    LoadLines.each(bytes) { line in
      lines += 1
      let words = LoadLines.words(line)
      guard let first = words.first else { return true }
      switch first {
      case "Running":
        if let at = words.firstIndex(of: "@"), words.indices.contains(at + 1) { result.target = words[at + 1] }
      case "Latency" where words.count >= 4 && words[1] != "Distribution":
        summary.mean = LoadLines.span(words[1])
        summary.high = LoadLines.span(words[3])
      case "Requests/sec:":
        summary.rate = words.count > 1 ? Double(words[1]).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } : nil
      case "Socket":
        for word in words { failed += Int(word.split(separator: ",").joined()) ?? 0 }
      case "Non-2xx": failed += words.last.flatMap { Int($0) } ?? 0
      default:
        if words.count == 2, first.hasSuffix("%"), let percent = Double(first.dropLast()), 0...100 ~= percent,
          let seconds = LoadLines.span(words[1])
        {
          summary.quantiles.append(.init(share: percent / 100, seconds: seconds))
        } else if words.count >= 4, words[1] == "requests", let count = Int(first) {
          summary.count = count
          result.duration = LoadLines.span(words[3].split(separator: ",").joined())
        }
      }
      return lines < 1_000
    }
    if let count = summary.count { summary.errors = min(max(failed, 0), count) }
    if summary.count != nil || summary.mean != nil { result.summaries = [summary] }
    return result
  }
}
