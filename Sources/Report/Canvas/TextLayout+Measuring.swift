internal import CPango

extension TextLayout {
  /// The width of the widest part of the first line that cannot be broken; what is wider than `limit` counts as that.
  func unbreakableWidth(limit: Double) -> Double {
    let attributes = glyphs.characters
    guard !attributes.isEmpty else { return min(width, limit) }
    let widths = characterWidths(count: attributes.count)
    let most = Int(limit / scale * Double(PANGO_SCALE))
    var widest = 0
    var word = 0
    for position in widths.indices {
      if attributes[position].is_line_break != 0 { word = 0 }
      // A space at a line's end takes no room.
      if attributes[position].is_white == 0 { word += Int(widths[position]) }
      widest = max(widest, word)
      if widest >= most { return limit }
    }
    return Double(widest) / Double(PANGO_SCALE) * scale
  }

  /// How wide each character is, in the layout's units and in the order of the text.
  func characterWidths(count: Int) -> [Int32] {
    var widths = [Int32](repeating: 0, count: count)
    var start = 0
    var position = text.string.unicodeScalars.startIndex
    var offset = 0
    for line in glyphs.lines {
      // Characters that end a line belong to none.
      while offset < line.start, position < text.string.unicodeScalars.endIndex {
        offset += UTF8.width(text.string.unicodeScalars[position])
        text.string.unicodeScalars.formIndex(after: &position)
        start += 1
      }
      let end = addWidths(of: line, to: &widths, from: start)
      while start < end, position < text.string.unicodeScalars.endIndex {
        offset += UTF8.width(text.string.unicodeScalars[position])
        text.string.unicodeScalars.formIndex(after: &position)
        start += 1
      }
    }
    return widths
  }

  /// Writes the widths of a line's characters and tells where they end.
  private func addWidths(of line: TextGlyphs.Line, to widths: inout [Int32], from first: Int) -> Int {
    var start = first
    var runs = line.runs
    // Runs come in the order they are seen; characters are counted in the order they are read.
    runs.sort { ($0.pointee.item?.pointee.offset ?? 0) < ($1.pointee.item?.pointee.offset ?? 0) }
    for run in runs {
      let length = Int(run.pointee.item?.pointee.num_chars ?? 0)
      guard length > 0, start + length <= widths.count else { break }
      widths.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        pango_glyph_item_get_logical_widths(run, glyphs.bytes, base + start)
      }
      start += length
    }
    return start
  }
}
