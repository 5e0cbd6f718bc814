internal import CPango

/// A way to turn lines of text into glyphs.
protocol LineShaper {
  /// The text, with a zero at its end.
  var text: UnsafePointer<CChar> { get }
  /// Of the text, in bytes.
  var length: Int { get }
  /// Whether there was a letter without a font.
  var lacksLetters: Bool { get set }

  /// The runs of a stretch of the text, to be freed by the caller.
  mutating func runs(in range: Range<Int>) -> [TextGlyphs.Run]
}

extension LineShaper {
  /// The glyphs of an item, which is given away.
  ///
  /// - Parameter spacing: room between letters, half of it on each side, which shaping leaves to whoever sets lines.
  mutating func shape(_ item: UnsafeMutablePointer<PangoItem>, spacing: Int32) -> TextGlyphs.Run {
    let run = g_slice_alloc0(gsize(MemoryLayout<PangoGlyphItem>.size)).assumingMemoryBound(to: PangoGlyphItem.self)
    run.pointee.item = item
    run.pointee.glyphs = pango_glyph_string_new()
    pango_shape_item(item, text, Int32(clamping: length), nil, run.pointee.glyphs, PANGO_SHAPE_NONE)
    guard let glyphs = run.pointee.glyphs?.pointee, let infos = glyphs.glyphs else { return run }
    for index in 0..<Int(glyphs.num_glyphs) {
      // PANGO_GLYPH_UNKNOWN_FLAG: a box with the code of a letter that no font has.
      if infos[index].glyph & 0x1000_0000 != 0 { lacksLetters = true }
      infos[index].geometry.width += spacing
      infos[index].geometry.x_offset += spacing / 2
    }
    return run
  }
}
