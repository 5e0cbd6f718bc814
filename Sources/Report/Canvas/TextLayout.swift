internal import CPango

/// A text broken into lines: owns a Pango layout.
///
/// Lengths are in points at the size of the text; the layout itself works at the font map's reference size.
final class TextLayout {
  /// What to do with text that is wider than its room.
  enum Overflow {
    /// Break lines, inside a word when it must be.
    case wrap
    /// Cut the only line with an ellipsis.
    case ellipsis
  }

  /// Which side lines stand at; turned around for text that runs from right to left.
  enum Alignment {
    case leading, center, trailing
  }

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

  let text: StyledText
  let handle: OpaquePointer
  /// The lines, at least one.
  private(set) var lines: [Line] = []
  /// Points a unit of the layout.
  let scale: Double

  /// Breaks a text into lines.
  ///
  /// - Parameters:
  ///   - width: the room in points; nil for one line of any width.
  init(
    _ text: StyledText, in fonts: FontMap, width: Double? = nil, alignment: Alignment = .leading,
    overflow: Overflow = .wrap
  ) {
    self.text = text
    handle = pango_layout_new(fonts.context)
    scale = text.size / fonts.referenceSize
    let base = text.runs.first?.style
    pango_layout_set_font_description(
      handle, fonts.description(of: base?.face ?? TextFace(), scale: base?.scale ?? 1))
    pango_layout_set_auto_dir(handle, 1)
    switch overflow {
    case .wrap: pango_layout_set_wrap(handle, PANGO_WRAP_WORD_CHAR)
    case .ellipsis:
      pango_layout_set_single_paragraph_mode(handle, 1)
      pango_layout_set_ellipsize(handle, PANGO_ELLIPSIZE_END)
    }
    setAttributes(fonts)
    pango_layout_set_text(handle, text.string, Int32(clamping: text.length))
    setRoom(width, alignment)
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(handle))
  }

  /// Breaks the text anew for another room.
  func setRoom(_ width: Double?, _ alignment: Alignment = .leading) {
    let units = width.map { Int32(clamping: Int(($0 / scale * Double(PANGO_SCALE)).rounded(.up))) }
    pango_layout_set_width(handle, units ?? -1)
    let side: PangoAlignment =
      switch alignment {
      case .leading: PANGO_ALIGN_LEFT
      case .center: PANGO_ALIGN_CENTER
      case .trailing: PANGO_ALIGN_RIGHT
      }
    pango_layout_set_alignment(handle, side)
    readLines()
  }

  /// The width of the widest line.
  var width: Double { lines.reduce(0) { max($0, $1.width) } }

  private func readLines() {
    lines.removeAll(keepingCapacity: true)
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
          ascent: Double(baseline - logical.y) * unit,
          descent: Double(logical.y + logical.height - baseline) * unit))
    } while pango_layout_iter_next_line(iterator) != 0
  }

  /// The width of the widest part of the only line that cannot be broken, and of the line.
  func unbreakableWidth() -> Double {
    var count: Int32 = 0
    guard let attributes = pango_layout_get_log_attrs_readonly(handle, &count), count > 0,
      let line = pango_layout_get_line_readonly(handle, 0)
    else { return width }
    var widest: Int32 = 0
    var start: Int32 = 0
    var offset: Int32 = 0
    var position = 0
    for scalar in text.string.unicodeScalars {
      if position > 0, position < Int(count), attributes[position].is_line_break != 0 {
        var x: Int32 = 0
        pango_layout_line_index_to_x(line, offset, 0, &x)
        widest = max(widest, abs(x - start))
        start = x
      }
      offset += Int32(clamping: UTF8.width(scalar))
      position += 1
    }
    var x: Int32 = 0
    pango_layout_line_index_to_x(line, offset, 0, &x)
    widest = max(widest, abs(x - start))
    return Double(widest) / Double(PANGO_SCALE) * scale
  }
}
