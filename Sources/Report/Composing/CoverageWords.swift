import Journal

/// What a run did not cover, in words.
enum CoverageWords {
  /// One sentence without its full stop.
  static func sentence(_ gap: CoverageGap) -> [Inline] {
    switch gap {
    case .noChecksDuring: [.text("No check while the method ran")]
    case .notEvaluated(let names, let phase): [.text("Not evaluated \(phase.chartGroup) the method: ")] + list(names)
    case .rollbacksNotRecorded(let declared): [.text("\(counted(declared, "rollback")) declared, none recorded")]
    case .noRollbacks: [.text("No rollbacks declared")]
    case .activitiesNotRun(let names): [.text("Declared and not run: ")] + list(names)
    case .actionWithoutResult(let evidence): [.text("An action has no result of its own "), .evidence(evidence)]
    case .wholeSeconds: [.text("Whole-second times: nothing under 1 s can be told apart")]
    case .noHypothesis: [.text("No hypothesis to judge by")]
    case .recoveryNotSeen: [.text("The data ends before recovery was seen")]
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
