/// Lays a document out on pages.
struct PDFLayout {
  let document: Document
  let style: PDFStyle
  let geometry: PDFGeometry
  let fonts: FontMap
  /// What was laid out before: many cells say the same.
  let layouts = TextLayoutCache()
  let anchors: PDFAnchors
  let logo: ImageSurface?
  /// The contents, when there are any; they follow the first section on pages of their own.
  var contents: PDFContents?
  /// What the room between blocks is multiplied by.
  var tightness = 1.0
  /// The same on page 1, when it would not hold the first section otherwise.
  var firstTightness = 1.0
  /// Whether cells are elements of the structure, or whole rows.
  var isFine = true

  /// Hands on the pages in order.
  func run(_ deliver: @escaping (PDFPage) throws(CanvasError) -> Void) throws(CanvasError) {
    let flow = PDFFlow(
      top: { geometry.top(ofPage: $0) }, foot: geometry.foot, tightness: min(tightness, firstTightness),
      deliver: deliver)
    let setter = PDFSetter(
      style: style, fonts: fonts, layouts: layouts, anchors: anchors, pageHeight: flow.pageHeight, isFine: isFine
    ) { (strip) throws(CanvasError) in try flow.add(strip) }
    let root = PDFTag("Document", in: nil, spansPages: true)
    let place = PDFPlace(x: geometry.left, width: geometry.textWidth, tag: root)
    try setTitle(setter, place)
    for (index, section) in document.sections.enumerated() {
      try set(section, setter, flow, place, depth: 0)
      if index == 0 { try flow.tighten(to: tightness) }
      if index == 0, let contents {
        // Page 1 stands alone; what it could not hold shares its page with the contents.
        try flow.breakPage(ifFilledOver: flow.pageNumber == 1 ? 0 : 1 / 2)
        try flow.beginSection("Contents")
        try setter.set(contents, in: place)
        // Short contents share their page with what follows.
        try flow.breakPage(ifFilledOver: 1 / 3)
      }
    }
    try setter.finish(place)
    try flow.finish()
  }

  /// The head of page 1.
  private func setTitle(_ setter: PDFSetter, _ place: PDFPlace) throws(CanvasError) {
    var first = place
    var items: [PDFItem] = []
    if let logo, logo.width > 0, logo.height > 0 {
      let scale = min(style.body * 3.2 / Double(logo.height), style.body * 14 / Double(logo.width))
      let width = Double(logo.width) * scale
      items.append(
        PDFItem(
          tag: nil, y: 0,
          shape: .logo(x: geometry.right - width, width: width, height: Double(logo.height) * scale)))
      first.width -= width + style.gutter
    }
    var start = PDFStrip(.title, height: 0)
    start.items = items
    start.isFirst = true
    start.keepsNext = true
    try setter.emit(start)
    let inlines = setter.inlines
    try setter.set(
      inlines.set(document.kicker.uppercased(), .kicker), .title, in: first, tag: "P",
      room: .init(after: style.step * 0.3, keepsNext: true))
    try setter.set(
      inlines.set(document.title, .title), .title, in: first, tag: "H1",
      room: .init(after: style.step * 0.7, keepsNext: true))
    try setter.set(
      inlines.set(document.subtitle, .subtitle), .title, in: place, tag: "P", room: .init(after: style.step * 2.2))
  }

  private func set(
    _ section: Section, _ setter: PDFSetter, _ flow: PDFFlow, _ place: PDFPlace, depth: Int
  ) throws(CanvasError) {
    guard depth < PDFLimits.depth else { return }
    // A page that is less than a third full goes on.
    if section.startsPage { try flow.breakPage(ifFilledOver: 1 / 3) }
    if depth == 0 { try flow.beginSection(section.running) } else { try flow.settle() }
    var place = place
    place.tag = PDFTag("Sect", in: place.tag, spansPages: true)
    setter.anchor(section.id)
    if !section.title.isEmpty {
      try setter.setHeading(level: depth + 1, id: nil, [.text(section.title)], in: place)
    }
    try setter.set(section.blocks, in: place)
    for inner in section.sections { try set(inner, setter, flow, place, depth: depth + 1) }
  }
}
