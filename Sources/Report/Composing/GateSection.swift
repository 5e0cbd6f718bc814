import Journal

/// What came of a policy's gates; nil without a policy.
struct GateSection {
  let voice: ReportVoice

  private static let rowLimit = 5
  private static let summaryLimit = 3

  var section: Section? {
    guard let report = voice.analysis.gates else { return nil }
    var section = Section(id: "gates", title: "Gates", level: 1)
    let failed = report.results.filter { !$0.isPassed }
    section.mark = report.hasFailed ? .notMet : .met
    section.blocks = [
      .paragraph(GateSection.headline(report) + [.text(" Policy: "), .code(voice.line(report.path))], .body),
      .table(table(report)),
    ]
    let hidden = failed.reduce(0) { $0 + max(0, $1.failed - Self.rowLimit) }
    if hidden > 0 {
      section.blocks.append(.paragraph([.text("\(counted(hidden, "more failing run")) not listed.")], .note))
    }
    return section
  }

  /// For page 1: how many gates passed, and what the first that failed expected; nothing without a policy.
  var summary: [Block] {
    guard let report = voice.analysis.gates else { return [] }
    var text = GateSection.headline(report)
    let failed = report.results.filter { !$0.isPassed }
    // A gate that fails the build is read before one that warns.
    let ordered = failed.filter { $0.gate.level == .error } + failed.filter { $0.gate.level == .warn }
    for result in ordered.prefix(Self.summaryLimit) {
      let gate = result.gate
      text.append(.text(" "))
      text.append(
        gate.name == gate.text ? .code(voice.line(gate.text, limit: 100)) : .text(voice.line(gate.name, limit: 100)))
      guard let outcome = result.failures.first?.outcome else { continue }
      text.append(.text(": expected \(outcome.expected), observed \(outcome.observed)"))
      for evidence in outcome.evidence.prefix(2) { text += [.text(" "), .evidence(evidence)] }
      text.append(.text("."))
    }
    let left = failed.count - Self.summaryLimit
    if left > 0 { text.append(.text(" \(counted(left, "more gate")) failed.")) }
    text += [.text(" "), .link([.text("All gates")], to: .anchor("gates")), .text(".")]
    return [.heading(level: 2, id: "gates-in-short", [.text("Gates in short")]), .paragraph(text, .body)]
  }

  /// How many gates passed, in a sentence.
  static func headline(_ report: GateReport) -> [Inline] {
    let count = report.results.count
    let errors = report.results.count { !$0.isPassed && $0.gate.level == .error }
    let warnings = report.results.count { !$0.isPassed && $0.gate.level == .warn }
    let passed = "\(count - errors - warnings) of \(counted(count, "gate")) passed"
    var rest: [String] = []
    if errors > 0 { rest.append("\(errors) failed") }
    if warnings > 0 { rest.append("\(warnings) failed as a warning") }
    let words = ([passed] + rest).joined(separator: ", ")
    return [.mark(errors > 0 ? .notMet : .met, words), .text(".")]
  }

  private func table(_ report: GateReport) -> Table {
    var table = Table(
      caption: "Gates",
      columns: [
        .init("Gate", weight: 3.4), .init("Outcome", weight: 1.5), .init("Run", weight: 1),
        .init("Expected", weight: 1.3), .init("Observed", weight: 1.6), .init("Margin", weight: 1.5),
        .init("Where", weight: 1),
      ])
    for result in report.results {
      var isFirst = true
      let rows = result.failures.prefix(Self.rowLimit) + (result.isPassed ? result.nearest.map { [$0] } ?? [] : [])
      for (run, outcome) in rows {
        table.rows.append(row(result, run, outcome, isFirst: isFirst))
        isFirst = false
      }
      if isFirst { table.rows.append(row(result, nil, nil, isFirst: true)) }
    }
    return table
  }

  private func row(_ result: GateReport.Result, _ run: Int?, _ outcome: GateOutcome?, isFirst: Bool) -> Table.Row {
    var name: [Inline] = []
    if isFirst {
      let gate = result.gate
      if gate.name != gate.text { name += [.text(voice.line(gate.name, limit: 120)), .text(" ")] }
      name.append(.code(voice.line(gate.text, limit: 200)))
    }
    var places: [Inline] = []
    for evidence in (outcome?.evidence ?? []).prefix(3) {
      if !places.isEmpty { places.append(.text(" ")) }
      places.append(.evidence(evidence))
    }
    return .init([
      .init(name), .init([mark(result)]), .init(run.map { [voice.link(to: $0)] } ?? []),
      .init([.text(outcome?.expected ?? "—")]), .init([.text(outcome?.observed ?? "no run was asked")]),
      .init([.text(outcome?.marginText ?? "—")], sortKey: outcome?.relativeMargin), .init(places),
    ])
  }

  private func mark(_ result: GateReport.Result) -> Inline {
    if result.isPassed { return .mark(.met, "passed") }
    return result.gate.level == .warn ? .mark(.neutral, "warning") : .mark(.notMet, "failed")
  }
}
