import Journal

/// What the runs show against a baseline that is none of them.
extension SummaryText {
  /// Runs whose standing is told: of many the last ones, which are what a reader asks about.
  static let standingLimit = 10

  /// A line a run with what it is held against, below it what changed, and which runs the baseline does not know;
  /// nothing without such a baseline.
  var baseline: [String] {
    guard analysis.hasOutsideBaseline else { return [] }
    let shown = analysis.against.suffix(Self.standingLimit)
    var lines = shown.flatMap(self.lines)
    let left = analysis.runs.count - analysis.unmatched.count - shown.count
    if left > 0 { lines.append("    and " + ChartText.count(left, "earlier run") + " held against the baseline") }
    if let unmatched { lines.append(unmatched) }
    return lines + [""]
  }

  private func lines(_ standing: BaselineStanding) -> [String] {
    let words = BaselineWords(standing: standing)
    let names = ChartText.list(standing.labels.map { clean($0, limit: 60) }, limit: 6)
    let run = clean(analysis.runs[standing.run].label, limit: 60)
    return ["\(run) against the baseline, \(words.count) (\(names)): \(words.text)"]
      + listed(changes(standing), "change")
  }

  /// The gravest first.
  private func changes(_ standing: BaselineStanding) -> [String] {
    let regressed = standing.checks.filter { $0.change == .regressed }.map(line)
    let slower = standing.steps.compactMap { step -> String? in
      guard case .slower(let by) = step.standing else { return nil }
      return line(step, paint("\(Mark.notMet.glyph) slower", .notMet), by: by)
    }
    let others = standing.checks.filter { $0.change != .regressed }.map(line)
    let faster = standing.steps.compactMap { step -> String? in
      guard case .faster(let by) = step.standing else { return nil }
      return line(step, paint("\(Mark.met.glyph) faster", .met), by: by)
    }
    let differences = standing.differences.map { difference, runs in
      paint("\(Mark.neutral.glyph) not comparable", .neutral) + "  other \(difference.shortWords)"
        + (runs == standing.count ? "" : " than \(runs) of its runs")
    }
    return regressed + slower + others + differences + faster
  }

  private func line(_ check: BaselineStanding.Check) -> String {
    let (mark, word): (Mark, String) =
      switch check.change {
      case .regressed: (.notMet, "regressed")
      case .fixed: (.met, "fixed")
      case .new: (.neutral, "new")
      case .notEvaluated: (.neutral, "not evaluated")
      }
    let place = "\(clean(check.name, limit: 80)) \(BaselineChanges.windows[check.window])"
    return paint("\(mark.glyph) \(word)", mark) + "  \(place): \(BaselineChanges.words(check)) in the baseline"
      + (check.evidence.map { " (E\($0))" } ?? "")
  }

  private func line(_ step: BaselineStanding.Step, _ mark: String, by seconds: Double) -> String {
    let gap = step.standing.gap(to: step.seconds)
    var line = mark + "  \(clean(step.name, limit: 80)) by \(gap?.difference ?? DurationText.short(seconds))"
    if let range = BaselineWords.range(of: step) {
      line += ": \(gap?.text(step.seconds) ?? DurationText.short(step.seconds)), \(range) in the baseline"
    }
    return line + " (E\(step.evidence))"
  }

  /// Runs of experiments that the baseline does not hold.
  private var unmatched: String? {
    let runs = analysis.unmatched
    guard !runs.isEmpty else { return nil }
    let names = ChartText.list(runs.map { clean(analysis.runs[$0].label, limit: 60) }, limit: 6)
    let titles = Set(runs.map { analysis.runs[$0].journal.experiment.title })
    let whose =
      titles.count > 1 ? "their experiments" : runs.count > 1 ? "their experiment" : "its experiment"
    return paint("\(Mark.neutral.glyph) not compared", .neutral) + "  \(names): the baseline holds no run of \(whose)"
  }
}
