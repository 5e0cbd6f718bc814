import Journal

/// The runs of one experiment over time: what changed first, which runs cannot be compared; nil below five runs.
struct TrendSection {
  let voice: ReportVoice

  private static let rowLimit = 40
  private static let listLimit = 20

  private var runs: [RunAnalysis] { voice.analysis.runs }

  var section: Section? {
    let trends = voice.analysis.trends.filter { $0.rows.count >= Trend.reportFrom }
    guard !trends.isEmpty else { return nil }
    var section = Section(id: "trend", title: "Trend", level: 1)
    section.startsPage = true
    for (place, trend) in trends.prefix(12).enumerated() {
      let id = place == 0 ? "trend" : "trend-\(place + 1)"
      if trends.count > 1 {
        let title = voice.line(trend.title, limit: 120)
        section.blocks.append(
          .heading(level: 2, id: "\(id)-title", [.text(title.isEmpty ? "Untitled experiment" : title)]))
      }
      section.blocks += blocks(trend, id: id)
    }
    if trends.count > 12 {
      section.blocks.append(
        .paragraph([.text("\(ShortNumber.text(trends.count - 12)) more experiments have no trend here.")], .note))
    }
    return section
  }

  private func blocks(_ trend: Trend, id: String) -> [Block] {
    var blocks: [Block] = []
    let chart = TrendChart(trend: trend, runs: runs, reference: voice.reference(of: trend))
    if let figure = chart.figure(id: "\(id)-chart") { blocks.append(.figure(figure)) }
    blocks +=
      TrendSinceBlocks(voice: voice, trend: trend).blocks + changes(trend) + steps(trend)
      + ComparabilityBlocks(voice: voice, trends: [trend]).blocks(level: 3) + rows(trend)
    return blocks
  }

  private func link(_ trend: Trend, _ row: Int) -> Inline { voice.link(to: trend.rows[row].run) }

  // MARK: What changed

  private func changes(_ trend: Trend) -> [Block] {
    let heading = Block.heading(level: 3, id: nil, [.text("Checks that changed")])
    guard !trend.changes.isEmpty else {
      return [heading, .paragraph([.text("No check changed from run to run.")], .body)]
    }
    var table = Table(
      caption: "Checks that changed",
      columns: [
        .init("Check", weight: 3), .init("Phase", weight: 1), .init("Change", weight: 1.4),
        .init("First in", weight: 1.8), .init("Met", alignment: .trailing, weight: 1.6),
        .init("At least", alignment: .trailing, weight: 1),
      ])
    for change in trend.changes.prefix(Self.listLimit) {
      var first: [Inline] = change.first.map { [link(trend, $0)] } ?? []
      if let evidence = change.evidence { first += [.text(" "), .evidence(evidence)] }
      let share = Wilson(successes: change.met, of: change.evaluated)
      table.rows.append(
        .init([
          .init([.code(voice.line(change.name, limit: 120))]), .init([.text(change.phase.chartGroup)]),
          .init([.mark(mark(change.transition), CheckMatrixTable.words(change.transition))]), .init(first),
          .init([.text("\(ShortNumber.text(change.met)) of \(ShortNumber.text(change.evaluated)) runs")]),
          .init([.text(share.map { PercentText.atLeast($0.low) } ?? "—")], sortKey: share?.low),
        ]))
    }
    let left = trend.changes.count + trend.omittedChanges - table.rows.count
    return [heading, .table(table)] + more(left, "changed check")
  }

  private func mark(_ transition: Comparison.Transition) -> Mark {
    switch transition {
    case .regressed, .flaky: .notMet
    case .fixed: .met
    case .unchanged, .new, .notEvaluated, .sideBySide: .neutral
    }
  }

  private func steps(_ trend: Trend) -> [Block] {
    let moved = trend.steps.filter { $0.first != nil || !$0.shifts.isEmpty }
    let heading = Block.heading(level: 3, id: nil, [.text("Steps that took longer or shorter")])
    let reference = voice.reference(of: trend)
    guard !moved.isEmpty else {
      return [
        heading,
        .paragraph(
          [.text("No step of the method left the range of \(reference) by more than 10 % and 100 ms.")], .body),
      ]
    }
    var table = Table(
      caption: "Steps that took longer or shorter than in \(reference)",
      columns: [
        .init("Step", weight: 3),
        .init(voice.analysis.hasOutsideBaseline ? "First run" : "Baseline", alignment: .trailing, weight: 1),
        .init("Median", alignment: .trailing, weight: 1), .init("Last", alignment: .trailing, weight: 1),
        .init("First beyond", weight: 1.5), .init("Level changed in", weight: 1.8),
      ])
    for step in moved.prefix(Self.listLimit) {
      let base = step.values.indices.contains(trend.baseline) ? step.values[trend.baseline] : nil
      var shifts: [Inline] = []
      for (place, shift) in step.shifts.prefix(3).enumerated() {
        if place > 0 { shifts.append(.text(", ")) }
        shifts.append(link(trend, shift))
      }
      table.rows.append(
        .init([
          .init([.code(voice.line(step.name, limit: 120))]), duration(base), duration(step.median),
          duration(step.values.last.flatMap { $0 }), .init(step.first.map { [link(trend, $0)] } ?? []), .init(shifts),
        ]))
    }
    let counted = trend.rows.count >= EnergyDivisive.smallestCount
    let note =
      counted
      ? "Levels: E-divisive, 199 random orders from seed \(SeededRandom.reportSeed), 5 %."
      : "Changes of level are looked for from \(EnergyDivisive.smallestCount) runs on; here are \(trend.rows.count)."
    return [heading, .table(table), .paragraph([.text(note)], .note)] + more(moved.count - Self.listLimit, "step")
  }

  private func duration(_ seconds: Double?) -> Table.Cell {
    .init([.text(seconds.map(DurationText.short) ?? "—")], sortKey: seconds)
  }

  // MARK: Runs

  private func rows(_ trend: Trend) -> [Block] {
    var table = Table(
      caption: "Runs by time",
      columns: [
        .init("Run", weight: 1.3), .init("Start (UTC)", weight: 2.5), .init("Verdict", weight: 1.9),
        .init("Checks met", alignment: .trailing, weight: 1), .init("Length", alignment: .trailing, weight: 0.8),
        .init("Out of tolerance", alignment: .trailing, weight: 1.2), .init("Comparable", weight: 1.6),
      ])
    table.isSortable = true
    // The last runs are what a reader comes for.
    let shown = trend.rows.suffix(Self.rowLimit)
    let base = voice.analysis.hasOutsideBaseline ? "first run" : "baseline"
    for (index, row) in zip(shown.indices, shown) {
      let notes = row.differences.map(\.shortWords)
      table.rows.append(
        .init([
          .init([link(trend, index)]),
          .init([.text(row.start.map(Self.moment) ?? "—")], sortKey: row.start?.seconds),
          .init([.mark(row.verdict.chartMark, row.verdict.chartWord)]),
          .init([.text("\(row.tally.met) of \(row.tally.declared)")], sortKey: Double(row.tally.met)),
          duration(row.length),
          .init([.text(outage(row))], sortKey: row.outage),
          .init([
            .text(
              index == trend.baseline ? base : notes.isEmpty ? "yes" : "other " + notes.joined(separator: ", "))
          ]),
        ]))
    }
    let left = trend.rows.count - shown.count
    let note: [Block] =
      left > 0
      ? [
        .paragraph(
          [
            .text(
              "The last \(shown.count) runs; \(counted(left, "earlier run")) \(left == 1 ? "is" : "are") not listed.")
          ], .note)
      ]
      : []
    return [.heading(level: 3, id: nil, [.text("Run by run")]), .table(table)] + note
  }

  /// On one line, whatever the column's width.
  private static func moment(_ start: Instant) -> String { "\(start.date)\u{A0}\(start.timeToTheSecond)" }

  /// `2 s to 6 s`, as the checks tell it; `> 14 s` where recovery was not seen.
  private func outage(_ row: Trend.Row) -> String {
    let run = runs[row.run]
    guard let outage = run.outage else { return "—" }
    guard let end = outage.recoveredBy else { return OutageWords.longer(than: run.clock.run.to - outage.firstFailed) }
    let most = max(0, end - (outage.beganAfter ?? outage.firstFailed))
    return "\(DurationText.short(row.outage)) to \(DurationText.short(most))"
  }

  private func more(_ count: Int, _ noun: String) -> [Block] {
    count > 0 ? [.paragraph([.text("\(counted(count, "more " + noun)) not listed.")], .note)] : []
  }
}
