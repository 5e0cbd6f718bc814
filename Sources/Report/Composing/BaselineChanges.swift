import Journal

/// What is otherwise than in a baseline that is no part of the report, a line each, for page 1.
struct BaselineChanges {
  let voice: ReportVoice

  /// The words of a check's window.
  static let windows = ["before", "during", "after"]
  private static let nameLimit = 4

  /// The last run first: what is named should be of the runs that a reader asks about.
  private var standings: [BaselineStanding] { voice.analysis.against.reversed() }

  /// Checks that regressed, were fixed or were left out, the step that is slower by most, what makes runs not comparable,
  /// and which runs the baseline does not know.
  var items: [[Inline]] {
    var items: [[Inline]] = []
    let checks = standings.flatMap { standing in standing.checks.map { (standing.run, $0) } }
    for (change, word, mark) in [
      (BaselineStanding.Change.regressed, "regressed", Mark.notMet), (.fixed, "fixed", .met),
      (.notEvaluated, "not evaluated", .neutral),
    ] {
      let found = checks.filter { $0.1.change == change }
      if !found.isEmpty { items.append(item(change, word, mark, found)) }
    }
    if let slower { items.append(slower) }
    if let line = incomparable { items.append(line) }
    if let line = BaselineUnmatched(voice: voice).text { items.append(line) }
    return items
  }

  private func item(
    _ change: BaselineStanding.Change, _ word: String, _ mark: Mark,
    _ checks: [(run: Int, check: BaselineStanding.Check)]
  ) -> [Inline] {
    let isChange = change != .notEvaluated
    var text: [Inline] = [.mark(mark, word), .text(isChange ? " since the baseline: " : ": ")]
    for (place, (run, check)) in checks.prefix(Self.nameLimit).enumerated() {
      if place > 0 { text.append(.text("; ")) }
      text += [
        .code(voice.line(check.name, limit: 80)), .text(" \(Self.windows[check.window])"),
      ]
      if voice.analysis.runs.count > 1 { text += [.text(" in "), voice.link(to: run)] }
      if let evidence = check.evidence { text += [.text(" "), .evidence(evidence)] }
      text.append(.text(": \(Self.words(check)) in the baseline"))
    }
    let left = checks.count - Self.nameLimit
    return text + [.text(left > 0 ? "; \(ShortNumber.text(left)) more." : ".")]
  }

  /// `2 of 3 met, 1 not evaluated, 8 of 8`.
  static func words(_ check: BaselineStanding.Check) -> String {
    let (now, then) = (check.run, "\(check.baseline.met) of \(check.baseline.evaluated)")
    guard now.evaluated > 0 else { return then + " met" }
    let left = now.declared - now.evaluated
    return "\(now.met) of \(now.evaluated) met, \(left > 0 ? "\(left) not evaluated, " : "")\(then)"
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
      .mark(.notMet, "slower"), .text(" than the baseline: "), .code(voice.line(worst.step.name, limit: 80)),
      .text(" by \(worst.step.standing.gap(to: worst.step.seconds)?.difference ?? DurationText.short(worst.by))"),
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
      .text(" with all of the baseline: other \(ChartText.list(unique, limit: 6))."),
    ]
  }
}
