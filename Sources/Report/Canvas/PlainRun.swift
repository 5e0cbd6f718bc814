internal import CCairo
internal import CPango

/// A run whose every character has one glyph, or none to be seen, ready to be painted with its text.
///
/// Pages say which text their glyphs stand for. A blank that no line may end at is a plain blank there: it looks the same,
/// is found by a search, and fonts of pages hold one glyph less.
struct PlainRun {
  private var glyphs: [cairo_glyph_t] = []
  private var clusters: [cairo_text_cluster_t] = []
  private var text: [CChar] = []
  private let font: OpaquePointer

  /// Takes a run apart; nil when glyphs and characters are no pairs.
  ///
  /// - Parameters:
  ///   - bytes: the text that the run is a part of.
  ///   - x: where its first letter stands, in points of the layout.
  ///   - y: the height of its base line, likewise.
  init?(_ run: TextGlyphs.Run, of bytes: UnsafePointer<CChar>, x: Double, y: Double) {
    guard let item = run.pointee.item?.pointee, let string = run.pointee.glyphs?.pointee, let infos = string.glyphs,
      string.num_glyphs == item.num_chars, item.analysis.level & 1 == 0,
      let font = pango_cairo_font_get_scaled_font(OpaquePointer(item.analysis.font))
    else { return nil }
    self.font = font
    let count = Int(string.num_glyphs)
    glyphs.reserveCapacity(count)
    clusters.reserveCapacity(count)
    text.reserveCapacity(Int(item.length))
    var place = 0
    var position = 0
    for index in 0..<count {
      let info = infos[index]
      guard Int(string.log_clusters[index]) == place, place < Int(item.length), info.glyph & 0x1000_0000 == 0,
        info.attr.is_color == 0
      else { return nil }
      let length = append(bytes + Int(item.offset) + place)
      var glyph = info.glyph
      if length.read == 2, length.written == 1 {
        hb_font_get_nominal_glyph(pango_font_get_hb_font(item.analysis.font), 0x20, &glyph)
      }
      // The glyph that stands for nothing, PANGO_GLYPH_EMPTY.
      let isSeen = info.glyph != 0x0FFF_FFFF
      if isSeen {
        glyphs.append(
          cairo_glyph_t(
            index: UInt(glyph), x: x + Double(position + Int(info.geometry.x_offset)) / Double(PANGO_SCALE),
            y: y + Double(info.geometry.y_offset) / Double(PANGO_SCALE)))
      }
      clusters.append(cairo_text_cluster_t(num_bytes: Int32(length.written), num_glyphs: isSeen ? 1 : 0))
      place += length.read
      position += Int(info.geometry.width)
    }
    guard place == Int(item.length) else { return nil }
  }

  /// Appends a character and tells how long it was and is.
  private mutating func append(_ character: UnsafePointer<CChar>) -> (read: Int, written: Int) {
    let first = UInt8(bitPattern: character[0])
    if first == 0xC2, UInt8(bitPattern: character[1]) == 0xA0 {
      text.append(0x20)
      return (2, 1)
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    for index in 0..<length { text.append(character[index]) }
    return (length, length)
  }

  /// Paints the run in the colour of the brush.
  func paint(on brush: Context) {
    cairo_set_scaled_font(brush.handle, font)
    cairo_show_text_glyphs(
      brush.handle, text, Int32(text.count), glyphs, Int32(glyphs.count), clusters, Int32(clusters.count),
      cairo_text_cluster_flags_t(0))
  }
}
