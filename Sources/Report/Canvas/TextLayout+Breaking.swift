internal import CPango

extension TextLayout {
  /// Sets running text in a room: lines are broken between words, inside a word only when it is wider than the room.
  static func set(_ text: StyledText, in fonts: FontMap, width: Double) -> TextLayout {
    text.isPlainAlphabet
      ? TextLayout(text, in: fonts).wrapped(to: width)
      : TextLayout(text, in: fonts, ending: .wrap(width))
  }

  /// The same text with lines no wider than a room; this very layout when it fits.
  ///
  /// Text of plain alphabets is broken here, from the widths of its letters, and shaped once more. Pango's own breaking
  /// shapes each line several times, which takes longer than all the rest; it stays in use for other scripts.
  func wrapped(to room: Double) -> TextLayout {
    guard width > room + 0.01 else { return self }
    guard text.isPlainAlphabet else { return TextLayout(text, in: fonts, ending: .wrap(room)) }
    let ends = lineEnds(in: room)
    guard ends.contains(where: { $0.offset != nil }) else { return self }
    let broken = TextLayout(text.broken(at: ends.compactMap(\.offset)), in: fonts)
    broken.trim(ends.map(\.space))
    return broken
  }

  /// The end of a line.
  private struct LineEnd {
    /// Where the line is to be broken, in bytes; nil where the text ends it by itself.
    var offset: Int?
    /// How wide the spaces before the end are.
    var space: Double
  }

  /// Fills line after line with as many words as fit.
  private func lineEnds(in room: Double) -> [LineEnd] {
    var count: Int32 = 0
    guard let attributes = pango_layout_get_log_attrs_readonly(handle, &count), count > 0 else { return [] }
    let widths = characterWidths(count: Int(count))
    let unit = scale / Double(PANGO_SCALE)
    let room = room + 0.01
    var ends: [LineEnd] = []
    var line = 0.0
    var spaces = 0.0
    // The last place where the line could end, and what it held until there.
    var candidate: (offset: Int, width: Double, spaces: Double)?
    var offset = 0
    var position = 0
    for scalar in text.string.unicodeScalars {
      defer {
        offset += UTF8.width(scalar)
        position += 1
      }
      guard position < widths.count, scalar != "\u{2028}" else {
        ends.append(LineEnd(offset: nil, space: 0))
        (line, spaces, candidate) = (0, 0, nil)
        continue
      }
      let width = Double(widths[position]) * unit
      let attribute = attributes[position]
      if attribute.is_line_break != 0, line > 0 { candidate = (offset, line, spaces) }
      let isSpace = attribute.is_white != 0
      if !isSpace, line > 0, line + width > room {
        if let last = candidate {
          ends.append(LineEnd(offset: last.offset, space: last.spaces))
          line -= last.width
          candidate = nil
        }
        if line > 0, line + width > room, attribute.is_char_break != 0 {
          ends.append(LineEnd(offset: offset, space: 0))
          line = 0
        }
      }
      line += width
      spaces = isSpace ? spaces + width : 0
    }
    return ends
  }
}
