/// A table in pipes; its columns are padded where lines stay short enough to be read raw.
struct MarkdownTable {
  private let anchors: DocumentAnchors
  private static let paddedWidth = 120

  init(anchors: DocumentAnchors) {
    self.anchors = anchors
  }

  func lines(of table: Table) -> [String] {
    let head = table.columns.map { cell($0.title) }
    guard !head.isEmpty else { return [] }
    let rows = table.rows.map { row in
      table.columns.indices.map { index in
        guard index < row.cells.count else { return "" }
        return row.isGroup ? group(row.cells[index], isFirst: index == 0) : cell(row.cells[index])
      }
    }
    return Self.lines(head: head, rows: rows, alignments: table.columns.map(\.alignment))
  }

  /// The lines of a table whose cells are finished Markdown.
  static func lines(head: [String], rows: [[String]], alignments: [Table.Column.Alignment]) -> [String] {
    var widths = head.map { max(3, width($0)) }
    for row in rows {
      for (index, cell) in row.enumerated() { widths[index] = max(widths[index], width(cell)) }
    }
    let isPadded = widths.reduce(1) { $0 + $1 + 3 } <= paddedWidth
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { index, cell in
        isPadded ? pad(cell, to: widths[index], alignments[index]) : cell
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = alignments.enumerated().map { index, alignment in
      let dashes = isPadded ? widths[index] : 3
      return switch alignment {
      case .leading: String(repeating: "-", count: dashes)
      case .trailing: String(repeating: "-", count: dashes - 1) + ":"
      case .center: ":" + String(repeating: "-", count: dashes - 2) + ":"
      }
    }
    return [line(head), "| " + rule.joined(separator: " | ") + " |"] + rows.map(line)
  }

  private func cell(_ inlines: [Inline]) -> String {
    var line = MarkdownInlines(anchors: anchors, place: .cell)
    line.append(inlines)
    return line.text
  }

  private func cell(_ cell: Table.Cell) -> String {
    self.cell(cell.inlines) + (cell.isChanged ? " (changed)" : "")
  }

  private func group(_ cell: Table.Cell, isFirst: Bool) -> String {
    isFirst && !cell.inlines.isEmpty ? self.cell([.strong(cell.inlines)]) : ""
  }

  private static func pad(_ cell: String, to target: Int, _ alignment: Table.Column.Alignment) -> String {
    let room = max(0, target - width(cell))
    let left =
      switch alignment {
      case .leading: 0
      case .trailing: room
      case .center: room / 2
      }
    return String(repeating: " ", count: left) + cell + String(repeating: " ", count: room - left)
  }

  /// How many columns of a terminal a text takes, near enough.
  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      let advance = TextMetrics.advance(of: scalar, weight: .regular, isMono: true)
      return sum + (advance == 0 ? 0 : advance == 1000 ? 2 : 1)
    }
  }
}
