/// Says how a check went from run to run.
struct TransitionJudge {
  private let groups: [Comparison.Group]
  private let groupOfRun: [Int]
  private let baseline: Int

  init(groups: [Comparison.Group], runCount: Int, baseline: Int) {
    self.groups = groups
    self.baseline = baseline
    var groupOfRun = [Int](repeating: 0, count: runCount)
    for (index, group) in groups.enumerated() {
      for run in group.runs { groupOfRun[run] = index }
    }
    self.groupOfRun = groupOfRun
  }

  /// The transition of a check.
  ///
  /// Only runs of one experiment can change: with several, or with a single run, nothing is claimed. The baseline
  /// comes first, also when it is not the first run; in a group without it the first run is the baseline.
  ///
  /// - Parameters:
  ///   - cells: the outcome a run.
  ///   - declared: the runs that declare the check.
  func judge(_ cells: [Check.Outcome?], in declared: [Int]) -> Comparison.Transition {
    guard let first = declared.first, declared.allSatisfy({ groupOfRun[$0] == groupOfRun[first] }) else {
      return .sideBySide
    }
    let runs = groups[groupOfRun[first]].runs
    guard runs.count > 1 else { return .sideBySide }
    let own = runs.contains(baseline) ? baseline : runs[0]
    let order = [own] + runs.filter { $0 != own }
    let passed = order.compactMap { cells[$0] }.compactMap(TransitionJudge.isPassed)
    guard let before = passed.first, let after = passed.last else { return .notEvaluated }
    if cells[own] == nil { return .new }
    switch zip(passed, passed.dropFirst()).count(where: { $0 != $1 }) {
    case 0:
      // What was evaluated once, or not in the last run, cannot be said to have stayed.
      let last = order.last.flatMap { cells[$0] }.flatMap(TransitionJudge.isPassed)
      let isSeen = passed.count > 1 && last != nil
      return isSeen ? .unchanged : .notEvaluated
    case 1: return before && !after ? .regressed : .fixed
    default: return .flaky
    }
  }

  /// The first run, in the order of its group, whose outcome is another than that of the run before; nil for none.
  func firstChange(_ cells: [Check.Outcome?], in declared: [Int]) -> Int? {
    guard let first = declared.first, declared.allSatisfy({ groupOfRun[$0] == groupOfRun[first] }) else { return nil }
    let runs = groups[groupOfRun[first]].runs
    guard runs.count > 1 else { return nil }
    if let start = runs.first, cells[start] == nil { return first }
    var former: Bool?
    for run in runs {
      guard let passed = cells[run].flatMap(TransitionJudge.isPassed) else { continue }
      if let former, former != passed { return run }
      former = passed
    }
    return nil
  }

  private static func isPassed(_ outcome: Check.Outcome) -> Bool? {
    switch outcome {
    case .met: true
    case .notMet, .broke: false
    case .notEvaluated: nil
    }
  }
}
