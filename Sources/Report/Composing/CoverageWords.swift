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
    case .cutOff: [.text("The journal is cut off: what came behind its last whole record is not known")]
    case .recoveryNotSeen: [.text("The data ends before recovery was seen")]
    }
  }

  /// The gaps of one run as sentences; actions without a result are told in one.
  static func sentences(_ gaps: [CoverageGap]) -> [[Inline]] {
    var silent: [Int] = []
    var sentences: [[Inline]] = []
    for gap in gaps {
      if case .actionWithoutResult(let evidence) = gap {
        silent.append(evidence)
      } else {
        sentences.append(sentence(gap) + [.text(".")])
      }
    }
    return silent.isEmpty ? sentences : sentences + [withoutResult(silent)]
  }

  /// The actions, by evidence number, that have no result of their own; there is at least one.
  static func withoutResult(_ silent: [Int]) -> [Inline] {
    var text: [Inline] = [
      .text(
        silent.count == 1
          ? "1 action has no result of its own ("
          : "\(ShortNumber.text(silent.count)) actions have no result of their own (")
    ]
    for (index, evidence) in silent.prefix(4).enumerated() {
      if index > 0 { text.append(.text(", ")) }
      text.append(.evidence(evidence))
    }
    text.append(.text(silent.count > 4 ? " and \(ShortNumber.text(silent.count - 4)) more)." : ")."))
    return text
  }

  private static func list(_ names: [String]) -> [Inline] {
    var inlines: [Inline] = []
    for (index, name) in names.prefix(3).enumerated() {
      if index > 0 { inlines.append(.text(", ")) }
      inlines.append(.code(BoundedText.line(name, limit: 80)))
    }
    if names.count > 3 { inlines.append(.text(" and \(ShortNumber.text(names.count - 3)) more")) }
    return inlines
  }
}
