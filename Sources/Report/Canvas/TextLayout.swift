internal import CPango

/// A text broken into lines: owns a Pango layout.
///
/// Lengths are in points at the size of the text; the layout itself works at the font map's reference size. Once made it
/// does not change: layouts may be shared.
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
  private(set) var handle: OpaquePointer
  let fonts: FontMap
  /// The lines, at least one.
  private(set) var lines: [Line] = []
  /// Points a unit of the layout.
  let scale: Double
  /// The runs of each line where lines were broken without Pango; owned.
  private let broken: [[UnsafeMutablePointer<PangoGlyphItem>]]

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
    let context = fonts.context(for: text)
    handle = pango_layout_new(context)
    lay(ending)
    if fonts.hasMore(than: context), !isPaintable {
      g_object_unref(UnsafeMutableRawPointer(handle))
      handle = pango_layout_new(fonts.everyContext)
      lay(ending)
    }
    readLines()
  }

  /// The same letters in other lines.
  ///
  /// - Parameter broken: the runs of each line, which are given away.
  init(_ whole: TextLayout, broken: [[UnsafeMutablePointer<PangoGlyphItem>]], lines: [Line]) {
    text = whole.text
    fonts = whole.fonts
    scale = whole.scale
    handle = whole.handle
    g_object_ref(UnsafeMutableRawPointer(handle))
    self.broken = broken
    self.lines = lines
  }

  private func lay(_ ending: Ending) {
    pango_layout_set_font_description(handle, fonts.description(of: text.base.face, scale: text.base.scale))
    pango_layout_set_auto_dir(handle, 1)
    switch ending {
    case .natural: break
    case .wrap(let room):
      pango_layout_set_wrap(handle, PANGO_WRAP_WORD_CHAR)
      pango_layout_set_width(handle, units(room))
    case .ellipsis(let room):
      pango_layout_set_single_paragraph_mode(handle, 1)
      pango_layout_set_ellipsize(handle, PANGO_ELLIPSIZE_END)
      pango_layout_set_width(handle, units(room))
    }
    setAttributes(fonts)
    pango_layout_set_text(handle, text.string, Int32(clamping: text.length))
  }

  deinit {
    for run in broken.joined() { pango_glyph_item_free(run) }
    g_object_unref(UnsafeMutableRawPointer(handle))
  }

  private func units(_ points: Double) -> Int32 {
    Int32(clamping: Int((max(points, 0) / scale * Double(PANGO_SCALE)).rounded(.up)))
  }

  /// The runs of a line in the order they are seen; none where there is no such line.
  func runs(ofLine number: Int) -> [UnsafeMutablePointer<PangoGlyphItem>] {
    guard broken.isEmpty else { return broken.indices.contains(number) ? broken[number] : [] }
    guard let line = pango_layout_get_line_readonly(handle, Int32(clamping: number)) else { return [] }
    return TextLayout.runs(of: line)
  }

  static func runs(of line: UnsafeMutablePointer<PangoLayoutLine>) -> [UnsafeMutablePointer<PangoGlyphItem>] {
    var runs: [UnsafeMutablePointer<PangoGlyphItem>] = []
    var node = line.pointee.runs
    while let current = node {
      node = current.pointee.next
      if let data = current.pointee.data { runs.append(data.assumingMemoryBound(to: PangoGlyphItem.self)) }
    }
    return runs
  }

  /// Whether the text runs from right to left, as its first letter decides.
  var isRightToLeft: Bool {
    guard let line = pango_layout_get_line_readonly(handle, 0) else { return false }
    return line.pointee.resolved_dir == PANGO_DIRECTION_RTL.rawValue
  }

  /// Whether there is a font for each letter.
  var isPaintable: Bool { pango_layout_get_unknown_glyphs_count(handle) == 0 }

  /// The width of the widest line.
  var width: Double { lines.reduce(0) { max($0, $1.width) } }

  private func readLines() {
    let handles = (0..<pango_layout_get_line_count(handle)).compactMap { pango_layout_get_line_readonly(handle, $0) }
    if text.isPlainAlphabet, handles.allSatisfy({ $0.pointee.resolved_dir == PANGO_DIRECTION_LTR.rawValue }) {
      // Pango's own measure asks each font for its metrics, which looks the font up again and lays a sample out.
      lines = handles.map { measured(TextLayout.runs(of: $0)) }
    } else {
      readAnyLines()
    }
  }

  private func readAnyLines() {
    guard let iterator = pango_layout_get_iter(handle) else { return }
    defer { pango_layout_iter_free(iterator) }
    let unit = scale / Double(PANGO_SCALE)
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
  }
}
