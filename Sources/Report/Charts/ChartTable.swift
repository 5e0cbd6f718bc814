import Journal

/// The numbers behind a chart as a table, bounded.
struct ChartTable {
  private var table: Table
  private var left = 0

  /// Starts a table; `numbers` holds the places of columns that are set as numbers.
  init(_ caption: String, columns: [String], numbers: Set<Int> = []) {
    table = Table(
      caption: caption,
      columns: columns.enumerated().map { Table.Column($1, alignment: numbers.contains($0) ? .trailing : .leading) })
  }

  /// Adds a row, or counts it when the table is full.
  mutating func add(_ cells: [Cell]) {
    guard table.rows.count < ChartStyle.dataRows - 1 else {
      left += 1
      return
    }
    table.rows.append(
      Table.Row(
        cells.map { cell in
          switch cell {
          case .text(let text): Table.Cell([.text(ChartText.clean(text))])
          case .code(let text): Table.Cell([.code(ChartText.clean(text))])
          case .number(let value, let text):
            Table.Cell([.text(text)], sortKey: value.flatMap { $0.isFinite ? $0 : nil })
          case .mark(let mark, let word): Table.Cell([.mark(mark, word)])
          case .evidence(let number): Table.Cell(number.map { [.evidence($0)] } ?? [])
          }
        }))
  }

  /// The table, with a last line that counts what is left out.
  func made() -> Table? {
    guard !table.rows.isEmpty else { return nil }
    var made = table
    if left > 0 {
      let rest = "and \(ChartText.count(left, "more row", plural: "more rows"))"
      made.rows.append(Table.Row([Table.Cell([.muted([.text(rest)])])], isGroup: true))
    }
    return made
  }

  /// What a cell holds.
  enum Cell {
    /// Words.
    case text(String)
    /// A name.
    case code(String)
    /// A number and how it is written.
    case number(Double?, String)
    /// A glyph and a word.
    case mark(Mark, String)
    /// A citation; nil leaves the cell empty.
    case evidence(Int?)

    /// A place on a clock.
    static func offset(_ value: Double?) -> Cell { .number(value, value.map(DurationText.offset) ?? "") }
    /// A length of time.
    static func duration(_ value: Double?, _ text: (Double) -> String = DurationText.short) -> Cell {
      .number(value, value.map(text) ?? "")
    }
    /// A value.
    static func value(_ value: Double?) -> Cell { .number(value, value.map { ShortNumber.text($0) } ?? "") }
    /// A count.
    static func count(_ value: Int) -> Cell { .number(Double(value), ShortNumber.text(value)) }
  }
}
