import Journal

/// The words around a picture of durations.
struct DurationSlopeWords {
  /// All timed activities.
  let rows: [DurationSlopeRow]
  /// The same, most changed first.
  let ranked: [DurationSlopeRow]
  /// The runs.
  let runs: [RunAnalysis]
  /// The index of the baseline.
  let baseline: Int
  /// Runs of experiments that a baseline outside the report does not know; nil without such a baseline.
  var unmatched: Set<Int>?

  /// The largest change, else that there is none.
  var title: [Inline] {
    guard rows.contains(where: \.isCompared) else {
      return [.text("Durations side by side, without a claim of change")]
    }
    guard let row = ranked.first, row.change > 0, let change = row.changes.max(by: { abs($0.by) < abs($1.by) }) else {
      let isKnown = unmatched.map { unmatched in rows.contains { !$0.compared.isSubset(of: unmatched) } } ?? true
      return [.text("No step took longer or shorter than the \(isKnown ? "baseline" : "first run") allows")]
    }
    let way = change.by > 0 ? "longer" : "shorter"
    let by = row.gap(change)?.difference ?? DurationText.short(abs(change.by))
    return [
      .code(ChartText.clean(row.name, limit: 60)),
      .text(" took \(by) \(way) in \(label(change.run))"),
    ]
  }

  /// What is compared with what.
  var facts: [Inline] {
    var words = "Durations of \(ChartText.count(rows.count, "activity", plural: "activities")) over "
    words += "\(ChartText.count(runs.count, "run"))."
    if isOutside { words += outsideWords }
    return [.text(words)]
  }

  /// Whether the baseline is none of the runs.
  private var isOutside: Bool {
    guard runs.indices.contains(baseline), rows.contains(where: \.isCompared) else { return false }
    return unmatched != nil || !rows.contains { $0.standings[baseline] == .baseline }
  }

  /// Which changes are against the baseline outside the report, and which against a run of it.
  private var outsideWords: String {
    let compared = rows.reduce(into: Set<Int>()) { $0.formUnion($1.compared) }
    let known = compared.subtracting(unmatched ?? [])
    if known.isEmpty { return " Changes are against the first run of the experiment." }
    let rest = known.count < compared.count ? ", of experiments that it does not know against their first run" : ""
    return " Changes are against the baseline outside the report\(rest)."
  }

  /// What is shown, and how to read it.
  var subtitle: [Inline] {
    var parts = "Durations of \(ChartText.count(rows.count, "activity", plural: "activities")) over "
    parts += "\(ChartText.count(runs.count, "run")), each row from 0 on a scale of its own."
    if runs.indices.contains(baseline), rows.contains(where: \.isCompared) {
      parts += " Square: \(isOutside ? "the first run," : "baseline") \(label(baseline));"
      parts += " band: its 10 %, at least 100 ms, either way."
      if isOutside { parts += outsideWords }
    }
    let changes = rows.flatMap(\.changes)
    let isShared = runs.count > DurationSlopeChart.columnLimit
    if isShared { parts += " Line: the median of neighbours in one column." }
    if changes.contains(where: { $0.by > 0 }) { parts += isShared ? " Triangle: the slowest." : " Triangle: slower." }
    if changes.contains(where: { $0.by < 0 }) { parts += isShared ? " Diamond: the fastest." : " Diamond: faster." }
    return [.text(parts)]
  }

  /// For readers who cannot see it.
  var description: String {
    let sentences = ranked.prefix(12).map { row in
      let values = row.cells.prefix(12).map { $0.map(row.text) ?? "not timed" }
      let more = row.cells.count > 12 ? " and \(ShortNumber.text(row.cells.count - 12)) more" : ""
      return "\(ChartText.clean(row.name, limit: 60)): \(values.joined(separator: ", "))\(more); \(row.words)."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  /// The numbers behind it: a column a run while there are few, else a row each.
  var data: Table? {
    if runs.count <= 8 {
      var table = ChartTable(
        "Durations by activity and run",
        columns: ["Activity"] + runs.map { ChartText.clean($0.label, limit: 40) }, numbers: Set(1...8))
      for row in rows { table.add([.code(row.name)] + row.cells.map { .duration($0, row.text) }) }
      return table.made()
    }
    var table = ChartTable("Durations by activity and run", columns: ["Activity", "Run", "Took"], numbers: [2])
    for row in rows {
      for (index, value) in row.cells.enumerated() where value != nil {
        table.add([.code(row.name), .text(runs[index].label), .duration(value, row.text)])
      }
    }
    return table.made()
  }

  private func label(_ run: Int) -> String {
    runs.indices.contains(run) ? ChartText.clean(runs[run].label, limit: 40) : "run \(run + 1)"
  }
}
