import Journal

/// How a run stands against a baseline outside the report, in a line: for reports and for the terminal.
struct BaselineWords {
  let standing: BaselineStanding

  /// `2 runs of the same experiment`.
  var count: String { "\(counted(standing.count, "run")) of the same experiment" }

  /// `1 step took longer, 3 took as long as in the baseline (…); 1 check came out otherwise`.
  var text: String { (standing.steps.isEmpty ? "" : steps + "; ") + checks }

  private var steps: String {
    var (slower, faster, same, new) = (0, 0, 0, 0)
    for step in standing.steps {
      switch step.standing {
      case .slower: slower += 1
      case .faster: faster += 1
      case .within, .baseline: same += 1
      case .noBaseline, .absent: new += 1
      }
    }
    var parts: [String] = []
    for (count, words) in [
      (slower, "took longer"), (faster, "took less time"),
      (same, "took as long as in the baseline (within its range, or 10 % and 100 ms of it)"),
      (new, "not timed there"),
    ] where count > 0 {
      parts.append("\(parts.isEmpty ? counted(count, "step") : "\(count)") \(words)")
    }
    return parts.joined(separator: ", ")
  }

  private var checks: String {
    guard !standing.checks.isEmpty else { return "every check came out as there" }
    return "\(counted(standing.checks.count, "check")) came out otherwise"
  }

  /// `3 s to 4 s`, to the digit of the step's own time where a difference stands beside both; nil where the baseline does
  /// not know the step.
  static func range(of step: BaselineStanding.Step) -> String? {
    let gap = step.standing.gap(to: step.seconds)
    let text = { (seconds: Double) in gap?.text(seconds) ?? DurationText.short(seconds) }
    return step.range.map { range in
      range.lowerBound == range.upperBound
        ? text(range.lowerBound) : "\(text(range.lowerBound)) to \(text(range.upperBound))"
    }
  }
}
