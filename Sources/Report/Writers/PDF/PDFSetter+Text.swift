extension PDFSetter {
  /// What a text wants from its neighbours.
  struct Room {
    var before = 0.0
    var after = 0.0
    /// Whether it stays whole and with the next strip.
    var keepsNext = false
    /// Whether its last line stays with the next strip.
    var keepsEnd = false
    /// Whether the room below is decided by it alone.
    var decidesBelow = false
  }

  /// Where a line stands within its slice.
  struct LineBox {
    var height: Double
    var baseline: Double
  }

  /// The slice of a line: the same for all lines of a text, except where letters are unusually tall.
  func box(_ layout: TextLayout, _ number: Int) -> LineBox {
    let base = layout.text.base
    let extent = fonts.extent(of: base.face, scale: base.scale)
    let size = layout.text.size
    let leading = layout.text.leading
    let baseline = (leading - (extent.ascent + extent.descent) * size) / 2 + extent.ascent * size
    let line = layout.lines[number]
    // Fonts of other scripts claim more than they paint; neighbours can spare a little.
    let slack = size * 0.17
    let above = line.ascent > baseline + slack ? line.ascent : baseline
    let below = line.descent > leading - baseline + slack ? line.descent : leading - baseline
    return LineBox(height: above + below, baseline: above)
  }

  /// Sets a text as lines.
  func set(
    _ text: StyledText, _ kind: PDFStrip.Kind, in place: PDFPlace, tag name: String, room: Room = Room(),
    width: Double? = nil
  ) throws(CanvasError) {
    guard !text.isEmpty else { return }
    let tag = place.tag.child(name)
    tag.hasSpans = text.hasLinks
    let pieces = text.pieces(of: PDFLimits.textPiece)
    for (index, piece) in pieces.enumerated() {
      let layout = lines(piece, width: width ?? place.width)
      let count = layout.lines.count
      for number in 0..<count {
        let box = box(layout, number)
        var strip = PDFStrip(kind, height: box.height)
        strip.backs = place.backs
        strip.items = [PDFItem(tag: tag, y: box.baseline, shape: .line(layout, number: number, x: place.x))]
        let isLast = index == pieces.count - 1 && number == count - 1
        // Neither the first line alone at a foot nor the last alone at a head.
        strip.keepsNext =
          room.keepsNext
          || (isLast ? room.keepsEnd : pieces.count == 1 && (number == 0 || number == count - 2))
        if index == 0, number == 0 {
          strip.before = room.before
          strip.isFirst = true
        }
        if isLast {
          strip.after = room.after
          strip.decidesRoomBelow = room.decidesBelow
        }
        try emit(strip)
      }
    }
  }

  /// Sets running text.
  ///
  /// - Parameter keepsEnd: Whether its last line stays with what follows.
  func setParagraph(
    _ text: [Inline], _ look: ParagraphStyle, keepsEnd: Bool, in place: PDFPlace
  ) throws(CanvasError) {
    let role: PDFRole =
      switch look {
      case .body: .body
      case .lead: .lead
      case .note: .note
      }
    let styled = inlines.set(text, role)
    var widest = style.measure * styled.size / style.body
    // A word or two alone on a second line read worse than a line that is a little long.
    if styled.length <= TextLayoutCache.longest,
      layouts.layout(of: styled, in: fonts).width <= min(place.width, widest * 1.15)
    {
      widest = place.width
    }
    try set(
      styled, .paragraph, in: place, tag: "P", room: Room(before: step * 0.9, after: step * 0.9, keepsEnd: keepsEnd),
      width: min(place.width, widest))
  }

  /// Sets a heading within a section; levels count from 1, which is a section's.
  func setHeading(level: Int, id: String?, _ text: [Inline], in place: PDFPlace) throws(CanvasError) {
    let level = min(max(level, 1), 6)
    anchor(id)
    let before =
      switch level {
      case 1: step * 5
      case 2: step * 2.2
      case 3: step * 2
      default: step * 1.8
      }
    try set(
      inlines.set(text, .heading(level)), .heading, in: place, tag: "H\(min(level + 1, 6))",
      room: Room(
        before: before, after: level == 1 ? step * 1.1 : step * 0.5, keepsNext: true, decidesBelow: true))
  }
}
