import Journal

/// What a run did not cover, in words.
enum CoverageWords {
  /// One sentence without a subject: it follows the run's label.
  static func sentence(_ gap: CoverageGap) -> [Inline] {
    switch gap {
    case .noChecksDuring:
      return [.text("no check while the method ran")]
    case .notEvaluated(let names, let phase):
      return [.text("not evaluated \(phase.chartGroup): ")] + list(names)
    case .rollbacksNotRecorded(let declared):
      return [.text("\(counted(declared, "rollback")) declared, none recorded")]
    case .noRollbacks:
      return [.text("no rollbacks declared")]
    case .activitiesNotRun(let names):
      return [.text("declared and not run: ")] + list(names)
    case .actionWithoutResult(let evidence):
      return [.text("an action has no result of its own "), .evidence(evidence)]
    case .wholeSeconds:
      return [.text("whole-second times: nothing under 1 s can be told apart")]
    case .noHypothesis:
      return [.text("no hypothesis to judge by")]
    case .recoveryNotSeen:
      return [.text("the data ends before recovery was seen")]
    }
  }

  private static func list(_ names: [String]) -> [Inline] {
    var inlines: [Inline] = []
    for (index, name) in names.prefix(3).enumerated() {
      if index > 0 { inlines.append(.text(", ")) }
      inlines.append(.code(BoundedText.line(name, limit: 80)))
    }
    if names.count > 3 { inlines.append(.text(" and \(names.count - 3) more")) }
    return inlines
  }
}
