internal import CPango

/// A text broken into lines: owns a Pango layout.
///
/// Lengths are in points at the size of the text; the layout itself works at the font map's reference size.
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

  /// The text as it is laid out: where lines were broken by ``wrapped(to:)`` it holds line feeds.
  let text: StyledText
  let handle: OpaquePointer
  let fonts: FontMap
  /// The lines, at least one.
  private(set) var lines: [Line] = []
  /// Points a unit of the layout.
  let scale: Double
  private var isNatural = false

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
    handle = pango_layout_new(fonts.context)
    scale = text.size / fonts.referenceSize
    pango_layout_set_font_description(handle, fonts.description(of: text.base.face, scale: text.base.scale))
    pango_layout_set_auto_dir(handle, 1)
    switch ending {
    case .natural: isNatural = true
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
    readLines()
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(handle))
  }

  private func units(_ points: Double) -> Int32 {
    Int32(clamping: Int((max(points, 0) / scale * Double(PANGO_SCALE)).rounded(.up)))
  }

  /// Takes the room of the spaces at broken ends out of the lines' widths.
  func trim(_ spaces: [Double]) {
    for (index, space) in spaces.enumerated() where lines.indices.contains(index) { lines[index].width -= space }
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

  /// Reads lines that end where the text says so and run from left to right; false when one does not.
  ///
  /// An iterator would ask every face for its metrics, for which Pango looks up the fonts of another layout.
  private func readNaturalLines() -> Bool {
    let count = pango_layout_get_line_count(handle)
    let unit = scale / Double(PANGO_SCALE)
    for number in 0..<count {
      guard let line = pango_layout_get_line_readonly(handle, number),
        line.pointee.resolved_dir == PANGO_DIRECTION_LTR.rawValue
      else {
        lines.removeAll(keepingCapacity: true)
        return false
      }
      var logical = PangoRectangle()
      pango_layout_line_get_extents(line, nil, &logical)
      lines.append(
        Line(
          x: Double(logical.x) * unit, width: Double(logical.width) * unit, ascent: -Double(logical.y) * unit,
          descent: (Double(logical.y) + Double(logical.height)) * unit))
    }
    return !lines.isEmpty
  }

  private func readLines() {
    lines.removeAll(keepingCapacity: true)
    if isNatural, readNaturalLines() { return }
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
