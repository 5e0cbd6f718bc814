/// Sets the rows of a table, or of the columns of it that fit the page.
struct PDFTableSetter {
  private let table: Table
  private let columns: [Int]
  private let measure: PDFTableMeasure
  private let setter: PDFSetter
  private let place: PDFPlace
  /// The left edges and widths of the columns.
  private let xs: [Double]
  private let widths: [Double]

  init(_ table: Table, columns: [Int], measure: PDFTableMeasure, setter: PDFSetter, place: PDFPlace) {
    self.table = table
    self.columns = columns
    self.measure = measure
    self.setter = setter
    self.place = place
    let gaps = Double(columns.count - 1) * measure.gap
    widths = PDFColumnWidths.share(max(place.width - gaps, 10), among: columns.map { measure.needs[$0] })
    var xs: [Double] = []
    var x = place.x
    for width in widths {
      xs.append(x)
      x += width + measure.gap
    }
    self.xs = xs
  }

  private var style: PDFStyle { setter.style }
  private var step: Double { setter.step }
  private var width: Double { widths.reduce(Double(columns.count - 1) * measure.gap, +) }
  /// The room above and below the text of a row.
  private var padding: Double { style.body * 0.36 }

  /// Hands on the head and the rows.
  func set() throws(CanvasError) {
    let head = headStrip()
    let repeated = head.map { PDFRepeatedHead([$0]) }
    if var head {
      head.before = step * 1.1
      head.isFirst = true
      head.keepsNext = !table.rows.isEmpty
      if table.rows.isEmpty { head.after = step * 2 }
      try setter.emit(head)
    }
    let tallest = setter.pageHeight - (repeated?.height ?? 0)
    for (number, row) in table.rows.enumerated() {
      var strips = row.isGroup ? groupRow(row) : rowStrips(number, tallest: tallest)
      for index in strips.indices {
        strips[index].head = repeated
        strips[index].backs = place.backs
      }
      guard let last = strips.indices.last else { continue }
      if number == 0, repeated == nil {
        strips[0].before = step * 1.1
        strips[0].isFirst = true
      }
      // No last row alone under a repeated head, and no group's name alone at a foot.
      if strips.count == 1, row.isGroup || number == table.rows.count - 2 { strips[last].keepsNext = true }
      if number == table.rows.count - 1 {
        strips[last].after = step * 2
        strips[last].keepsNext = false
      }
      for strip in strips { try setter.emit(strip) }
    }
  }

  private func headStrip() -> PDFStrip? {
    guard table.columns.contains(where: { !$0.title.isEmpty }) else { return nil }
    let row = place.tag.child("TR")
    let layouts = columns.enumerated().map { (index, column) in
      let text = setter.inlines.set(table.columns[column].title, .cellHead)
      return setter.lines(text, width: room(of: index))
    }
    var strip = cells(layouts, in: row, names: columns.map { _ in "TH" }, atFoot: true)
    strip.height += padding * 0.2
    let line = style.body * 0.1
    strip.items.append(rule(at: strip.height - line, line, style.text))
    return strip
  }

  private func rule(at y: Double, _ height: Double, _ color: Theme.Color) -> PDFItem {
    PDFItem(tag: nil, y: y, shape: .fill(x: place.x, width: width, height: height, color: color))
  }

  /// The name of a group of rows, over all columns.
  private func groupRow(_ row: Table.Row) -> [PDFStrip] {
    let tag = place.tag.child("TR")
    let text = setter.inlines.set(row.cells.first?.inlines ?? [], .groupCell)
    guard !text.isEmpty else { return [] }
    let layout = setter.lines(text, width: width)
    let cell = self.cell("TH", in: tag, layout)
    var strip = PDFStrip(.table, height: padding * 2.6)
    for number in layout.lines.indices {
      let box = setter.box(layout, number)
      strip.items.append(
        PDFItem(tag: cell, y: strip.height + box.baseline, shape: .line(layout, number: number, x: place.x)))
      strip.height += box.height
    }
    strip.height += padding * 0.8
    strip.items.append(rule(at: strip.height - 0.5, 0.5, style.rule))
    return [strip]
  }

  private func rowStrips(_ number: Int, tallest: Double) -> [PDFStrip] {
    let row = table.rows[number]
    let layouts = columns.enumerated().map { index, column in
      measure.takeLayout(row: number, column: column, room: room(of: index))
        ?? setter.line(setter.inlines.set("", .cell))
    }
    let tag = place.tag.child("TR")
    let names = columns.enumerated().map { $0.offset == 0 && table.hasRowHeads ? "TH" : "TD" }
    var strip = cells(layouts, in: tag, names: names, atFoot: false)
    guard strip.height <= tallest else { return cut(layouts, in: tag, names: names) }
    addFills(row, to: &strip)
    strip.items.append(rule(at: strip.height - 0.5, 0.5, style.rule))
    return [strip]
  }

  /// The room of a column's text.
  private func room(of index: Int) -> Double {
    max(widths[index] - (measure.isMatrix[columns[index]] ? 2 * measure.inset : 0), 4)
  }

  /// A row as one strip.
  private func cells(_ layouts: [TextLayout], in row: PDFTag, names: [String], atFoot: Bool) -> PDFStrip {
    var strip = PDFStrip(.table, height: 0)
    let heights = layouts.map { layout in
      layout.lines.indices.reduce(0) { $0 + setter.box(layout, $1).height }
    }
    let tallest = heights.reduce(0, max)
    for (index, layout) in layouts.enumerated() where !layout.text.isEmpty {
      let tag = cell(names[index], in: row, layout)
      var y = padding + (atFoot ? tallest - heights[index] : 0)
      for number in layout.lines.indices {
        let box = setter.box(layout, number)
        strip.items.append(
          PDFItem(
            tag: tag, y: y + box.baseline, shape: .line(layout, number: number, x: x(of: layout, number, index))))
        y += box.height
      }
    }
    strip.height = tallest + 2 * padding
    return strip
  }

  /// A row that is taller than a page, as one strip a line.
  private func cut(_ layouts: [TextLayout], in row: PDFTag, names: [String]) -> [PDFStrip] {
    let tags = layouts.enumerated().map { cell(names[$0.offset], in: row, $0.element) }
    let count = layouts.reduce(0) { max($0, $1.lines.count) }
    return (0..<count).map { number in
      let isFirst = number == 0
      var strip = PDFStrip(.table, height: 0)
      for (index, layout) in layouts.enumerated() where number < layout.lines.count && !layout.text.isEmpty {
        let box = setter.box(layout, number)
        let y = box.baseline + (isFirst ? padding : 0)
        strip.items.append(
          PDFItem(tag: tags[index], y: y, shape: .line(layout, number: number, x: x(of: layout, number, index))))
        strip.height = max(strip.height, box.height + (isFirst ? padding : 0))
      }
      strip.underHead = padding
      if number == count - 1 {
        strip.height += padding
        strip.items.append(rule(at: strip.height - 0.5, 0.5, style.rule))
      }
      return strip
    }
  }

  /// The element of a cell; in long documents the row's, to keep the structure small.
  private func cell(_ name: String, in row: PDFTag, _ layout: TextLayout) -> PDFTag {
    guard setter.isFine else {
      row.hasSpans = row.hasSpans || layout.text.hasLinks
      return row
    }
    let tag = row.child(name)
    tag.hasSpans = layout.text.hasLinks
    return tag
  }

  /// The left edge of a line's room, so that the line stands where its column's alignment wants it.
  private func x(of layout: TextLayout, _ number: Int, _ index: Int) -> Double {
    let inset = measure.isMatrix[columns[index]] ? measure.inset : 0
    let spare = widths[index] - 2 * inset - layout.lines[number].width
    let left = xs[index] + inset
    switch table.columns[columns[index]].alignment {
    case .leading: return layout.isRightToLeft ? left + spare - layout.lines[number].x : left
    case .center: return left + spare / 2 - layout.lines[number].x
    case .trailing: return left + spare - layout.lines[number].x
    }
  }

  /// The colours behind the cells of a matrix, and the outlines of those that changed.
  private func addFills(_ row: Table.Row, to strip: inout PDFStrip) {
    let height = strip.height - 0.5
    for (index, column) in columns.enumerated() where column < row.cells.count {
      let cell = row.cells[column]
      // Room on both sides, but none beyond the table's own edges.
      let x = xs[index] - (index == 0 ? 0 : measure.gap * 0.32)
      let width = xs[index] + widths[index] - x + (index == columns.count - 1 ? 0 : measure.gap * 0.32)
      if let mark = cell.fill {
        let tint = style.tint(style.markColor(mark), mark == .neutral ? 0.1 : 0.13)
        strip.items.append(
          PDFItem(tag: nil, y: 1, shape: .fill(x: x, width: width, height: height - 2, color: tint)))
      }
      if cell.isChanged {
        let color = cell.fill.map { style.markColor($0) } ?? style.text
        strip.items.append(
          PDFItem(
            tag: nil, y: 1.5,
            shape: .outline(x: x + 0.5, width: width - 1, height: height - 3, line: 1.1, color: color)))
      }
    }
  }
}
