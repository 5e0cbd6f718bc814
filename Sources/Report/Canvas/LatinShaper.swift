internal import CPango

/// Shapes lines of Latin letters, signs and digits, each look in the first font of its face.
///
/// Pango's itemizing asks for each letter which script, direction and font it has. Here all of that is known, unless the
/// font turns out to lack a letter.
struct LatinShaper: LineShaper {
  let text: UnsafePointer<CChar>
  let length: Int
  var lacksLetters = false
  private let looks: StyledText
  private let fonts: FontMap
  private let context: OpaquePointer?

  /// - Parameter text: the bytes of `looks`.
  init(text: UnsafePointer<CChar>, looks: StyledText, fonts: FontMap, context: OpaquePointer?) {
    self.text = text
    self.looks = looks
    self.fonts = fonts
    self.context = context
    length = looks.length
  }

  /// Whether a text has no other letters.
  static func suits(_ text: StyledText) -> Bool {
    if text.isTyped { return true }
    return text.string.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x20..<0x7F, 0xA0..<0x250, 0x200B, 0x2010..<0x2028, 0x2028, 0x2030..<0x203B, 0x2190..<0x2200, 0x2212,
        0x2264, 0x2265, 0x25CB, 0x25CF, 0x2716:
        true
      default: false
      }
    }
  }

  mutating func runs(in range: Range<Int>) -> [TextGlyphs.Run] {
    var runs: [TextGlyphs.Run] = []
    var start = 0
    for look in looks.runs {
      let part = max(start, range.lowerBound)..<max(min(look.end, range.upperBound), max(start, range.lowerBound))
      start = look.end
      guard !part.isEmpty else { continue }
      guard let item = item(part, look.style) else {
        lacksLetters = true
        continue
      }
      let letters = fonts.letters(look.style.face, scale: look.style.scale)
      runs.append(shape(item, spacing: TextLayout.spacing(of: look.style, in: fonts), letters: letters))
    }
    return runs
  }

  private func item(_ range: Range<Int>, _ style: TextStyle) -> UnsafeMutablePointer<PangoItem>? {
    guard let font = fonts.font(style.face, scale: style.scale, in: context), let item = pango_item_new() else {
      return nil
    }
    item.pointee.offset = Int32(clamping: range.lowerBound)
    item.pointee.length = Int32(clamping: range.count)
    item.pointee.num_chars = Int32(clamping: g_utf8_strlen(text + range.lowerBound, range.count))
    g_object_ref(UnsafeMutableRawPointer(font))
    item.pointee.analysis.font = font
    item.pointee.analysis.script = UInt8(PANGO_SCRIPT_LATIN.rawValue)
    item.pointee.analysis.language = pango_context_get_language(context)
    item.pointee.analysis.extra_attrs = g_slist_append(
      nil, pango_attr_font_features_new(TextLayout.plainFeatures(of: style.face)))
    return item
  }
}
