internal import CPango

extension TextLayout {
  /// Sets running text in a room: lines are broken between words, inside a word only when it is wider than the room.
  static func set(
    _ text: StyledText, in fonts: FontMap, width: Double, layouts: TextLayoutCache? = nil
  ) -> TextLayout {
    guard text.isPlainAlphabet else { return TextLayout(text, in: fonts, ending: .wrap(width)) }
    return (layouts?.layout(of: text, in: fonts) ?? TextLayout(text, in: fonts)).wrapped(to: width)
  }

  /// The same text with lines no wider than a room; this very layout when it fits.
  ///
  /// Text of plain alphabets is broken here, from the widths of its letters, which stay as they are. Pango's own
  /// breaking shapes each line several times, which takes longer than all the rest; it stays in use for other scripts.
  func wrapped(to room: Double) -> TextLayout {
    guard width > room + 0.01 else { return self }
    guard text.isPlainAlphabet else { return TextLayout(text, in: fonts, ending: .wrap(room)) }
    let ends = lineEnds(in: room)
    guard ends.contains(where: { $0.offset != nil }) else { return self }
    return broken(at: ends)
  }

  /// The same letters in lines that end where they are told to.
  private func broken(at ends: [LineEnd]) -> TextLayout {
    var broken: [[TextGlyphs.Run]] = []
    var lines: [Line] = []
    var rest = ends[...]
    var line: [TextGlyphs.Run] = []
    func finish(_ whole: Line, space: Double) {
      broken.append(line)
      lines.append(measured(line, x: whole.x, space: space))
      line = []
    }
    for (natural, whole) in zip(glyphs.lines, self.lines) {
      for run in natural.runs {
        guard let copy = pango_glyph_item_copy(run) else { continue }
        while let end = rest.first, let offset = end.offset, let item = copy.pointee.item,
          offset < Int(item.pointee.offset) + Int(item.pointee.length)
        {
          let inside = offset - Int(item.pointee.offset)
          if inside > 0, let head = pango_glyph_item_split(copy, text.string, Int32(clamping: inside)) {
            line.append(head)
          }
          finish(whole, space: end.space)
          rest = rest.dropFirst()
        }
        line.append(copy)
      }
      if let end = rest.first, end.offset == nil { rest = rest.dropFirst() }
      finish(whole, space: 0)
    }
    return TextLayout(self, broken: broken, lines: lines)
  }

  /// What a line of some runs measures.
  ///
  /// - Parameter space: how much of the width are spaces at its end that do not count.
  func measured(_ runs: [TextGlyphs.Run], x: Double = 0, space: Double = 0) -> Line {
    let unit = scale / Double(PANGO_SCALE)
    var line = Line(x: x, width: 0, ascent: 0, descent: 0)
    for run in runs {
      guard let glyphs = run.pointee.glyphs, let first = glyphs.pointee.glyphs, glyphs.pointee.num_glyphs > 0 else {
        continue
      }
      line.width += Double(pango_glyph_string_get_width(glyphs)) * unit
      let reach = fonts.reach(of: run.pointee.item?.pointee.analysis.font, glyph: first[0].glyph)
      let raised = Double(run.pointee.y_offset)
      line.ascent = max(line.ascent, (raised + Double(reach.above)) * unit)
      line.descent = max(line.descent, (Double(reach.below) - raised) * unit)
    }
    guard line.ascent + line.descent <= 0 else {
      line.width -= space
      return line
    }
    // An empty line is as high as the text's main face.
    let extent = fonts.extent(of: text.base.face, scale: text.base.scale)
    return Line(x: x, width: 0, ascent: extent.ascent * text.size, descent: extent.descent * text.size)
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
    let attributes = glyphs.characters
    let widths = characterWidths(count: attributes.count)
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
