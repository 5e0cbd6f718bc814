import JSON
import Journal

/// A run's hypothesis: each check with what it found before, during and after the method.
struct HypothesisBlocks {
  let voice: ReportVoice
  let run: RunAnalysis
  let id: String

  private static let rowLimit = 100

  /// The checks of one probe.
  private struct Row {
    var name: String
    var expected: String
    var before: [Check] = []
    var during: [Check] = []
    var after: [Check] = []
  }

  var blocks: [Block] {
    guard !run.checks.isEmpty else { return [] }
    var blocks: [Block] = [.heading(level: 2, id: "\(id)-hypothesis", [.text("Hypothesis")])]
    if let title = run.journal.experiment.hypothesis?.title {
      blocks.append(.paragraph([.text(voice.line(title, limit: 500))], .body))
    }
    let calls = (run.journal.experiment.hypothesis?.probes ?? []).prefix(20).compactMap { probe in
      ActivityBlocks.call(of: probe, run: run, voice: voice).map {
        Definition(term: [.code(voice.line(probe.name, limit: 120))], text: [.muted([.code($0)])])
      }
    }
    if !calls.isEmpty { blocks.append(.definitions(calls)) }
    let rows = self.rows
    for evidence in rows.prefix(Self.rowLimit).flatMap(anchors) { blocks.append(.anchor(id: "e\(evidence)")) }
    blocks.append(.table(table(rows)))
    if rows.count > Self.rowLimit {
      blocks.append(
        .paragraph([.text("\(counted(rows.count - Self.rowLimit, "more check")) not listed.")], .note))
    }
    if let outage = run.outage { blocks.append(.paragraph(OutageWords(voice: voice, run: run).inlines(outage), .body)) }
    if let margins { blocks.append(.figure(margins)) }
    return blocks
  }

  private var rows: [Row] {
    var rows: [Row] = []
    var places: [Int: Int] = [:]
    for check in run.checks {
      let place: Int
      if let known = places[check.probeIndex] {
        place = known
      } else {
        place = rows.count
        places[check.probeIndex] = place
        rows.append(Row(name: check.name, expected: check.expected))
      }
      switch check.phase {
      case .before: rows[place].before.append(check)
      case .during: rows[place].during.append(check)
      case .after: rows[place].after.append(check)
      }
    }
    return rows
  }

  /// What can be cited: rounds during the method beyond the first hundred are in the matrix only.
  private func anchors(_ row: Row) -> [Int] {
    (row.before + row.during.prefix(100) + row.after).compactMap(\.evidence)
  }

  private func table(_ rows: [Row]) -> Table {
    let hasDuring = rows.contains { !$0.during.isEmpty }
    var table = Table(
      caption: "Checks of \(voice.line(run.label, limit: 60))",
      columns: [.init("Check", weight: 3), .init("Expected", weight: 2), .init("Before", weight: 2)]
        + (hasDuring ? [.init("During", weight: 2.4)] : []) + [.init("After", weight: 2.4)])
    table.hasRowHeads = true
    for row in rows.prefix(Self.rowLimit) {
      var cells = [
        Table.Cell([.code(voice.line(row.name, limit: 120))]), Table.Cell(CodedText.inlines(row.expected)),
        single(row.before),
      ]
      if hasDuring { cells.append(rounds(row.during)) }
      cells.append(single(row.after))
      table.rows.append(.init(cells))
    }
    return table
  }

  private func single(_ checks: [Check]) -> Table.Cell {
    guard let check = checks.first else { return .init([.muted([.text("not declared")])]) }
    return CheckCells(voice: voice, check: check).cell
  }

  private func rounds(_ checks: [Check]) -> Table.Cell {
    let failing = checks.filter { $0.outcome == .notMet || $0.outcome == .broke }
    let tally = CheckTally(checks)
    guard let first = failing.first else {
      guard let last = checks.last else { return .init([.muted([.text("no check")])]) }
      if checks.count == 1 { return CheckCells(voice: voice, check: last).cell }
      let mark: Mark = tally.met > 0 ? .met : .neutral
      return .init([.mark(mark, "\(ShortNumber.text(tally.met)) of \(ShortNumber.text(checks.count)) rounds met")])
    }
    var inlines: [Inline] = [
      .mark(.notMet, "\(ShortNumber.text(failing.count)) of \(ShortNumber.text(checks.count)) rounds not met"),
      .text(": first \(first.observed ?? "")"),
    ]
    if let offset = first.offset { inlines.append(.muted([.text(" at \(DurationText.offset(offset))")])) }
    if let evidence = first.evidence { inlines += [.text(" "), .evidence(evidence)] }
    return .init(inlines)
  }

  /// Distances from the limits, where at least one check has a limit other than 0 to be a share of, and room inside.
  private var margins: Figure? {
    let hasShare = run.checks.contains { check in
      check.margin?.relative != nil && check.limits.map { $0.low != $0.high } ?? false
    }
    guard hasShare else { return nil }
    return MarginChart(checks: run.checks).figure(id: "\(id)-margins")
  }
}
