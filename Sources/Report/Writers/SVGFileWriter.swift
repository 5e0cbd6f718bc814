/// Turns a drawing into an SVG file that looks the same everywhere: colours stand in it, and letters are outlines.
///
/// An outline stands once among the definitions, however often its letter is used; what is painted and where is what
/// ``DrawingPainter`` paints on pages.
struct SVGFileWriter: SVGShapes {
  var out = MarkupBytes()
  private let colors: [InkRole: Theme.Color]
  private let letters: ChartLetters
  /// The ids that outlines have in this file, by number; 0 for none.
  private var ids: [Int] = []
  /// The numbers of the outlines in the order of their ids, which is that of their first use.
  private var used: [Int] = []
  /// Whether all letters are outlines.
  private var isComplete = true

  private init(theme: Theme, letters: ChartLetters) {
    colors = theme.light
    self.letters = letters
  }

  /// Writes a drawing on a page of the theme's colour.
  ///
  /// - Parameters:
  ///   - width: the width of the file in points, within bounds.
  ///   - height: the height of the file in points, within bounds.
  /// - Returns: UTF-8; nil when the drawing has letters that are pictures.
  static func write(
    _ drawing: Drawing, width: Double, height: Double, theme: Theme, letters: ChartLetters
  ) -> [UInt8]? {
    letters.trim()
    var writer = SVGFileWriter(theme: theme, letters: letters)
    for item in drawing.items where writer.isComplete { writer.append(item, depth: 0) }
    return writer.isComplete ? writer.file(width: width, height: height) : nil
  }

  private func file(width: Double, height: Double) -> [UInt8] {
    var file = MarkupBytes()
    file.reserve(out.bytes.count + used.reduce(1_024) { $0 + letters.paths[$1].count + 32 })
    file.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
    file.markup(" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"")
    file.number(width)
    file.markup("pt\" height=\"")
    file.number(height)
    file.markup("pt\" viewBox=\"0 0 ")
    file.number(width)
    file.markup(" ")
    file.number(height)
    // Corners are as sharp as Cairo draws them.
    file.markup("\" stroke-miterlimit=\"10\">\n")
    if !used.isEmpty {
      file.markup("<defs>\n")
      for (index, number) in used.enumerated() {
        file.markup("<path id=\"g")
        file.integer(index + 1)
        file.markup("\" d=\"")
        file.append(letters.paths[number])
        file.markup("\"/>\n")
      }
      file.markup("</defs>\n")
    }
    file.markup("<rect width=\"")
    file.number(width)
    file.markup("\" height=\"")
    file.number(height)
    file.markup("\" fill=\"")
    file.color(colors[.page] ?? Theme.Color(0xFFFFFF))
    file.markup("\"/>\n")
    file.append(out.bytes)
    file.markup("</svg>\n")
    return file.bytes
  }

  // MARK: Items

  private mutating func append(_ item: DrawingItem, depth: Int) {
    guard depth <= PaintLimits.deepest, isComplete else { return }
    switch item {
    case .rect(let rect, let radius, let fill, let stroke): append(sane: rect, radius: radius, fill, stroke)
    case .hatch(let rect, let ink): if PaintLimits.isSane(rect) { appendHatch(rect, ink: ink) }
    case .path(let points, let isClosed, let fill, let stroke):
      let sane = points.filter { PaintLimits.isSane($0) }
      if sane.count > 1 { append(sane, isClosed: isClosed, fill: fill, visible: PaintLimits.sane(stroke)) }
    case .marker(let shape, let center, let size, let ink): append(shape, at: center, size: size, ink)
    case .text(let text): append(text)
    case .group(_, let items), .link(_, let items): for item in items { append(item, depth: depth + 1) }
    }
    out.markup("\n")
  }

  private mutating func append(sane rect: DrawingRect, radius: Double, _ fill: Ink?, _ stroke: Stroke?) {
    guard PaintLimits.isSane(rect), PaintLimits.isSane(radius), rect.width >= 0, rect.height >= 0 else { return }
    let stroke = PaintLimits.sane(stroke)
    guard rect.width >= 0.005, rect.height >= 0.005 else {
      // A rectangle without area has no outline in SVG, but a line has.
      let corners = [
        DrawingPoint(rect.x, rect.y), DrawingPoint(rect.x + rect.width, rect.y),
        DrawingPoint(rect.x + rect.width, rect.y + rect.height), DrawingPoint(rect.x, rect.y + rect.height),
      ]
      return append(corners, isClosed: true, fill: nil, visible: stroke)
    }
    guard fill != nil || stroke != nil else { return }
    let round = min(radius, rect.width / 2, rect.height / 2)
    append(rect, radius: round > 0.05 ? round : 0, fill: fill, stroke: stroke)
  }

  private mutating func append(_ points: [DrawingPoint], isClosed: Bool, fill: Ink?, visible stroke: Stroke?) {
    guard fill != nil || stroke != nil else { return }
    append(points, isClosed: isClosed, fill: fill, stroke: stroke)
  }

  private mutating func append(_ shape: MarkerShape, at center: DrawingPoint, size: Double, _ ink: Ink) {
    guard PaintLimits.isSane(center), PaintLimits.isSane(size), size > 0 else { return }
    switch MarkerOutline(shape, at: center, size: size) {
    case .disc(let radius): append(circleAt: center, radius: radius, fill: ink, stroke: nil)
    case .ring(let radius, let line):
      append(circleAt: center, radius: max(radius, 0), fill: nil, stroke: Stroke(ink, width: line))
    case .polygon(let corners): append(corners, isClosed: true, fill: ink, stroke: nil)
    }
  }

  // MARK: Text

  private mutating func append(_ text: DrawingText) {
    guard PaintLimits.isSane(text.position), PaintLimits.isSane(text.size), text.size > 0, !text.string.isEmpty else {
      return
    }
    guard let line = letters.text(text) else {
      isComplete = false
      return
    }
    guard !line.letters.isEmpty else { return }
    let unit = line.unit * text.size
    out.markup("<g")
    appendFill(text.ink)
    out.markup(" transform=\"translate(")
    pair(text.position.x - text.start(width: line.width * unit), text.position.y)
    out.markup(")scale(")
    out.ratio(unit)
    out.markup(")\">")
    for letter in line.letters {
      out.markup("<use xlink:href=\"#g")
      out.integer(id(of: letter.outline))
      if letter.x != 0 {
        out.markup("\" x=\"")
        out.integer(letter.x)
      }
      if letter.y != 0 {
        out.markup("\" y=\"")
        out.integer(letter.y)
      }
      out.markup("\"/>")
    }
    out.markup("</g>")
  }

  private mutating func id(of outline: Int) -> Int {
    while ids.count <= outline { ids.append(0) }
    if ids[outline] == 0 {
      used.append(outline)
      ids[outline] = used.count
    }
    return ids[outline]
  }

  // MARK: Colours

  mutating func appendPaint(fill: Ink?, stroke: Stroke?) {
    if let fill { appendFill(fill) } else { out.markup(" fill=\"none\"") }
    guard let stroke else { return }
    out.markup(" stroke=\"")
    out.color(colors[stroke.ink.role] ?? Theme.Color(0))
    out.markup("\"")
    appendOpacity(stroke.ink, "stroke-opacity")
    appendLine(stroke)
    if stroke.isRound { out.markup(" stroke-linecap=\"round\" stroke-linejoin=\"round\"") }
  }

  private mutating func appendFill(_ ink: Ink) {
    out.markup(" fill=\"")
    out.color(colors[ink.role] ?? Theme.Color(0))
    out.markup("\"")
    appendOpacity(ink, "fill-opacity")
  }
}
