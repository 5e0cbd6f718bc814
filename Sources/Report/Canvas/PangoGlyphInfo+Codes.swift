internal import CPango

extension PangoGlyphInfo {
  /// Whether it is a box with the code of a letter that no font has: `PANGO_GLYPH_UNKNOWN_FLAG`, which Swift does not
  /// see.
  var isUnknown: Bool { glyph & 0x1000_0000 != 0 }

  /// Whether it stands for a letter that nothing is seen of: `PANGO_GLYPH_EMPTY`.
  var isUnseen: Bool { glyph == 0x0FFF_FFFF }
}
