/// Makes one row an activity of the method, over all runs.
struct DurationRowMaker {
  let runs: [RunAnalysis]
  let baseline: Int

  private struct Key: Hashable {
    var kind: Activity.Kind
    var call: String
    var name: String
    /// The same step may run several times.
    var occurrence: Int
  }

  private struct Cell {
    var run: Int
    var name: String
    var duration: Double?
    var evidence: Int
  }

  /// The rows in order of first appearance, and how many were left out.
  func make() -> (rows: [Comparison.DurationRow], omitted: Int) {
    var places: [Key: Int] = [:]
    var cells: [[Cell]] = []
    for (index, run) in runs.enumerated() {
      var seen: [Key: Int] = [:]
      for timing in run.activities where timing.block == .method {
        let activity = timing.run.activity
        var key = Key(
          kind: activity.kind, call: DigitRuns(activity.provider?.call ?? "").pattern,
          name: DigitRuns(activity.name).pattern, occurrence: 0)
        let occurrence = seen[key, default: 0]
        seen[key] = occurrence + 1
        key.occurrence = occurrence
        let cell = Cell(run: index, name: activity.name, duration: timing.duration, evidence: timing.evidence)
        if let place = places[key] {
          cells[place].append(cell)
        } else {
          places[key] = cells.count
          cells.append([cell])
        }
      }
    }
    let limit = max(1, ComparisonMaker.cellLimit / runs.count)
    let kept = cells.count <= limit ? cells : Array(cells.lazy.filter { $0.count > 1 }.prefix(limit))
    return (kept.map(row), cells.count - kept.count)
  }

  private func row(_ cells: [Cell]) -> Comparison.DurationRow {
    var durations = [Double?](repeating: nil, count: runs.count)
    var evidence = [Int?](repeating: nil, count: runs.count)
    var isRecorded = [Bool](repeating: false, count: runs.count)
    for cell in cells {
      durations[cell.run] = cell.duration
      evidence[cell.run] = cell.evidence
      isRecorded[cell.run] = true
    }
    let standings = runs.indices.map { index -> Comparison.DurationStanding in
      if index == baseline, isRecorded[index] { return .baseline }
      guard isRecorded[index], let duration = durations[index] else { return .absent }
      guard let base = durations[baseline] else { return .noBaseline }
      return standing(duration, base: base, isCoarse: isCoarse(index) || isCoarse(baseline))
    }
    return Comparison.DurationRow(
      name: DigitRuns.common(cells.map(\.name)), cells: durations, evidence: evidence, standings: standings)
  }

  private func isCoarse(_ run: Int) -> Bool { runs[run].clock.isWholeSeconds }

  /// Two keys: outside the baseline's range, which is one value wide, and past 10 % of it or 100 ms, whichever is
  /// more. Clocks of whole seconds can be a second off, so that there the second key is a second at least.
  private func standing(_ duration: Double, base: Double, isCoarse: Bool) -> Comparison.DurationStanding {
    let difference = duration - base
    let threshold = max(base * 0.1, isCoarse ? 1 : 0.1)
    guard abs(difference) > threshold else { return .within }
    return difference > 0 ? .slower(by: difference) : .faster(by: -difference)
  }
}
