/// Sets blocks as strips, which it hands on one by one.
final class PDFSetter {
  let style: PDFStyle
  let fonts: FontMap
  let layouts: TextLayoutCache
  let inlines: PDFInlines
  /// The height of a page after the first.
  let pageHeight: Double
  /// Whether cells are elements of the structure, or whole rows.
  let isFine: Bool
  private var receive: (PDFStrip) throws(CanvasError) -> Void
  /// Anchors that wait for the next strip.
  private var waitingAnchors: [String] = []

  init(
    style: PDFStyle, fonts: FontMap, layouts: TextLayoutCache, anchors: PDFAnchors, pageHeight: Double, isFine: Bool,
    receive: @escaping (PDFStrip) throws(CanvasError) -> Void
  ) {
    self.style = style
    self.fonts = fonts
    self.layouts = layouts
    inlines = PDFInlines(style: style, anchors: anchors)
    self.pageHeight = pageHeight
    self.isFine = isFine
    self.receive = receive
  }

  var step: Double { style.step }

  /// A text on one line, laid out now or before.
  func line(_ text: StyledText) -> TextLayout { layouts.layout(of: text, in: fonts) }

  /// A text in lines no wider than a room.
  func lines(_ text: StyledText, width: Double) -> TextLayout {
    TextLayout.set(text, in: fonts, width: width, layouts: layouts)
  }

  /// Hands a strip on.
  func emit(_ strip: PDFStrip) throws(CanvasError) {
    guard !waitingAnchors.isEmpty else { return try receive(strip) }
    var strip = strip
    strip.anchors = waitingAnchors + strip.anchors
    waitingAnchors.removeAll()
    try receive(strip)
  }

  /// Notes an anchor for the next strip.
  func anchor(_ id: String?) {
    if let id, !id.isEmpty { waitingAnchors.append(id) }
  }

  /// Hands on the anchors that nothing followed.
  func finish(_ place: PDFPlace) throws(CanvasError) {
    if !waitingAnchors.isEmpty { try emit(PDFStrip(.paragraph, height: 0)) }
  }

  /// Catches what `body` sets.
  func collecting(_ body: () throws(CanvasError) -> Void) throws(CanvasError) -> [PDFStrip] {
    var strips: [PDFStrip] = []
    try redirecting(body) { (strip) throws(CanvasError) in strips.append(strip) }
    return strips
  }

  private func redirecting(
    _ body: () throws(CanvasError) -> Void, to receiver: @escaping (PDFStrip) throws(CanvasError) -> Void
  ) throws(CanvasError) {
    let outer = receive
    receive = receiver
    defer { receive = outer }
    try body()
  }

  /// Sets blocks below one another.
  func set(_ blocks: [Block], in place: PDFPlace) throws(CanvasError) {
    guard place.depth < PDFLimits.depth else {
      return try set(inlines.set("…", .note), .paragraph, in: place, tag: "P")
    }
    for (index, block) in blocks.enumerated() {
      try set(block, leads: Self.leads(blocks, at: index), in: place)
    }
  }

  /// Whether a paragraph stands between a heading and the table or picture that it leads to, with at most one other.
  private static func leads(_ blocks: [Block], at index: Int) -> Bool {
    func isParagraph(_ index: Int) -> Bool {
      guard blocks.indices.contains(index), case .paragraph = blocks[index] else { return false }
      return true
    }
    guard isParagraph(index) else { return false }
    let first = isParagraph(index - 1) ? index - 1 : index
    let next = isParagraph(index + 1) ? index + 2 : index + 1
    guard next - first <= 2, blocks.indices.contains(first - 1), blocks.indices.contains(next),
      case .heading = blocks[first - 1]
    else { return false }
    switch blocks[next] {
    case .table, .figure: return true
    case .heading, .paragraph, .banner, .keyFigures, .code, .list, .columns, .definitions, .details, .quote, .rule,
      .anchor:
      return false
    }
  }

  private func set(_ block: Block, leads: Bool, in place: PDFPlace) throws(CanvasError) {
    switch block {
    case .heading(let level, let id, let text): try setHeading(level: level, id: id, text, in: place)
    case .paragraph(let text, let look): try setParagraph(text, look, keepsEnd: leads, in: place)
    case .banner(let banner): try set(banner, in: place)
    case .keyFigures(let figures): try set(figures, in: place)
    case .table(let table): try set(table, in: place)
    case .figure(let figure): try set(figure, in: place)
    case .code(let code): try set(code, in: place)
    case .list(let isOrdered, let items): try setList(items, isOrdered: isOrdered, in: place)
    case .columns(let columns): try setColumns(columns, in: place)
    case .definitions(let definitions): try set(definitions, in: place)
    case .details(let details): try set(details, in: place)
    case .quote(let blocks): try setQuote(blocks, in: place)
    case .rule: try setRule(in: place)
    case .anchor(let id): anchor(id)
    }
  }
}
