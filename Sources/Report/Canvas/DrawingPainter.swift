/// Paints a drawing with Cairo, for pages and for picture files.
///
/// Items with numbers that are no numbers are left out; what lies far outside is cut.
struct DrawingPainter {
  /// How links and text of a drawing are written.
  enum Links {
    /// Left out: picture files have no anchors.
    case none
    /// Kept where the function knows the destination's name; all else then stands in spans, because an element
    /// with links inside has no text of its own.
    case pages(destination: (String) -> String?)
  }

  let brush: Context
  let fonts: FontMap
  let colors: [InkRole: Theme.Color]
  let links: Links
  let layouts: TextLayoutCache

  init(brush: Context, fonts: FontMap, theme: Theme, links: Links) {
    self.brush = brush
    self.fonts = fonts
    self.colors = theme.light
    self.links = links
    layouts = TextLayoutCache()
  }

  /// Paints all items at the context's origin.
  func paint(_ drawing: Drawing) {
    let hasLinks = drawing.items.contains { Self.holdsLink($0, depth: 0) }
    if hasLinks, case .pages = links {
      paintApart(drawing.items, depth: 0)
    } else {
      for item in drawing.items { paint(item, depth: 0) }
    }
  }

  private static func holdsLink(_ item: DrawingItem, depth: Int) -> Bool {
    switch item {
    case .link: true
    case .group(_, let items): depth < PaintLimits.deepest && items.contains { holdsLink($0, depth: depth + 1) }
    case .rect, .hatch, .path, .marker, .text: false
    }
  }

  /// Paints items so that links and what stands between them are elements of their own.
  private func paintApart(_ items: [DrawingItem], depth: Int) {
    guard depth <= PaintLimits.deepest else { return }
    var isInSpan = false
    for item in items {
      let isApart = Self.holdsLink(item, depth: depth)
      if isApart == isInSpan {
        if isInSpan { brush.endTag("Span") } else { brush.beginTag("Span") }
        isInSpan.toggle()
      }
      switch item {
      case .group(_, let inner) where isApart: paintApart(inner, depth: depth + 1)
      case .rect, .hatch, .path, .marker, .text, .group, .link: paint(item, depth: depth)
      }
    }
    if isInSpan { brush.endTag("Span") }
  }

  private func paint(_ item: DrawingItem, depth: Int) {
    guard depth <= PaintLimits.deepest else { return }
    switch item {
    case .rect(let rect, let radius, let fill, let stroke): paint(rect, radius: radius, fill: fill, stroke: stroke)
    case .hatch(let rect, let ink): hatch(rect, ink)
    case .path(let points, let closed, let fill, let stroke): paint(points, closed: closed, fill: fill, stroke: stroke)
    case .marker(let shape, let center, let size, let ink): mark(shape, at: center, size: size, ink)
    case .text(let text): paint(text)
    case .group(_, let items): for item in items { paint(item, depth: depth + 1) }
    case .link(let anchor, let items): paintLink(to: anchor, items, depth: depth)
    }
  }

  private func paintLink(to anchor: String, _ items: [DrawingItem], depth: Int) {
    guard case .pages(let destination) = links else {
      for item in items { paint(item, depth: depth + 1) }
      return
    }
    let name = destination(anchor)
    if let name { brush.beginLink(.destination(name)) } else { brush.beginTag("Span") }
    // A link in a link would not be a link: only the outer one counts.
    let inner = DrawingPainter(brush: brush, fonts: fonts, colors: colors, links: .none, layouts: layouts)
    for item in items { inner.paint(item, depth: depth + 1) }
    if name != nil { brush.endTag("Link") } else { brush.endTag("Span") }
  }

  private init(
    brush: Context, fonts: FontMap, colors: [InkRole: Theme.Color], links: Links, layouts: TextLayoutCache
  ) {
    self.brush = brush
    self.fonts = fonts
    self.colors = colors
    self.links = links
    self.layouts = layouts
  }

  /// Sets the colour of an ink.
  func use(_ ink: Ink) {
    brush.setColor(colors[ink.role] ?? Theme.Color(0), opacity: PaintLimits.opacity(ink))
  }
}
