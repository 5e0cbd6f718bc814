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
  /// - Parameters:
  ///   - spacing: room between letters, half of it on each side, which shaping leaves to whoever sets lines.
  ///   - letters: what is known of the item's font; nil asks the font for everything.
  mutating func shape(
    _ item: UnsafeMutablePointer<PangoItem>, spacing: Int32, letters: KnownLetters? = nil
  ) -> TextGlyphs.Run {
    let run = g_slice_alloc0(gsize(MemoryLayout<PangoGlyphItem>.size)).assumingMemoryBound(to: PangoGlyphItem.self)
    run.pointee.item = item
    run.pointee.glyphs = pango_glyph_string_new()
    fill(run, letters)
    guard let glyphs = run.pointee.glyphs?.pointee, let infos = glyphs.glyphs else { return run }
    for index in 0..<Int(glyphs.num_glyphs) {
      if infos[index].isUnknown { lacksLetters = true }
      infos[index].geometry.width += spacing
      infos[index].geometry.x_offset += spacing / 2
    }
    return run
  }

  private func fill(_ run: TextGlyphs.Run, _ letters: KnownLetters?) {
    guard let item = run.pointee.item, let glyphs = run.pointee.glyphs else { return }
    let start = text + Int(item.pointee.offset)
    let (length, count) = (Int(item.pointee.length), Int(item.pointee.num_chars))
    if let letters, letters.set(start, length: length, letters: count, into: glyphs) { return }
    pango_shape_item(item, text, Int32(clamping: self.length), nil, glyphs, PANGO_SHAPE_NONE)
    letters?.learn(start, length: length, letters: count, from: glyphs)
  }
}
