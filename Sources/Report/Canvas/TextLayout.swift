internal import CPango

/// A text broken into lines.
///
/// Lengths are in points at the size of the text; letters are shaped at the font map's reference size. Once made it does
/// not change: layouts may be shared.
final class TextLayout {
  /// A line.
  struct Line {
    /// From the left edge of the room to the first letter.
    var x: Double
    var width: Double
    /// What the fonts of the line reach above the base line.
    var ascent: Double
    /// What the fonts of the line reach below the base line.
    var descent: Double
  }

  /// The text as it is laid out.
  let text: StyledText
  /// Its letters.
  let glyphs: TextGlyphs
  let fonts: FontMap
  /// The lines, at least one.
  private(set) var lines: [Line] = []
  /// Points a unit of the reference size.
  let scale: Double
  /// The runs of each line where lines were broken without Pango; owned.
  private let broken: [[TextGlyphs.Run]]

  /// How lines come to an end.
  enum Ending {
    /// Only where the text says so.
    case natural
    /// Where the room ends, as Pango breaks lines: for every script, at the price of shaping each line several times.
    case wrap(Double)
    /// Where the room ends, with an ellipsis; there is one line.
    case ellipsis(Double)
  }

  /// Lays a text out; use ``set(_:in:width:)`` for running text.
  init(_ text: StyledText, in fonts: FontMap, ending: Ending = .natural) {
    self.text = text
    self.fonts = fonts
    broken = []
    scale = text.size / fonts.referenceSize
    glyphs = TextLayout.glyphs(of: text, in: fonts, scale: scale, ending: ending)
    lines = self.glyphs.layout.map(measuredLines) ?? self.glyphs.lines.map { measured($0.runs) }
  }

  /// The same letters in other lines.
  ///
  /// - Parameter broken: the runs of each line, which are given away.
  init(_ whole: TextLayout, broken: [[TextGlyphs.Run]], lines: [Line]) {
    text = whole.text
    fonts = whole.fonts
    scale = whole.scale
    glyphs = whole.glyphs
    self.broken = broken
    self.lines = lines
  }

  deinit {
    for run in broken.joined() { pango_glyph_item_free(run) }
  }

  private static func glyphs(of text: StyledText, in fonts: FontMap, scale: Double, ending: Ending) -> TextGlyphs {
    let context = fonts.context(for: text)
    if case .natural = ending, let glyphs = TextGlyphs(latin: text, in: fonts, context: context) { return glyphs }
    fonts.turn?.begin()
    let attributes = attributes(of: text, in: fonts)
    defer { pango_attr_list_unref(attributes) }
    let glyphs = glyphs(of: text, attributes, scale: scale, context: context, ending: ending)
    if glyphs.isPaintable || !fonts.hasMore(than: context) { return glyphs }
    return self.glyphs(of: text, attributes, scale: scale, context: fonts.everyContext, ending: ending)
  }

  private static func glyphs(
    of text: StyledText, _ attributes: OpaquePointer?, scale: Double, context: OpaquePointer?, ending: Ending
  ) -> TextGlyphs {
    if case .natural = ending, text.isPlainAlphabet,
      let glyphs = TextGlyphs(text, attributes: attributes, context: context)
    {
      return glyphs
    }
    let layout: OpaquePointer = pango_layout_new(context)
    pango_layout_set_auto_dir(layout, 1)
    switch ending {
    case .natural: break
    case .wrap(let room):
      pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
      pango_layout_set_width(layout, units(room, scale))
    case .ellipsis(let room):
      pango_layout_set_single_paragraph_mode(layout, 1)
      pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END)
      pango_layout_set_width(layout, units(room, scale))
    }
    pango_layout_set_attributes(layout, attributes)
    pango_layout_set_text(layout, text.string, Int32(clamping: text.length))
    return TextGlyphs(layout)
  }

  private static func units(_ points: Double, _ scale: Double) -> Int32 {
    Int32(clamping: Int((max(points, 0) / scale * Double(PANGO_SCALE)).rounded(.up)))
  }

  /// The runs of a line in the order they are seen; none where there is no such line.
  func runs(ofLine number: Int) -> [TextGlyphs.Run] {
    guard broken.isEmpty else { return broken.indices.contains(number) ? broken[number] : [] }
    return glyphs.lines.indices.contains(number) ? glyphs.lines[number].runs : []
  }

  /// Whether the text runs from right to left, as its first letter decides.
  var isRightToLeft: Bool { glyphs.isRightToLeft }

  /// Whether there is a font for each letter.
  var isPaintable: Bool { glyphs.isPaintable }

  /// The width of the widest line.
  var width: Double { lines.reduce(0) { max($0, $1.width) } }

  /// The lines of a layout, which may lie anywhere in its room.
  private func measuredLines(_ layout: OpaquePointer) -> [Line] {
    guard let iterator = pango_layout_get_iter(layout) else { return [] }
    defer { pango_layout_iter_free(iterator) }
    let unit = scale / Double(PANGO_SCALE)
    var lines: [Line] = []
    repeat {
      var logical = PangoRectangle()
      pango_layout_iter_get_line_extents(iterator, nil, &logical)
      let baseline = pango_layout_iter_get_baseline(iterator)
      lines.append(
        Line(
          x: Double(logical.x) * unit, width: Double(logical.width) * unit,
          ascent: (Double(baseline) - Double(logical.y)) * unit,
          descent: (Double(logical.y) + Double(logical.height) - Double(baseline)) * unit))
    } while pango_layout_iter_next_line(iterator) != 0
    return lines
  }
}
