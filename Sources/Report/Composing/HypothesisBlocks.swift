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
    blocks += disagreements
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
      guard tally.met > 0 else { return .init([.mark(.neutral, "not evaluated in \(counted(checks.count, "round"))")]) }
      let met = tally.notEvaluated == 0 ? "of \(counted(checks.count, "round")) met" : "rounds met"
      return .init([.mark(.met, "\(ShortNumber.text(tally.met)) \(met)\(absent(tally))")])
    }
    var inlines: [Inline] = [
      .mark(
        .notMet, "\(ShortNumber.text(failing.count)) of \(counted(checks.count, "round")) not met\(absent(tally))"),
      .text(": first \(first.observed ?? "")"),
    ]
    if let offset = first.offset { inlines.append(.muted([.text(" at \(DurationText.offset(offset))")])) }
    if let evidence = first.evidence { inlines += [.text(" "), .evidence(evidence)] }
    return .init(inlines)
  }

  /// How many rounds say nothing.
  private func absent(_ tally: CheckTally) -> String {
    tally.notEvaluated == 0 ? "" : ", \(ShortNumber.text(tally.notEvaluated)) not evaluated"
  }

  /// Checks whose recorded outcome is another than their output gives.
  private var disagreements: [Block] {
    var found: [(name: String, isMet: Bool, evidence: [Int])] = []
    for check in run.checks where check.agrees == false {
      guard let evidence = check.evidence else { continue }
      let isMet = check.outcome == .met
      if let place = found.firstIndex(where: { $0.name == check.name && $0.isMet == isMet }) {
        found[place].evidence.append(evidence)
      } else {
        found.append((check.name, isMet, [evidence]))
      }
    }
    guard !found.isEmpty else { return [] }
    var text: [Inline] = []
    for entry in found.prefix(3) {
      text += [
        .text(text.isEmpty ? "" : " "), .code(voice.line(entry.name, limit: 120)),
        .text(" is recorded as \(entry.isMet ? "met" : "not met"), and its output says otherwise ("),
      ]
      for (place, number) in entry.evidence.prefix(4).enumerated() {
        if place > 0 { text.append(.text(", ")) }
        text.append(.evidence(number))
      }
      text.append(.text(entry.evidence.count > 4 ? " and \(ShortNumber.text(entry.evidence.count - 4)) more)." : ")."))
    }
    if found.count > 3 { text.append(.text(" So it is with \(counted(found.count - 3, "more check")).")) }
    return [.paragraph(text, .note)]
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
