extension PDFSetter {
  /// A table under heads that are repeated on each page.
  func set(_ table: Table, in place: PDFPlace) throws(CanvasError) {
    anchor(table.id)
    guard !table.columns.isEmpty else { return }
    var place = place
    place.tag = place.tag.child("Table")
    if table.showsCaption {
      try set(
        inlines.set([.text(table.caption)], .heading(4)), .table, in: place, tag: "Caption",
        room: Room(before: step * 2, after: step * 0.3, keepsNext: true, decidesBelow: true))
    }
    let measure = PDFTableMeasure(table, setter: self, room: place.width)
    for band in measure.bands() {
      let setter = PDFTableSetter(table, columns: band, measure: measure, setter: self, place: place)
      try setter.set()
    }
  }
}
