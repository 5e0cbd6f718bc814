import Journal

/// Checks by runs as a table: a glyph and a word a cell, changes outlined.
public enum CheckMatrixTable {
  /// Runs with a column of their own; with more, each row counts its outcomes instead.
  public static let columnLimit = 8
  /// Checks with a row; the rest is counted by transition.
  public static let rowLimit = 200

  /// Makes the table.
  ///
  /// - Parameters:
  ///   - comparison: The checks over all runs.
  ///   - runs: The runs, for their labels.
  public static func make(comparison: Comparison, runs: [RunAnalysis]) -> Table {
    let isWide = runs.count > columnLimit
    var columns = [Table.Column("Check", weight: 3), Table.Column("Phase", weight: 1)]
    if isWide {
      columns += ["Met", "Not met", "Broke", "Not evaluated"].map { Table.Column($0, alignment: .trailing) }
      columns.append(Table.Column("First not met", weight: 1.5))
    } else {
      columns += runs.map { Table.Column(ChartText.clean($0.label, limit: 40), alignment: .center, weight: 1.5) }
    }
    // Between different experiments nothing can change.
    let hasChanges = comparison.checks.contains { $0.transition != .sideBySide }
    if hasChanges { columns.append(Table.Column("Change", weight: 1.5)) }
    var table = Table(caption: "Which checks were met in which runs", columns: columns)
    table.hasRowHeads = true
    table.isSortable = true
    for row in comparison.checks.prefix(rowLimit) {
      let head = [
        Table.Cell([.code(ChartText.clean(row.name, limit: 120))]), Table.Cell([.text(row.phase.chartGroup)]),
      ]
      let middle =
        isWide ? summary(row, runs: runs) : cells(row, count: runs.count, changed: changedRuns(row, of: comparison))
      table.rows.append(Table.Row(head + middle + (hasChanges ? [change(row.transition)] : [])))
    }
    let left = comparison.checks.dropFirst(rowLimit)
    if !left.isEmpty { table.rows.append(Table.Row([Table.Cell([.muted([.text(rest(left))])])], isGroup: true)) }
    return table
  }

  /// The glyph and words of a transition.
  public static func words(_ transition: Comparison.Transition) -> String {
    switch transition {
    case .unchanged: "unchanged"
    case .regressed: "regressed"
    case .fixed: "fixed"
    case .flaky: "flaky"
    case .new: "new"
    case .notEvaluated: "not evaluated"
    case .sideBySide: "side by side"
    }
  }

  private static func change(_ transition: Comparison.Transition) -> Table.Cell {
    switch transition {
    case .regressed, .flaky: Table.Cell([.mark(.notMet, words(transition))])
    case .fixed: Table.Cell([.mark(.met, words(transition))])
    case .notEvaluated: Table.Cell([.mark(.neutral, words(transition))])
    case .unchanged, .new, .sideBySide: Table.Cell([.muted([.text(words(transition))])])
    }
  }

  /// The runs in which a check turned from met to not met or back, as the word of its row counts turns: the baseline
  /// comes first, and an evaluation that did not take place is no turn.
  private static func changedRuns(_ row: Comparison.CheckRow, of comparison: Comparison) -> Set<Int> {
    switch row.transition {
    case .regressed, .fixed, .flaky: break
    case .unchanged, .new, .notEvaluated, .sideBySide: return []
    }
    let own = comparison.groups.first { group in
      group.runs.contains { row.cells.indices.contains($0) && row.cells[$0] != nil }
    }
    let runs = own?.runs ?? Array(row.cells.indices)
    let order =
      runs.contains(comparison.baseline)
      ? [comparison.baseline] + runs.filter { $0 != comparison.baseline } : runs
    var changed: Set<Int> = []
    var former: Mark?
    for run in order where row.cells.indices.contains(run) {
      guard let mark = row.cells[run]?.chartMark, mark != .neutral else { continue }
      if let former, former != mark { changed.insert(run) }
      former = mark
    }
    return changed
  }

  /// One cell a run; those of the runs that changed are outlined.
  private static func cells(_ row: Comparison.CheckRow, count: Int, changed: Set<Int>) -> [Table.Cell] {
    (0..<count).map { run in
      guard run < row.cells.count, let outcome = row.cells[run] else {
        return Table.Cell([.muted([.text("not declared")])], sortKey: -1)
      }
      var inlines: [Inline] = [.mark(outcome.chartMark, outcome.chartWord)]
      if run < row.evidence.count, let evidence = row.evidence[run] { inlines += [.text(" "), .evidence(evidence)] }
      return Table.Cell(
        inlines, sortKey: Double(outcome.chartRank), isChanged: changed.contains(run), fill: outcome.chartMark)
    }
  }

  private static func summary(_ row: Comparison.CheckRow, runs: [RunAnalysis]) -> [Table.Cell] {
    let outcomes: [Check.Outcome] = [.met, .notMet, .broke, .notEvaluated]
    var cells = outcomes.map { outcome in
      let count = row.cells.filter { $0 == outcome }.count
      let fill: Mark? = count > 0 && outcome != .met ? outcome.chartMark : nil
      let inlines: [Inline] =
        fill.map { [.mark($0, ShortNumber.text(count))] } ?? [.text(ShortNumber.text(count))]
      return Table.Cell(inlines, sortKey: Double(count), fill: fill)
    }
    let first = row.cells.indices.first { row.cells[$0] == .notMet || row.cells[$0] == .broke }
    guard let first, first < runs.count else { return cells + [Table.Cell([])] }
    var inlines: [Inline] = [.text(ChartText.clean(runs[first].label, limit: 40))]
    if first < row.evidence.count, let evidence = row.evidence[first] { inlines += [.text(" "), .evidence(evidence)] }
    cells.append(Table.Cell(inlines, sortKey: Double(first)))
    return cells
  }

  private static func rest(_ rows: ArraySlice<Comparison.CheckRow>) -> String {
    let counts = Comparison.Transition.allCases.compactMap { transition -> String? in
      let count = rows.filter { $0.transition == transition }.count
      return count > 0 ? "\(ShortNumber.text(count)) \(words(transition))" : nil
    }
    return "and \(ChartText.count(rows.count, "more check")): \(counts.joined(separator: ", "))"
  }
}
