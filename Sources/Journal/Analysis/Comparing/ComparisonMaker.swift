/// Sets runs side by side.
struct ComparisonMaker {
  /// The most cells (rows times runs) of a table. What is beyond is counted, not kept: rows of thousands of runs that
  /// share nothing would fill the memory with emptiness.
  static let cellLimit = 1_000_000

  let runs: [RunAnalysis]
  let baseline: Int
  var range: BaselineDurations?

  /// The comparison; nil with fewer than two runs.
  func make() -> Comparison? {
    guard runs.count >= 2 else { return nil }
    let baseline = runs.indices.contains(self.baseline) ? self.baseline : 0
    let groups = self.groups()
    let checks = CheckRowMaker(runs: runs, groups: groups, baseline: baseline).make()
    let durations = DurationRowMaker(runs: runs, baseline: baseline, range: range).make()
    var comparison = Comparison(
      baseline: baseline, groups: groups, checks: checks.rows, durations: durations.rows, metrics: metrics())
    comparison.omittedChecks = checks.omitted
    comparison.omittedDurations = durations.omitted
    return comparison
  }

  private func groups() -> [Comparison.Group] {
    var places: [String: Int] = [:]
    var groups: [Comparison.Group] = []
    for (index, run) in runs.enumerated() {
      let title = run.journal.experiment.title
      if let place = places[title] {
        groups[place].runs.append(index)
      } else {
        places[title] = groups.count
        groups.append(Comparison.Group(title: title, runs: [index]))
      }
    }
    return groups
  }

  private func metrics() -> [Comparison.SharedMetric] {
    var places: [[String]: Int] = [:]
    var shared: [Comparison.SharedMetric] = []
    for (index, run) in runs.enumerated() {
      for (place, series) in run.metrics.enumerated() {
        let source = series.query ?? DigitRuns(series.activity).pattern
        let key = [source, series.label]
        if let row = places[key] {
          // One series a run: a probe that is called twice gives the same metric twice.
          if shared[row].series.last?.run != index { shared[row].series.append((index, place)) }
        } else {
          places[key] = shared.count
          let name = series.query ?? series.activity
          let isSaid = series.name.isEmpty || name.hasPrefix(series.name)
          shared.append(
            Comparison.SharedMetric(
              name: isSaid ? name : "\(series.name) · \(name)",
              series: [(index, place)]))
        }
      }
    }
    return shared.filter { $0.series.count >= 2 }
  }
}
