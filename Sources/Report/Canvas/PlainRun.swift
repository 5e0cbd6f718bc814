internal import CCairo
internal import CPango

/// A run whose every character has one glyph, or none to be seen, ready to be painted with its text.
///
/// Pages say which text their glyphs stand for. A blank that no line may end at is a plain blank there: it looks the same,
/// is found by a search, and fonts of pages hold one glyph less.
///
/// One value is filled again and again: a page has hundreds of runs.
final class PlainRun {
  private var font: OpaquePointer?
  private var glyphs = UnsafeMutableBufferPointer<cairo_glyph_t>.allocate(capacity: 256)
  private var clusters = UnsafeMutableBufferPointer<cairo_text_cluster_t>.allocate(capacity: 256)
  private var text = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 1_024)
  private var glyphCount = 0
  private var clusterCount = 0
  private var textLength = 0

  deinit {
    glyphs.deallocate()
    clusters.deallocate()
    text.deallocate()
  }

  /// Makes room for a run and gives the place of its glyphs.
  private func makeRoom(glyphs count: Int, bytes: Int) -> UnsafeMutablePointer<cairo_glyph_t>? {
    if count > glyphs.count {
      glyphs.deallocate()
      clusters.deallocate()
      glyphs = .allocate(capacity: count * 2)
      clusters = .allocate(capacity: count * 2)
    }
    if bytes > text.count {
      text.deallocate()
      text = .allocate(capacity: bytes * 2)
    }
    return glyphs.baseAddress
  }

  /// Takes a run; false when glyphs and characters are no pairs.
  ///
  /// - Parameters:
  ///   - bytes: the text that the run is a part of.
  ///   - x: where its first letter stands, in points of the layout.
  ///   - y: the height of its base line, likewise.
  func take(_ run: TextGlyphs.Run, of bytes: UnsafePointer<CChar>, x: Double, y: Double) -> Bool {
    guard let item = run.pointee.item, let string = run.pointee.glyphs, let infos = string.pointee.glyphs,
      let starts = string.pointee.log_clusters, string.pointee.num_glyphs == item.pointee.num_chars,
      item.pointee.analysis.level & 1 == 0,
      let font = pango_cairo_font_get_scaled_font(OpaquePointer(item.pointee.analysis.font)),
      // A letter that is cut off at the end may be copied whole.
      let glyphs = makeRoom(glyphs: Int(string.pointee.num_glyphs), bytes: Int(item.pointee.length) + 4),
      let clusters = clusters.baseAddress, let text = text.baseAddress
    else { return false }
    let source = bytes + Int(item.pointee.offset)
    let length = Int(item.pointee.length)
    let unit = 1 / Double(PANGO_SCALE)
    var place = 0
    var written = 0
    var seen = 0
    var position = x
    for index in 0..<Int(string.pointee.num_glyphs) {
      let info = infos + index
      guard Int(starts[index]) == place, place < length, !info.pointee.isUnknown, info.pointee.attr.is_color == 0
      else { return false }
      let first = UInt8(bitPattern: source[place])
      var glyph = info.pointee.glyph
      let start = written
      if first < 0x80 {
        text[written] = source[place]
        written += 1
        place += 1
      } else if first == 0xC2, UInt8(bitPattern: source[place + 1]) == 0xA0 {
        hb_font_get_nominal_glyph(pango_font_get_hb_font(item.pointee.analysis.font), 0x20, &glyph)
        text[written] = 0x20
        written += 1
        place += 2
      } else {
        for _ in 0..<(first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4) {
          text[written] = source[place]
          written += 1
          place += 1
        }
      }
      clusters[index] = cairo_text_cluster_t(num_bytes: Int32(truncatingIfNeeded: written - start), num_glyphs: 0)
      if !info.pointee.isUnseen {
        clusters[index].num_glyphs = 1
        glyphs[seen] = cairo_glyph_t(
          index: UInt(glyph), x: position + Double(info.pointee.geometry.x_offset) * unit,
          y: y + Double(info.pointee.geometry.y_offset) * unit)
        seen += 1
      }
      position += Double(info.pointee.geometry.width) * unit
    }
    guard place == length else { return false }
    self.font = font
    (glyphCount, clusterCount, textLength) = (seen, Int(string.pointee.num_glyphs), written)
    return true
  }

  /// Paints the run that was taken last in the colour of the brush.
  func paint(on brush: Context) {
    guard let font else { return }
    cairo_set_scaled_font(brush.handle, font)
    cairo_show_text_glyphs(
      brush.handle, text.baseAddress, Int32(textLength), glyphs.baseAddress, Int32(glyphCount), clusters.baseAddress,
      Int32(clusterCount), cairo_text_cluster_flags_t(0))
  }
}
