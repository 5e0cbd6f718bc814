import Journal

/// What changed between runs of the same experiment: checks by their transition, steps that got slower, and how the
/// runs were set up.
struct ChangeBlocks {
  let voice: ReportVoice

  private static let nameLimit = 4

  /// Nothing where nothing changed, between runs and against a baseline.
  var blocks: [Block] {
    let items = changes + BaselineChanges(voice: voice).items
    guard !items.isEmpty else { return [] }
    return [
      .heading(level: 2, id: "what-changed", [.text("What changed")]),
      .list(ordered: false, items.map { [.paragraph($0, .body)] }),
    ]
  }

  /// None for a single run and for runs of different experiments.
  private var changes: [[Inline]] {
    guard let comparison = voice.analysis.comparison else { return [] }
    var items: [[Inline]] = []
    for (transition, mark) in [
      (Comparison.Transition.regressed, Mark.notMet), (.flaky, .notMet), (.fixed, .met), (.new, .neutral),
      (.notEvaluated, .neutral),
    ] {
      let rows = comparison.checks.filter { $0.transition == transition && !isTold($0) }
      if !rows.isEmpty { items.append(item(transition, mark, rows, comparison)) }
    }
    if let slower = slower(comparison) { items.append(slower) }
    if let line = ComparabilityBlocks(voice: voice, trends: voice.analysis.trends).line { items.append(line) }
    return items
  }

  /// Whether a baseline outside the report says the same of a check.
  private func isTold(_ row: Comparison.CheckRow) -> Bool {
    let change: BaselineStanding.Change
    switch row.transition {
    case .regressed: change = .regressed
    case .fixed: change = .fixed
    case .unchanged, .flaky, .new, .notEvaluated, .sideBySide: return false
    }
    return voice.analysis.against.contains { standing in
      standing.checks.contains {
        $0.change == change && $0.name == row.name && BaselineChanges.windows[$0.window] == row.phase.chartGroup
      }
    }
  }

  /// Since which run, where a baseline outside the report has that name to itself.
  private func since(_ transition: Comparison.Transition, _ comparison: Comparison) -> [Inline] {
    guard voice.analysis.hasOutsideBaseline else { return [] }
    switch transition {
    case .unchanged, .flaky, .notEvaluated, .sideBySide: return []
    case .regressed, .fixed, .new: break
    }
    guard comparison.groups.count == 1 else { return [.text(" since the first run of the experiment")] }
    return [.text(" since \(voice.reference), "), voice.link(to: comparison.baseline)]
  }

  private func item(
    _ transition: Comparison.Transition, _ mark: Mark, _ rows: [Comparison.CheckRow], _ comparison: Comparison
  ) -> [Inline] {
    var text: [Inline] =
      [.mark(mark, CheckMatrixTable.words(transition))] + since(transition, comparison) + [.text(": ")]
    for (place, row) in rows.prefix(Self.nameLimit).enumerated() {
      if place > 0 { text.append(.text("; ")) }
      text += [.code(voice.line(row.name, limit: 80)), .text(" \(row.phase.chartGroup)")]
      if let run = turn(of: row) {
        text += [.text(", first in "), voice.link(to: run)]
        if row.evidence.indices.contains(run), let evidence = row.evidence[run] {
          text += [.text(" "), .evidence(evidence)]
        }
      }
    }
    let left = rows.count - Self.nameLimit
    return text + [.text(left > 0 ? "; \(ShortNumber.text(left)) more." : ".")]
  }

  /// The first run whose outcome differs from that of the run before it.
  private func turn(of row: Comparison.CheckRow) -> Int? {
    var former: Mark?
    for (run, cell) in row.cells.enumerated() {
      guard let mark = cell?.chartMark, mark != .neutral else { continue }
      if let former, former != mark { return run }
      former = mark
    }
    return row.transition == .new ? row.cells.firstIndex { $0 != nil } : nil
  }

  /// What is held against a baseline outside the report has a line of its own.
  private func slower(_ comparison: Comparison) -> [Inline]? {
    let isElsewhere = voice.analysis.hasOutsideBaseline
    let unmatched = Set(voice.analysis.unmatched)
    var found: [(row: Comparison.DurationRow, run: Int, by: Double)] = []
    for row in comparison.durations {
      for (run, standing) in row.standings.enumerated() {
        guard case .slower(let by) = standing, !isElsewhere || unmatched.contains(run) else { continue }
        found.append((row, run, by))
      }
    }
    found.sort { ($1.by, $0.run) < ($0.by, $1.run) }
    guard let worst = found.first else { return nil }
    let gap = worst.row.cells[worst.run].flatMap { worst.row.standings[worst.run].gap(to: $0) }
    var text: [Inline] = [
      .text("Slower than \(voice.reference): "), .code(voice.line(worst.row.name, limit: 80)),
      .text(" by \(gap?.difference ?? DurationText.short(worst.by)) in "), voice.link(to: worst.run),
    ]
    if worst.row.evidence.indices.contains(worst.run), let evidence = worst.row.evidence[worst.run] {
      text += [.text(" "), .evidence(evidence)]
    }
    return text + [.text(found.count > 1 ? "; \(counted(found.count - 1, "more measurement")) beyond it." : ".")]
  }
}
