extension PDFSetter {
  /// Blocks side by side; one under the other where columns would be narrow or tall.
  func setColumns(_ columns: [[Block]], in place: PDFPlace) throws(CanvasError) {
    let filled = columns.filter { !$0.isEmpty }
    guard let first = filled.first else { return }
    let gutter = style.body * 2.5
    let count = Double(filled.count)
    let width = (place.width - (count - 1) * gutter) / count
    if filled.count == 1 { return try set(first, in: place) }
    if width >= style.body * 14 {
      let sides = try filled.enumerated().map { (index, blocks) throws(CanvasError) in
        var side = place
        side.depth += 1
        side.backs = []
        side.tag = place.tag.child("Div")
        side.x = place.x + Double(index) * (width + gutter)
        side.width = width
        return try collecting { () throws(CanvasError) in
          try set(blocks, in: side)
          try finish(side)
        }
      }
      let merged = beside(sides, .columns, before: step * 2.2, after: step * 1.6, in: place)
      if merged.height <= pageHeight * 0.6 { return try emit(merged) }
    }
    var stacked = place
    stacked.depth += 1
    for column in filled { try set(column, in: stacked) }
  }

  /// Makes one strip of columns that were set apart.
  func beside(
    _ columns: [[PDFStrip]], _ kind: PDFStrip.Kind, before: Double, after: Double, in place: PDFPlace
  ) -> PDFStrip {
    var merged = PDFStrip(kind, height: 0)
    merged.before = before
    merged.after = after
    merged.backs = place.backs
    merged.isFirst = true
    for column in columns {
      var y = 0.0
      var lower = 0.0
      var upper: PDFStrip?
      for strip in column {
        if let upper { y += upper.decidesRoomBelow ? upper.after : max(upper.after, strip.before) }
        for back in strip.backs where !place.backs.contains(where: { $0 === back }) {
          let reachesUp = upper?.backs.contains { $0 === back } ?? false
          let top = reachesUp ? lower : y
          merged.items.append(
            PDFItem(
              tag: nil, y: top,
              shape: .fill(x: back.x, width: back.width, height: y + strip.height - top, color: back.color)))
        }
        for var item in strip.items {
          item.y += y
          merged.items.append(item)
        }
        merged.anchors += strip.anchors
        y += strip.height
        lower = y
        upper = strip
      }
      merged.height = max(merged.height, y)
    }
    return merged
  }
}
