extension PDFSetter {
  /// The verdict: a tint with a bar at its left.
  func set(_ banner: Banner, in place: PDFPlace) throws(CanvasError) {
    let color = style.markColor(banner.mark)
    let bar = style.body * 0.47
    let inset = style.body * 1.9
    let back = PDFBack(x: place.x, width: place.width, color: style.tint(color, 0.07))
    let edge = PDFBack(x: place.x, width: bar, color: color)
    var inner = place
    inner.tag = place.tag.child("Div")
    inner.x += inset
    inner.width -= inset + style.body * 1.5
    inner.backs += [back, edge]

    try pad(.banner, step * 1.6, in: inner, before: step * 2.2, isFirst: true)
    try set(
      inlines.set(banner.title, .bannerTitle, mark: banner.mark), .banner, in: inner, tag: "P",
      room: Room(after: step * 0.6, keepsNext: true))
    try set(
      inlines.set(banner.text, .body), .banner, in: inner, tag: "P", room: Room(keepsNext: true))
    try pad(.banner, step * 1.6, in: inner, after: step * 2.2)
  }

  /// Room within a tint.
  func pad(
    _ kind: PDFStrip.Kind, _ height: Double, in place: PDFPlace, before: Double = 0, after: Double = 0,
    isFirst: Bool = false
  ) throws(CanvasError) {
    var strip = PDFStrip(kind, height: height)
    strip.backs = place.backs
    strip.before = before
    strip.after = after
    strip.isFirst = isFirst
    strip.keepsNext = isFirst
    try emit(strip)
  }

  /// Up to four numbers side by side, each under a rule.
  func set(_ figures: [KeyFigure], in place: PDFPlace) throws(CanvasError) {
    var rest = figures[...]
    while !rest.isEmpty {
      let row = rest.prefix(4)
      rest = rest.dropFirst(4)
      // One or two numbers do not stretch over the page.
      let slots = max(row.count, min(3, max(1, Int(place.width / 110))))
      let count = min(slots, max(1, Int(place.width / 80)))
      let width = (place.width - Double(count - 1) * style.gutter) / Double(count)
      var start = row.startIndex
      while start < row.endIndex {
        let group = row[start..<min(start + count, row.endIndex)]
        start = group.endIndex
        let columns = try group.enumerated().map { (index, figure) throws(CanvasError) in
          var column = place
          column.tag = place.tag.child("Div")
          column.x = place.x + Double(index) * (width + style.gutter)
          column.width = width
          return try collecting { () throws(CanvasError) in try set(figure, in: column) }
        }
        try emit(beside(columns, .keyFigures, before: step * 2.2, after: step * 2.2, in: place))
      }
    }
  }

  private func set(_ figure: KeyFigure, in place: PDFPlace) throws(CanvasError) {
    let color = figure.mark.map { style.markColor($0) } ?? style.text
    let line = style.body * 0.16
    var rule = PDFStrip(.keyFigures, height: line)
    rule.items = [PDFItem(tag: nil, y: 0, shape: .fill(x: place.x, width: place.width, height: line, color: color))]
    rule.after = step * 0.6
    try emit(rule)
    var value = inlines.set([.text(String(figure.value.prefix(80)))], .keyValue, mark: figure.mark)
    let natural = self.line(value).width
    if natural > place.width {
      let factor = max(place.width / natural, 0.5)
      value.size *= factor
      value.leading *= factor
    }
    try set(value, .keyFigures, in: place, tag: "P", room: Room(after: step * 0.1))
    try set(inlines.set(figure.caption, .keyCaption), .keyFigures, in: place, tag: "P")
  }

  /// A chart under its finding.
  func set(_ figure: Figure, in place: PDFPlace) throws(CanvasError) {
    anchor(figure.id)
    var strips = try collecting { () throws(CanvasError) in try setParts(of: figure, in: place) }
    if place.depth == 0, !strips.isEmpty { strips[0].mayMove = true }
    for strip in strips { try emit(strip) }
  }

  private func setParts(of figure: Figure, in place: PDFPlace) throws(CanvasError) {
    var inner = place
    inner.tag = place.tag.child("Div")
    try set(
      inlines.set(figure.title, .finding), .figure, in: inner, tag: "Caption",
      room: Room(before: step * 2.4, after: step * 0.2, keepsNext: true))
    try set(
      inlines.set(figure.subtitle, .findingNote), .figure, in: inner, tag: "P",
      room: Room(after: step * 0.9, keepsNext: true, decidesBelow: true))
    let drawing = figure.drawing
    guard drawing.width.isFinite, drawing.height.isFinite, drawing.width > 0, drawing.height > 0 else { return }
    // Room for the finding above, so that both stand on one page.
    let tallest = pageHeight - style.body * 8
    let scale = min(1, place.width / drawing.width, tallest / drawing.height)
    var strip = PDFStrip(.figure, height: drawing.height * scale)
    strip.backs = place.backs
    strip.before = step * 0.9
    strip.after = step * 2.2
    strip.isFirst = figure.title.isEmpty && figure.subtitle.isEmpty
    strip.items = [
      PDFItem(tag: inner.tag.child("Figure"), y: 0, shape: .drawing(drawing, x: place.x, scale: scale))
    ]
    try emit(strip)
  }

  /// What other formats fold: its line, then what it holds beside a bar.
  func set(_ details: Details, in place: PDFPlace) throws(CanvasError) {
    try set(
      inlines.set(details.summary, .summary), .details, in: place, tag: "P",
      room: Room(before: step * 0.9, after: step * 0.5, keepsNext: !details.blocks.isEmpty, decidesBelow: true))
    var inner = place.indented(by: style.body * 1.1)
    inner.tag = place.tag.child("Div")
    inner.backs.append(PDFBack(x: place.x, width: style.body * 0.11, color: style.rule))
    try set(details.blocks, in: inner)
    try pad(.details, 0, in: place, after: step * 0.7)
  }

  func setQuote(_ blocks: [Block], in place: PDFPlace) throws(CanvasError) {
    var inner = place.indented(by: style.body * 1.5)
    inner.tag = place.tag.child("BlockQuote")
    inner.backs.append(PDFBack(x: place.x, width: style.body * 0.26, color: style.rule))
    try pad(.quote, 0, in: place, before: step * 0.7)
    try set(blocks, in: inner)
    try pad(.quote, 0, in: place, after: step * 1.4)
  }

  func setRule(in place: PDFPlace) throws(CanvasError) {
    var strip = PDFStrip(.rule, height: 0.6)
    strip.backs = place.backs
    strip.before = step * 1.8
    strip.after = step * 1.8
    strip.isFirst = true
    strip.items = [
      PDFItem(tag: nil, y: 0, shape: .fill(x: place.x, width: place.width, height: 0.6, color: style.rule))
    ]
    try emit(strip)
  }
}
