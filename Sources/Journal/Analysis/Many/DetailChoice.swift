/// Chooses the runs that a report of many shows in detail.
enum DetailChoice {
  /// The runs, ascending; nil when there is room for all.
  ///
  /// First come the baseline, the first and the last run, then those that went wrong in their order, then the rest.
  static func choose(_ runs: [RunAnalysis], baseline: Int, limit: Int) -> [Int]? {
    guard runs.count > max(limit, 1) else { return nil }
    var chosen: Set<Int> = []
    func take(_ index: Int) {
      if chosen.count < max(limit, 1), runs.indices.contains(index) { chosen.insert(index) }
    }
    for index in [baseline, 0, runs.count - 1] { take(index) }
    for index in runs.indices where isBad(runs[index].verdict) { take(index) }
    for index in runs.indices where chosen.count < limit { take(index) }
    return chosen.sorted()
  }

  private static func isBad(_ verdict: Verdict) -> Bool {
    switch verdict {
    case .held: false
    case .deviated, .deviatedRecovered, .notTested, .failed, .interrupted, .rollbackFailed, .inconclusive: true
    }
  }
}
