/// Turns a drawing into SVG that stands inside an HTML page.
///
/// Colours are classes (`f-met` fills, `s-met` draws lines), so that the page's style sheet decides about light, dark
/// and print. Hover texts are `<title>` elements in groups of the class `h`, which browsers show by themselves.
public struct SVGWriter {
  /// Which links arrive; nil lets all through.
  private let anchors: DocumentAnchors?
  var out = MarkupBytes()
  /// Whether the picture has links: then it is a group to a screen reader instead of one image.
  var hasLinks = false
  var isInLink = false

  init(anchors: DocumentAnchors?) {
    self.anchors = anchors
  }

  /// Writes a drawing as one `<svg>` element.
  ///
  /// - Parameters:
  ///   - drawing: The picture.
  ///   - id: A name that is unique in the page; the description gets `id-desc`.
  ///   - labelledBy: The id of the element that names the picture.
  ///   - description: What a reader who cannot see the picture is told.
  /// - Returns: UTF-8.
  public static func write(_ drawing: Drawing, id: String, labelledBy: String, description: String) -> [UInt8] {
    write(drawing, id: id, labelledBy: labelledBy, description: description, anchors: nil)
  }

  static func write(
    _ drawing: Drawing, id: String, labelledBy: String, description: String, anchors: DocumentAnchors?
  ) -> [UInt8] {
    var writer = SVGWriter(anchors: anchors)
    writer.hasLinks = writer.containsLink(drawing.items)
    writer.open(drawing, id: SafeAddress.anchor(id), labelledBy: labelledBy, description: description)
    for item in drawing.items { writer.append(item) }
    writer.out.markup("</svg>")
    return writer.out.bytes
  }

  private mutating func open(_ drawing: Drawing, id: String, labelledBy: String, description: String) {
    let width = drawing.width.isFinite ? max(drawing.width, 1) : 1
    let height = drawing.height.isFinite ? max(drawing.height, 1) : 1
    out.markup("<svg class=\"chart")
    // What is wider than a phone keeps its size there and scrolls in its own box.
    if width > 300 { out.markup(" wide") }
    out.markup("\" role=\"")
    out.markup(hasLinks ? "group" : "img")
    out.markup("\" aria-labelledby=\"")
    out.text(SafeAddress.anchor(labelledBy))
    out.markup("\" aria-describedby=\"")
    out.text(id)
    out.markup("-desc\" viewBox=\"0 0 ")
    pair(width, height)
    out.markup("\" width=\"")
    // A point is 4/3 of a CSS pixel.
    out.number(width * 4 / 3)
    out.markup("\" height=\"")
    out.number(height * 4 / 3)
    out.markup("\"><desc id=\"")
    out.text(id)
    out.markup("-desc\">")
    out.text(description)
    out.markup("</desc>")
  }

  private func containsLink(_ items: [DrawingItem]) -> Bool {
    items.contains { item in
      switch item {
      case .rect, .hatch, .path, .marker, .text: false
      case .group(_, let inner): containsLink(inner)
      case .link(let anchor, let inner): (anchors?.has(anchor) ?? true) || containsLink(inner)
      }
    }
  }

  // MARK: Items

  private mutating func append(_ item: DrawingItem) {
    switch item {
    case .rect(let rect, let radius, let fill, let stroke): append(rect, radius: radius, fill: fill, stroke: stroke)
    case .hatch(let rect, let ink): appendHatch(rect, ink: ink)
    case .path(let points, let isClosed, let fill, let stroke):
      append(points, isClosed: isClosed, fill: fill, stroke: stroke)
    case .marker(let shape, let point, let size, let ink): append(shape, at: point, size: size, ink: ink)
    case .text(let text): append(text)
    case .group(let hover, let items): append(items, hover: hover)
    case .link(let anchor, let items): append(items, anchor: anchor)
    }
  }

  private mutating func append(_ items: [DrawingItem], hover: String?) {
    if let hover, !hover.isEmpty {
      out.markup("<g class=\"h\"><title>")
      out.text(hover)
      out.markup("</title>")
    } else {
      out.markup("<g>")
    }
    for item in items { append(item) }
    out.markup("</g>")
  }

  private mutating func append(_ items: [DrawingItem], anchor: String) {
    let name = SafeAddress.anchor(anchor)
    // A link inside a link is none.
    let isLink = !isInLink && (anchors?.has(name) ?? true)
    if isLink {
      out.markup("<a href=\"#")
      out.text(name)
      out.markup("\">")
      isInLink = true
    }
    for item in items { append(item) }
    if isLink {
      out.markup("</a>")
      isInLink = false
    }
  }
}
