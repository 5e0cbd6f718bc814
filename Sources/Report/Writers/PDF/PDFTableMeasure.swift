/// What the columns of a table need, from a look at its cells.
final class PDFTableMeasure {
  /// Rows that are looked at: the first ones all, of the others every n-th.
  private static let wholeRows = 150
  private static let sampledRows = 150
  /// Rows whose layouts are kept until they are set.
  private static let keptRows = 80
  /// The length in bytes from which a cell's text is taken for longer than any column is wide.
  private static let longCell = 240

  let table: Table
  let room: Double
  private let setter: PDFSetter
  private(set) var needs: [PDFColumnWidths.Need] = []
  /// Columns with coloured cells, whose content stands within the colour.
  private(set) var isMatrix: [Bool] = []
  private var kept: [Int: [TextLayout?]] = [:]

  /// The room between columns.
  var gap: Double { setter.style.body * 1.5 }
  /// The room at each side of a coloured cell.
  var inset: Double { setter.style.body * 0.55 }

  init(_ table: Table, setter: PDFSetter, room: Double) {
    self.table = table
    self.setter = setter
    self.room = room
    needs = table.columns.map {
      PDFColumnWidths.Need(least: 0, most: 0, weight: $0.weight, staysWhole: $0.staysWhole)
    }
    isMatrix = table.columns.map { _ in false }
    for (index, column) in table.columns.enumerated() {
      take(setter.line(setter.inlines.set(column.title, .cellHead)), column: index)
    }
    let rest = max(table.rows.count - Self.wholeRows, 0)
    let stride = max((rest + Self.sampledRows - 1) / Self.sampledRows, 1)
    for (number, row) in table.rows.enumerated() {
      noteMatrix(row)
      guard !row.isGroup else { continue }
      guard number < Self.wholeRows || (number - Self.wholeRows) % stride == 0 else { continue }
      var layouts: [TextLayout?] = []
      for (index, cell) in row.cells.prefix(table.columns.count).enumerated() {
        let text = self.text(of: cell)
        if text.length > Self.longCell {
          estimate(text, column: index)
          layouts.append(nil)
        } else {
          let layout = setter.line(text)
          take(layout, column: index)
          layouts.append(layout)
        }
      }
      if number < Self.keptRows { kept[number] = layouts }
    }
    for index in needs.indices where isMatrix[index] {
      needs[index].least += 2 * inset
      needs[index].most += 2 * inset
    }
  }

  private func noteMatrix(_ row: Table.Row) {
    for (index, cell) in row.cells.prefix(isMatrix.count).enumerated() where cell.fill != nil || cell.isChanged {
      isMatrix[index] = true
    }
  }

  private func take(_ layout: TextLayout, column: Int) {
    guard !layout.text.isEmpty else { return }
    let natural = layout.width
    // What is wider than a third of the table may be broken anywhere.
    let limit = max(room * 0.3, 40)
    let least = natural < setter.style.body * 5 ? natural : layout.unbreakableWidth(limit: limit)
    needs[column].most = max(needs[column].most, natural + 0.5)
    needs[column].least = max(needs[column].least, least + 0.5)
  }

  /// Estimates what a long text needs from its beginning: it will be broken anyway, and is laid out only once then.
  private func estimate(_ text: StyledText, column: Int) {
    guard let piece = text.pieces(of: Self.longCell).first, piece.length > 0 else { return }
    let layout = setter.line(piece)
    take(layout, column: column)
    needs[column].most = max(needs[column].most, layout.width * Double(text.length) / Double(piece.length))
  }

  private func text(of cell: Table.Cell) -> StyledText {
    setter.inlines.set(cell.inlines, .cell)
  }

  /// A cell broken into lines where it must be: made anew or, once, kept from measuring.
  func takeLayout(row: Int, column: Int, room: Double) -> TextLayout? {
    let cells = table.rows[row].cells
    guard column < cells.count else { return nil }
    if let layout = kept[row]?[column] {
      kept[row]?[column] = nil
      return layout.wrapped(to: room)
    }
    let text = self.text(of: cells[column])
    guard text.length <= Self.longCell else { return setter.lines(text, width: room) }
    return setter.line(text).wrapped(to: room)
  }

  /// The columns in groups that fit the width together; each further group begins with the first column again.
  func bands() -> [[Int]] {
    let all = Array(needs.indices)
    guard all.count > 3, width(of: all) > room, !breaksWords(of: all) else { return [all] }
    var bands: [[Int]] = []
    var band = [0]
    for index in all.dropFirst() {
      if band.count > 1, width(of: band + [index]) > room {
        bands.append(band)
        band = [0]
      }
      band.append(index)
    }
    bands.append(band)
    return bands
  }

  /// Long words are rather broken than columns parted: takes from wide columns what is missing, as far as they have it.
  private func breaksWords(of columns: [Int]) -> Bool {
    let floor = setter.style.body * 7
    let missing = width(of: columns) - room
    let spare = columns.reduce(0) { $0 + max(needs[$1].least - floor, 0) }
    guard spare > missing else { return false }
    for index in columns where needs[index].least > floor {
      needs[index].least -= (needs[index].least - floor) * missing / spare
    }
    return true
  }

  private func width(of columns: [Int]) -> Double {
    columns.reduce(Double(columns.count - 1) * gap) { $0 + max(needs[$1].least, 8) }
  }
}
