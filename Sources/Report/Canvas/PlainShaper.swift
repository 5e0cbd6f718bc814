internal import CPango

/// Shapes lines of plain alphabets: one letter, one glyph, from left to right.
struct PlainShaper {
  let text: UnsafePointer<CChar>
  /// Of the text, in bytes.
  let length: Int
  /// The looks of the text.
  let attributes: OpaquePointer?
  let context: OpaquePointer?
  /// Whether there was a letter without a font.
  private(set) var lacksLetters = false
  /// Whether something ran from right to left; what was shaped is then of no use.
  private(set) var hasRightToLeft = false

  init(text: UnsafePointer<CChar>, length: Int, attributes: OpaquePointer?, context: OpaquePointer?) {
    self.text = text
    self.length = length
    self.attributes = attributes
    self.context = context
  }

  /// The runs of a stretch of the text, to be freed by the caller.
  mutating func runs(in range: Range<Int>) -> [TextGlyphs.Run] {
    guard !range.isEmpty else { return [] }
    let items = pango_itemize_with_base_dir(
      context, PANGO_DIRECTION_LTR, text, Int32(clamping: range.lowerBound), Int32(clamping: range.count), attributes,
      nil)
    defer { g_list_free(items) }
    var runs: [TextGlyphs.Run] = []
    var node = items
    while let current = node {
      node = current.pointee.next
      guard let item = current.pointee.data?.assumingMemoryBound(to: PangoItem.self) else { continue }
      runs.append(shape(item))
    }
    return runs
  }

  private mutating func shape(_ item: UnsafeMutablePointer<PangoItem>) -> TextGlyphs.Run {
    let run = g_slice_alloc0(gsize(MemoryLayout<PangoGlyphItem>.size)).assumingMemoryBound(to: PangoGlyphItem.self)
    run.pointee.item = item
    run.pointee.glyphs = pango_glyph_string_new()
    pango_shape_item(item, text, Int32(clamping: length), nil, run.pointee.glyphs, PANGO_SHAPE_NONE)
    if item.pointee.analysis.level & 1 != 0 { hasRightToLeft = true }
    guard let glyphs = run.pointee.glyphs?.pointee, let infos = glyphs.glyphs else { return run }
    let spacing = letterSpacing(of: item)
    for index in 0..<Int(glyphs.num_glyphs) {
      // PANGO_GLYPH_UNKNOWN_FLAG: a box with the code of a letter that no font has; PANGO_GLYPH_EMPTY has the bit not.
      if infos[index].glyph & 0x1000_0000 != 0 { lacksLetters = true }
      infos[index].geometry.width += spacing
      infos[index].geometry.x_offset += spacing / 2
    }
    return run
  }

  /// Room between letters, half of it on each side, which shaping leaves to whoever sets lines.
  private func letterSpacing(of item: UnsafeMutablePointer<PangoItem>) -> Int32 {
    var node = item.pointee.analysis.extra_attrs
    while let current = node {
      node = current.pointee.next
      guard let attribute = current.pointee.data?.assumingMemoryBound(to: PangoAttribute.self),
        attribute.pointee.klass?.pointee.type == PANGO_ATTR_LETTER_SPACING
      else { continue }
      return UnsafeRawPointer(attribute).assumingMemoryBound(to: PangoAttrInt.self).pointee.value
    }
    return 0
  }
}
