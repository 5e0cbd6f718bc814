internal import CPango

/// Shapes lines of plain alphabets: one letter, one glyph, from left to right.
struct PlainShaper: LineShaper {
  let text: UnsafePointer<CChar>
  /// Of the text, in bytes.
  let length: Int
  /// The looks of the text.
  let attributes: OpaquePointer?
  let context: OpaquePointer?
  /// Whether there was a letter without a font.
  var lacksLetters = false
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
      if item.pointee.analysis.level & 1 != 0 { hasRightToLeft = true }
      runs.append(shape(item, spacing: letterSpacing(of: item)))
    }
    return runs
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
