/// Makes one row a check: name and phase, over all runs.
struct CheckRowMaker {
  let runs: [RunAnalysis]
  let groups: [Comparison.Group]
  let baseline: Int

  private struct Key: Hashable {
    var name: String
    var phase: Check.Phase
    /// Names may repeat within a hypothesis.
    var occurrence: Int
  }

  private struct Cell {
    var run: Int
    var outcome: Check.Outcome
    var evidence: Int?
  }

  /// The rows by phase in order of first appearance, and how many were left out.
  func make() -> (rows: [Comparison.CheckRow], omitted: Int) {
    var places: [Key: Int] = [:]
    var keys: [Key] = []
    var cells: [[Cell]] = []
    for (index, run) in runs.enumerated() {
      for (key, cell) in CheckRowMaker.cells(of: run, index: index) {
        if let place = places[key] {
          cells[place].append(cell)
        } else {
          places[key] = keys.count
          keys.append(key)
          cells.append([cell])
        }
      }
    }
    let order = keys.indices.sorted {
      (CheckRowMaker.rank(keys[$0].phase), $0) < (CheckRowMaker.rank(keys[$1].phase), $1)
    }
    let limit = max(1, ComparisonMaker.cellLimit / runs.count)
    // Checks that several runs share are what a comparison is for.
    let kept = order.count <= limit ? order : Array(order.filter { cells[$0].count > 1 }.prefix(limit))
    let judge = TransitionJudge(groups: groups, runCount: runs.count, baseline: baseline)
    let rows = kept.map { row(keys[$0], cells[$0], judge) }
    return (rows, order.count - rows.count)
  }

  private func row(_ key: Key, _ cells: [Cell], _ judge: TransitionJudge) -> Comparison.CheckRow {
    var outcomes = [Check.Outcome?](repeating: nil, count: runs.count)
    var evidence = [Int?](repeating: nil, count: runs.count)
    for cell in cells {
      outcomes[cell.run] = cell.outcome
      evidence[cell.run] = cell.evidence
    }
    let declared = cells.map(\.run)
    var row = Comparison.CheckRow(
      name: key.name, phase: key.phase, cells: outcomes, evidence: evidence,
      transition: judge.judge(outcomes, in: declared))
    row.firstChange = judge.firstChange(outcomes, in: declared)
    return row
  }

  /// A run's checks, the rounds during the method in one: the worst outcome counts.
  private static func cells(of run: RunAnalysis, index: Int) -> [(Key, Cell)] {
    var result: [(Key, Cell)] = []
    var places: [Key: Int] = [:]
    var seen: [Key: Int] = [:]
    var phase: Check.Phase?
    for check in run.checks {
      if check.phase != phase {
        seen.removeAll(keepingCapacity: true)
        phase = check.phase
      }
      var key = Key(name: check.name, phase: check.isDuring ? .during(round: 1) : check.phase, occurrence: 0)
      let occurrence = seen[key, default: 0]
      seen[key] = occurrence + 1
      key.occurrence = occurrence
      let cell = Cell(run: index, outcome: check.outcome, evidence: check.evidence)
      if let place = places[key] {
        if severity(cell.outcome) > severity(result[place].1.outcome) { result[place].1 = cell }
      } else {
        places[key] = result.count
        result.append((key, cell))
      }
    }
    return result
  }

  private static func rank(_ phase: Check.Phase) -> Int {
    switch phase {
    case .before: 0
    case .during: 1
    case .after: 2
    }
  }

  /// A probe that some round evaluated was evaluated.
  private static func severity(_ outcome: Check.Outcome) -> Int {
    switch outcome {
    case .notEvaluated: 0
    case .met: 1
    case .broke: 2
    case .notMet: 3
    }
  }
}
