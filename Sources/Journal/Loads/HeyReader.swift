/// Reads what hey prints, and its `-o csv`. Neither says when it began.
enum HeyReader {
  /// The report in words.
  static func text(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    var result = LoadResult(source: source, tool: .hey)
    var summary = LoadSummary()
    var (answers, errors) = (0, 0)
    var lines = 0
    var isErrors = false
    LoadLines.each(bytes) { line in
      lines += 1
      let words = LoadLines.words(line)
      guard words.count > 1 else { return true }
      if words[0] == "Error", words[1].hasPrefix("distribution") { isErrors = true }
      func seconds(_ place: Int) -> Double? {
        words.indices.contains(place) ? LoadNumber.latency(Double(words[place])) : nil
      }
      switch words[0] {
      case "Total:": result.duration = seconds(1)
      case "Slowest:": summary.high = seconds(1)
      case "Fastest:": summary.low = seconds(1)
      case "Average:": summary.mean = seconds(1)
      case "Requests/sec:": summary.rate = seconds(1)
      default:
        if words[0].hasSuffix("%"), words[1] == "in", let percent = Double(words[0].dropLast()), 0...100 ~= percent,
          let value = seconds(2)
        {
          summary.quantiles.append(.init(share: percent / 100, seconds: value))
        } else if words[0].hasPrefix("["), words[0].hasSuffix("]"), let number = Int(words[0].dropFirst().dropLast()) {
          if isErrors {
            errors = min(errors + max(number, 0), 1 << 40)
          } else if words.count > 2, words[2].hasPrefix("response"), let count = Int(words[1]), count >= 0 {
            answers = min(answers + count, 1 << 40)
            if number >= 400 { errors = min(errors + count, 1 << 40) }
          }
        }
      }
      return lines < 10_000
    }
    // What got no answer is listed among the errors only.
    let unanswered = isErrors ? errors : 0
    summary.count = answers + unanswered
    summary.errors = min(errors, answers + unanswered)
    if answers == 0 { (summary.low, summary.high, summary.mean) = (nil, nil, nil) }
    if (summary.count ?? 0) > 0 { result.summaries = [summary] }
    return result
  }

  /// Rows: seconds, parts of them, status, and the offset in seconds from the start.
  static func table(_ bytes: [UInt8], _ source: JournalSource) -> LoadResult? {
    var result = LoadResult(source: source, tool: .hey)
    var columns: [String] = []
    LoadLines.each(bytes) { line in
      let cells = LoadLines.cells(line)
      if columns.isEmpty {
        columns = cells
        return true
      }
      guard let time = columns.firstIndex(of: "response-time"), let status = columns.firstIndex(of: "status-code"),
        let offset = columns.firstIndex(of: "offset"), cells.count > max(time, status, offset),
        let latency = LoadNumber.latency(Double(cells[time])), let at = LoadNumber.latency(Double(cells[offset])),
        let code = Int(cells[status])
      else {
        result.skipped += 1
        return true
      }
      guard result.samples.count < LoadReader.sampleLimit else {
        result.leftOut += 1
        return true
      }
      result.samples.append(LoadSample(offset: at, latency: latency, isError: code == 0 || code >= 400))
      return true
    }
    result.samples.sort { $0.offset < $1.offset }
    result.duration = result.samples.lazy.map { $0.offset + $0.latency }.max()
    return result
  }
}
