import Journal

/// How load results are put beside runs and summed up, as notes of the methods; nothing without any.
struct LoadMethods {
  let loads: [LoadAnalysis]

  /// A term and its sentence each.
  var notes: [(String, String)] {
    guard !loads.isEmpty else { return [] }
    var notes = [
      (
        "Load results",
        "Put on the clock of each run that they overlap, by the moments in the file or the start given for it; with neither they stand beside no run. A request counts in the window in which it was sent. What lies further from a run than its length, or than a minute where that is longer, is left out."
      )
    ]
    if loads.contains(where: { !$0.result.samples.isEmpty }) {
      notes.append(
        (
          "Latencies",
          "Those of requests that did not fail. Quantiles are linear between order statistics (type 7 of Hyndman and Fan 1996); a percentile q is given only from n with 1 − qⁿ ≥ 95 %: 59 requests for p95, 299 for p99. The curve is the empirical distribution function: the share of requests that took no longer, without smoothing, from \(ECDFChart.least) before and during the fault on."
        ))
    }
    if loads.contains(where: \.hasErrorShare) {
      notes.append(
        (
          "Failed requests",
          "The shares before and during the fault are called different when Fisher's exact test stays below 5 %; it takes requests for independent, and those of one outage are not."
        ))
    }
    return notes
  }
}

extension LoadAnalysis {
  /// Whether shares of failed requests before and during a fault were compared.
  fileprivate var hasErrorShare: Bool {
    views.contains { view in
      view.windows.contains { $0.part == .before } && view.windows.contains { $0.part == .during && $0.errors > 0 }
    }
  }
}
