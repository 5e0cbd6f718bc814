/// Paints pages, one after the other, with the elements of the document's structure around what they hold.
final class PDFPagePainter {
  private let brush: Context
  private let layout: PDFLayout
  private let index: PDFIndex
  private let logo: ImageSurface?
  private let drawings: DrawingPainter
  private let inlines: PDFInlines
  private let spans: TextSpans
  private var open: [PDFTag] = []
  private var named: Set<String> = []
  /// The running heads that were cut last: most pages have those of the page before.
  private var shortened: [String: (room: Double, line: TextLayout)] = [:]

  init(brush: Context, layout: PDFLayout, index: PDFIndex) {
    self.brush = brush
    self.layout = layout
    self.index = index
    logo = layout.logo
    spans = TextSpans(on: brush)
    let anchors = layout.anchors
    drawings = DrawingPainter(
      brush: brush, fonts: layout.fonts, theme: layout.style.theme,
      links: .pages(destination: { anchors.destination($0) }))
    inlines = PDFInlines(style: layout.style, anchors: layout.anchors)
  }

  /// Paints a page and ends it.
  func paint(_ page: PDFPage) throws(CanvasError) {
    if open.isEmpty, let root = page.items.lazy.compactMap(\.tag).first?.root { enter(root) }
    for anchor in page.anchors { name(anchor.id, at: anchor.y) }
    brush.beginTag("NonStruct")
    for item in page.items where item.tag == nil { paint(item) }
    paintFurniture(of: page)
    brush.endTag("NonStruct")
    for item in page.items {
      guard let tag = item.tag else { continue }
      enter(tag)
      paint(item)
    }
    spans.close()
    while let last = open.last, !last.spansPages { leave() }
    brush.showPage()
    try brush.check()
  }

  /// Closes all elements.
  func finish() {
    while !open.isEmpty { leave() }
  }

  private func name(_ anchor: String, at y: Double) {
    guard let name = layout.anchors.destination(anchor), named.insert(name).inserted else { return }
    brush.destination(name, x: layout.geometry.left, y: max(y - layout.style.step, 0))
  }

  /// Closes and opens elements until `tag` is the innermost.
  private func enter(_ tag: PDFTag) {
    if let last = open.last, last === tag { return }
    spans.close()
    var path: [PDFTag] = []
    var next: PDFTag? = tag
    while let current = next {
      path.append(current)
      next = current.parent
    }
    path.reverse()
    var common = 0
    while common < open.count, common < path.count, open[common] === path[common] { common += 1 }
    while open.count > common { leave() }
    for tag in path[common...] {
      brush.beginTag(tag.name)
      open.append(tag)
    }
  }

  private func leave() {
    if let last = open.popLast() { brush.endTag(last.name) }
  }

  private func paint(_ item: PDFItem) {
    let hasSpans = item.tag?.hasSpans == true
    if !hasSpans { spans.close() }
    switch item.shape {
    case .line(let layout, let number, let x):
      layout.paint(line: number, x: x, baseline: item.y, on: brush, spans: hasSpans ? spans : nil)
    case .fill(let x, let width, let height, let color):
      brush.setColor(color)
      brush.fill(DrawingRect(x: x, y: item.y, width: width, height: height))
    case .outline(let x, let width, let height, let line, let color):
      brush.setColor(color)
      brush.stroke(DrawingRect(x: x, y: item.y, width: width, height: height), width: line)
    case .hook(let x, let size, let color):
      paintHook(x: x, baseline: item.y, size: size, color)
    case .drawing(let drawing, let x, let scale):
      brush.isolated {
        brush.translate(x: x, y: item.y)
        brush.scale(scale)
        drawings.paint(drawing)
      }
    case .logo(let x, let width, let height):
      if let logo { brush.paint(logo, in: DrawingRect(x: x, y: item.y, width: width, height: height)) }
    case .pageNumber(let anchor, let right, let role):
      guard let number = index.page(of: anchor) else { return }
      let text = inlines.set([.text(String(number))], role)
      let line = TextLayout(text, in: layout.fonts)
      line.paint(line: 0, x: right - line.width, baseline: item.y, on: brush, spans: spans)
    }
  }

  /// An arrow that comes down from the line above and points at this one.
  private func paintHook(x: Double, baseline: Double, size: Double, _ color: Theme.Color) {
    let y = baseline - size * 0.42
    brush.setColor(color)
    brush.path(
      [DrawingPoint(x, y - size * 0.75), DrawingPoint(x, y), DrawingPoint(x + size, y)], closed: false)
    brush.strokePath(width: 0.6)
    brush.path(
      [
        DrawingPoint(x + size * 0.62, y - size * 0.3), DrawingPoint(x + size, y),
        DrawingPoint(x + size * 0.62, y + size * 0.3),
      ], closed: false)
    brush.strokePath(width: 0.6)
  }

  /// The running head and the foot.
  private func paintFurniture(of page: PDFPage) {
    let geometry = layout.geometry
    let number = text("Page \(page.number) of \(index.pages)")
    number.paint(line: 0, x: geometry.right - number.width, baseline: geometry.footBaseline, on: brush)
    if page.number == 1 {
      brush.setColor(layout.style.rule)
      brush.fill(DrawingRect(x: geometry.left, y: geometry.footRule, width: geometry.textWidth, height: 0.5))
      let room = geometry.textWidth - number.width - layout.style.gutter
      let sources = PDFSources(layout.document.sources).line { self.text($0).width <= room }
      paint(sources, x: geometry.left, room: room, baseline: geometry.footBaseline)
    } else {
      // Each half of the head may take what the other leaves free.
      let both = geometry.textWidth - layout.style.gutter
      let title = text(layout.document.title).width
      let section = text(page.running, room: max(both / 2, both - title))
      paint(
        layout.document.title, x: geometry.left, room: max(both / 2, both - section.width),
        baseline: geometry.headBaseline)
      let indent = section.lines.first?.x ?? 0
      section.paint(
        line: 0, x: geometry.right - section.width - indent, baseline: geometry.headBaseline, on: brush)
    }
  }

  private func paint(_ string: String, x: Double, room: Double, baseline: Double) {
    let line = text(string, room: room)
    line.paint(line: 0, x: x - (line.lines.first?.x ?? 0), baseline: baseline, on: brush)
  }

  private func text(_ string: String, room: Double? = nil) -> TextLayout {
    if let known = shortened[string], known.room == room { return known.line }
    let text = inlines.set([.text(String(string.prefix(300)))], .furniture)
    let line = layout.layouts.layout(of: text, in: layout.fonts)
    guard let room, line.width > room else { return line }
    let short = TextLayout(text, in: layout.fonts, ending: .ellipsis(room))
    if shortened.count > 3 { shortened = [:] }
    shortened[string] = (room, short)
    return short
  }
}

extension PDFTag {
  /// The outermost element.
  var root: PDFTag {
    var tag = self
    while let parent = tag.parent { tag = parent }
    return tag
  }
}
