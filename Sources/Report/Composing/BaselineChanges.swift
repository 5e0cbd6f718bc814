import Journal

/// What is otherwise than in a baseline that is no part of the report, a line each, for page 1.
struct BaselineChanges {
  let voice: ReportVoice

  private static let nameLimit = 4

  private var standings: [BaselineStanding] { voice.analysis.against }

  /// Checks that regressed, checks that were fixed, the step that is slower by most, and what makes runs not comparable.
  var items: [[Inline]] {
    var items: [[Inline]] = []
    let checks = standings.flatMap { standing in standing.checks.map { (standing.run, $0) } }
      .filter { $0.1.baseline.declared > 0 }
    for (word, mark, isMet) in [("regressed", Mark.notMet, false), ("fixed", Mark.met, true)] {
      let found = checks.filter { ($0.1.run.met == $0.1.run.declared) == isMet }
      if !found.isEmpty { items.append(item(word, mark, found)) }
    }
    if let slower { items.append(slower) }
    if let line = incomparable { items.append(line) }
    return items
  }

  private func item(_ word: String, _ mark: Mark, _ checks: [(run: Int, check: BaselineStanding.Check)]) -> [Inline] {
    var text: [Inline] = [.mark(mark, word), .text(" since the baseline: ")]
    for (place, (run, check)) in checks.prefix(Self.nameLimit).enumerated() {
      if place > 0 { text.append(.text("; ")) }
      text += [
        .code(voice.line(check.name, limit: 80)),
        .text(" \(["before", "during", "after"][check.window]): \(check.run.met) of \(check.run.declared) met"),
        .text(", \(check.baseline.met) of \(check.baseline.declared) there"),
      ]
      if voice.analysis.runs.count > 1 { text += [.text(" in "), voice.link(to: run)] }
      if let evidence = check.evidence { text += [.text(" "), .evidence(evidence)] }
    }
    let left = checks.count - Self.nameLimit
    return text + [.text(left > 0 ? "; \(ShortNumber.text(left)) more." : ".")]
  }

  private var slower: [Inline]? {
    var count = 0
    var worst: (run: Int, step: BaselineStanding.Step, by: Double)?
    for standing in standings {
      for step in standing.steps {
        guard case .slower(let by) = step.standing else { continue }
        count += 1
        if by > worst?.by ?? 0 { worst = (standing.run, step, by) }
      }
    }
    guard let worst else { return nil }
    var text: [Inline] = [
      .mark(.notMet, "slower"), .text(" than the saved baseline: "), .code(voice.line(worst.step.name, limit: 80)),
      .text(" by \(DurationText.short(worst.by))"),
    ]
    if voice.analysis.runs.count > 1 { text += [.text(" in "), voice.link(to: worst.run)] }
    return text + [
      .text(" "), .evidence(worst.step.evidence),
      .text(count > 1 ? "; \(counted(count - 1, "more step")) beyond it." : "."),
    ]
  }

  private var incomparable: [Inline]? {
    let words = standings.flatMap(\.differences).flatMap { entry in
      if case .content(let parts) = entry.difference { parts.map(\.rawValue) } else { [entry.difference.shortWords] }
    }
    var unique: [String] = []
    for word in words where !unique.contains(word) { unique.append(word) }
    guard !unique.isEmpty else { return nil }
    return [
      .mark(.neutral, "not comparable"),
      .text(" with all of the saved baseline: other \(ChartText.list(unique, limit: 6))."),
    ]
  }
}
