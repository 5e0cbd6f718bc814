extension PDFSetter {
  /// Items behind dots or numbers.
  func setList(_ items: [[Block]], isOrdered: Bool, in place: PDFPlace) throws(CanvasError) {
    let list = place.tag.child("L")
    let indent = isOrdered ? style.body * (items.count > 99 ? 2.6 : 1.9) : style.body * 1.4
    for (index, blocks) in items.enumerated() {
      let item = list.child("LI")
      var inner = place.indented(by: indent)
      let hasIndent = inner.x > place.x
      inner.tag = item.child("LBody")
      let label = line(inlines.set(isOrdered ? "\(index + 1)." : "•", .body, color: style.muted))
      let x = isOrdered && hasIndent ? inner.x - style.body * 0.5 - label.width : place.x
      let isLast = index == items.count - 1
      let strips = try collecting { () throws(CanvasError) in
        try set(blocks, in: inner)
        try finish(inner)
      }
      guard !strips.isEmpty else { continue }
      for (number, var strip) in strips.enumerated() {
        if number == 0 {
          strip.before = step * (index == 0 && place.depth == 0 ? 0.9 : 0.45)
          strip.isFirst = index == 0
          if hasIndent {
            strip.items.insert(
              PDFItem(tag: item.child("Lbl"), y: baseline(of: strip), shape: .line(label, number: 0, x: x)), at: 0)
          }
        }
        if number == strips.count - 1 { strip.after = step * (isLast && place.depth == 0 ? 0.9 : 0.45) }
        try emit(strip)
      }
    }
  }

  /// The base line of the first text in a strip.
  private func baseline(of strip: PDFStrip) -> Double {
    for item in strip.items {
      if case .line = item.shape { return item.y }
    }
    return style.body * 1.1
  }

  /// Terms at the left, what they mean at the right.
  func set(_ definitions: [Definition], in place: PDFPlace) throws(CanvasError) {
    let list = place.tag.child("L")
    let terms = definitions.map { inlines.set($0.term, .term) }
    // A thousand terms would be measured for nothing more: the first hundred decide.
    let natural = terms.prefix(100).reduce(0) { max($0, line($1).width) }
    let gutter = style.gutter
    let termWidth = min(natural, place.width * 0.3)
    let isStacked = place.width < style.body * 20
    for (index, definition) in definitions.enumerated() {
      let item = list.child("LI")
      let text = inlines.set(definition.text, .body)
      let isLast = index == definitions.count - 1
      let room = Room(before: step * (index == 0 ? 0.9 : 0.5), after: step * (isLast ? 0.9 : 0.5))
      if isStacked || text.length > PDFLimits.textPiece {
        try setStacked(terms[index], text, item, room, in: place)
      } else {
        let left = Cell(text: terms[index], tag: item.child("Lbl"), x: place.x, width: termWidth)
        let x = place.x + termWidth + gutter
        let right = Cell(
          text: text, tag: item.child("LBody"), x: x, width: min(place.width - termWidth - gutter, style.measure))
        try setRow([left, right], .definitions, room, isFirst: index == 0, in: place)
      }
    }
  }

  private func setStacked(
    _ term: StyledText, _ text: StyledText, _ item: PDFTag, _ room: Room, in place: PDFPlace
  ) throws(CanvasError) {
    var inner = place
    inner.tag = item
    try set(
      term, .definitions, in: inner, tag: "Lbl", room: Room(before: room.before, keepsNext: !text.isEmpty))
    try set(text, .definitions, in: inner, tag: "LBody", room: Room(after: room.after))
  }

  /// A text in a column.
  struct Cell {
    var text: StyledText
    var tag: PDFTag
    var x: Double
    var width: Double
  }

  /// Sets texts side by side, first lines on one base line, as strips of one line each.
  private func setRow(
    _ cells: [Cell], _ kind: PDFStrip.Kind, _ room: Room, isFirst: Bool, in place: PDFPlace
  ) throws(CanvasError) {
    let layouts = cells.map { lines($0.text, width: $0.width) }
    let count = layouts.reduce(0) { max($0, $1.lines.count) }
    for number in 0..<count {
      var strip = PDFStrip(kind, height: 0)
      strip.backs = place.backs
      let boxes = layouts.map { number < $0.lines.count ? box($0, number) : LineBox(height: 0, baseline: 0) }
      let baseline = boxes.reduce(0) { max($0, $1.baseline) }
      for (index, cell) in cells.enumerated() where number < layouts[index].lines.count && !cell.text.isEmpty {
        cell.tag.hasSpans = cell.text.hasLinks
        strip.items.append(
          PDFItem(tag: cell.tag, y: baseline, shape: .line(layouts[index], number: number, x: cell.x)))
        strip.height = max(strip.height, baseline - boxes[index].baseline + boxes[index].height)
      }
      if number == 0 {
        strip.before = room.before
        strip.isFirst = isFirst
      }
      if number == count - 1 { strip.after = room.after }
      strip.keepsNext = number < count - 1 && (number == 0 || number == count - 2)
      try emit(strip)
    }
  }
}
