import Journal

/// Contributions as matrices: by experiment and by tag.
public enum ContributionTables {
  /// Properties with a column; more are counted in the caption.
  public static let columnLimit = 7
  /// Experiments or tags with a row; more are counted in a last row.
  public static let rowLimit = 200

  /// The level that each experiment gives each property; nil when nothing is contributed to.
  public static func byExperiment(_ summary: ContributionSummary, runs: [RunAnalysis]) -> Table? {
    guard !summary.isEmpty else { return nil }
    var table = table("What each experiment contributes to", head: "Experiment", summary)
    for row in summary.experiments.prefix(rowLimit) {
      let labels = row.runs.filter(runs.indices.contains).map { ChartText.clean(runs[$0].label, limit: 30) }
      var head: [Inline] = [.text(ChartText.clean(row.title, limit: 160))]
      if !labels.isEmpty, runs.count > 1 { head.append(.muted([.text(" " + ChartText.list(labels))])) }
      let cells = columns(summary).map { column -> Table.Cell in
        guard column < row.levels.count, let level = row.levels[column] else { return Table.Cell([]) }
        let rank = summary.levels.firstIndex(of: level) ?? summary.levels.count
        let word = Inline.text(ChartText.clean(level, limit: 24))
        return Table.Cell([rank == 0 ? .strong([word]) : word], sortKey: -Double(rank))
      }
      table.rows.append(Table.Row([Table.Cell(head)] + cells))
    }
    return closed(table, left: summary.experiments.count - rowLimit, "more experiment")
  }

  /// How many experiments with each tag name each property at each level; nil without tags or contributions.
  public static func byTag(_ summary: ContributionSummary) -> Table? {
    guard !summary.isEmpty, !summary.tags.isEmpty else { return nil }
    var table = table("What experiments with each tag contribute to", head: "Tag", summary)
    for row in summary.tags.prefix(rowLimit) {
      let cells = columns(summary).map { column -> Table.Cell in
        let counts = column < row.counts.count ? row.counts[column] : []
        let parts = zip(summary.levels, counts).filter { $0.1 > 0 }.map {
          "\(ShortNumber.text($0.1)) \(ChartText.clean($0.0, limit: 24))"
        }
        let total = counts.reduce(0.0) { $0 + Double($1) }
        return Table.Cell(parts.isEmpty ? [] : [.text(parts.joined(separator: ", "))], sortKey: total)
      }
      table.rows.append(Table.Row([Table.Cell([.text(ChartText.clean(row.tag, limit: 80))])] + cells))
    }
    return closed(table, left: summary.tags.count - rowLimit, "more tag")
  }

  private static func columns(_ summary: ContributionSummary) -> Range<Int> {
    0..<min(summary.distribution.count, columnLimit)
  }

  private static func table(_ caption: String, head: String, _ summary: ContributionSummary) -> Table {
    let left = summary.distribution.count - columnLimit
    let more =
      left > 0 ? "; \(ChartText.count(left, "property", plural: "properties")) more in the chart’s numbers" : ""
    let heads = columns(summary).map {
      Table.Column(ChartText.clean(summary.distribution[$0].property, limit: 60), alignment: .center, weight: 1)
    }
    var table = Table(caption: caption + more, columns: [Table.Column(head, weight: 2.5)] + heads)
    table.hasRowHeads = true
    table.isSortable = true
    return table
  }

  private static func closed(_ table: Table, left: Int, _ noun: String) -> Table {
    guard left > 0 else { return table }
    var closed = table
    closed.rows.append(
      Table.Row([Table.Cell([.muted([.text("and \(ChartText.count(left, noun))")])])], isGroup: true))
    return closed
  }
}
