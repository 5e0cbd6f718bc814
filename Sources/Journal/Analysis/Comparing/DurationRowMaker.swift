/// Makes one row an activity of the method, over all runs.
struct DurationRowMaker {
  let runs: [RunAnalysis]
  let baseline: Int
  /// What other runs took, besides the baseline.
  var range: BaselineDurations?
  /// The run that each run is held against: the baseline in its experiment, the first run in others; nil for a run
  /// alone with its experiment.
  private let bases: [Int?]

  private typealias Key = BaselineDurations.Key

  private struct Cell {
    var run: Int
    var name: String
    var duration: Double?
    var evidence: Int
  }

  /// Groups the runs by experiment: only what belongs to one can be slower or faster.
  init(runs: [RunAnalysis], baseline: Int, range: BaselineDurations? = nil) {
    self.runs = runs
    self.baseline = baseline
    self.range = range
    let groups = Dictionary(grouping: runs.indices) { runs[$0].journal.experiment.title }
    bases = runs.indices.map { index in
      guard let group = groups[runs[index].journal.experiment.title] else { return nil }
      if group.contains(baseline) { return baseline }
      return group.count > 1 ? group.first : nil
    }
  }

  /// The rows in order of first appearance, and how many were left out.
  func make() -> (rows: [Comparison.DurationRow], omitted: Int) {
    var places: [Key: Int] = [:]
    var cells: [[Cell]] = []
    var keys: [Key] = []
    for (index, run) in runs.enumerated() {
      for (key, timing) in BaselineDurations.keyed(run.activities) {
        let cell = Cell(
          run: index, name: timing.run.activity.name, duration: timing.duration, evidence: timing.evidence)
        if let place = places[key] {
          cells[place].append(cell)
        } else {
          places[key] = cells.count
          cells.append([cell])
          keys.append(key)
        }
      }
    }
    let limit = max(1, ComparisonMaker.cellLimit / runs.count)
    let order = cells.indices
    let kept = order.count <= limit ? Array(order) : Array(order.lazy.filter { cells[$0].count > 1 }.prefix(limit))
    return (kept.map { row(cells[$0], keys[$0]) }, cells.count - kept.count)
  }

  private func row(_ cells: [Cell], _ key: Key) -> Comparison.DurationRow {
    var durations = [Double?](repeating: nil, count: runs.count)
    var evidence = [Int?](repeating: nil, count: runs.count)
    var isRecorded = [Bool](repeating: false, count: runs.count)
    for cell in cells {
      durations[cell.run] = cell.duration
      evidence[cell.run] = cell.evidence
      isRecorded[cell.run] = true
    }
    let standings = runs.indices.map { index -> Comparison.DurationStanding in
      let title = runs[index].journal.experiment.title
      let isOutside = range?.knows(title) ?? false
      let own = bases[index]
      if index == own, isRecorded[index], !isOutside { return .baseline }
      guard isRecorded[index], let duration = durations[index] else { return .absent }
      let base = isOutside ? range?.range(of: key, title: title) : own.flatMap { durations[$0] }.map { $0...$0 }
      guard let base else { return .noBaseline }
      return Self.standing(duration, base: base, isCoarse: isCoarse(index) || (own.map(isCoarse) ?? false))
    }
    return Comparison.DurationRow(
      name: DigitRuns.common(cells.map(\.name)), cells: durations, evidence: evidence, standings: standings)
  }

  private func isCoarse(_ run: Int) -> Bool { runs[run].clock.isWholeSeconds }

  /// Two keys: outside the baseline's range, which for one run is its one value, and past 10 % of it or 100 ms,
  /// whichever is more. Clocks of whole seconds can be a second off, so that there the second key is a second at least.
  static func standing(
    _ duration: Double, base: ClosedRange<Double>, isCoarse: Bool
  ) -> Comparison.DurationStanding {
    let nearest = min(max(duration, base.lowerBound), base.upperBound)
    let difference = duration - nearest
    let threshold = max(nearest * 0.1, isCoarse ? 1 : 0.1)
    guard abs(difference) > threshold else { return .within }
    return difference > 0 ? .slower(by: difference) : .faster(by: -difference)
  }
}
