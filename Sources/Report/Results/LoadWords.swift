import Journal

/// Words for load results in outputs of continuous integration.
extension LoadFacts {
  /// What came of a window: `250 requests, 10 per second, 12 failed (4.8 %), median 61 ms, p95 124 ms`.
  func words(_ window: LoadWindow) -> String {
    words(count: window.count, errors: window.errors, rate: window.rate, seconds: window.seconds)
  }

  /// What a tool sums up.
  func words(_ summary: LoadSummary) -> String {
    words(count: summary.count, errors: summary.errors, rate: summary.rate, seconds: summary.seconds)
  }

  /// Why nothing of it stands beside a run; nil when something does.
  var absence: String? {
    guard isBesideRun else {
      return start == nil ? "the file does not say when the load ran" : "the load ran beside none of the runs"
    }
    return nil
  }

  /// The window while the fault lasted, for each run that has one, with the one before it.
  var faults: [(run: String, before: LoadWindow?, during: LoadWindow)] {
    windows.compactMap { run, window in
      guard window.part == .during else { return nil }
      return (run, windows.first { $0.run == run && $0.window.part == .before }?.window, window)
    }
  }

  private func words(count: Int?, errors: Int?, rate: Double?, seconds: (Double) -> Double?) -> String {
    var parts: [String] = []
    if let count { parts.append(counted(count, tool == .hyperfine ? "run" : "request")) }
    if let rate { parts.append("\(ShortNumber.text(rate)) per second") }
    if let errors {
      let share = count.flatMap { $0 > 0 && errors > 0 ? " (\(PercentText.text(Double(errors) / Double($0))))" : nil }
      parts.append("\(ShortNumber.text(errors)) failed\(share ?? "")")
    }
    for (word, share) in [("median", 0.5), ("p95", 0.95), ("p99", 0.99)] {
      if let latency = seconds(share) { parts.append("\(word) \(DurationText.short(latency))") }
    }
    return parts.isEmpty ? "nothing summed up" : parts.joined(separator: ", ")
  }
}
