extension PDFSetter {
  /// Lines in a mono face on a light ground; long lines go on below, behind a hook.
  func set(_ code: CodeBlock, in place: PDFPlace) throws(CanvasError) {
    var inner = place.indented(by: 0)
    inner.tag = place.tag.child("Code")
    inner.backs.append(PDFBack(x: place.x, width: place.width, color: style.tint(style.color(.shade), 0.55)))
    let inset = style.body * 0.9
    let hang = style.body * 1.1
    inner.x += inset
    inner.width = max(inner.width - 2 * inset, 60)
    try pad(.code, step * 0.75, in: inner, before: step * 1.1, isFirst: true)
    let cut = code.omitted == nil ? nil : min(max(code.cutAfter ?? code.lines.count, 0), code.lines.count)
    for (index, line) in code.lines.enumerated() {
      if index == cut { try setOmission(code.omitted, outer: place.tag, in: inner) }
      // A few lines stay whole; of more, neither two begin at a foot nor two end at a head.
      let left = code.lines.count - 1 - index
      let keepsNext = code.lines.count <= 14 || index < 2 || left < 2
      try setCodeLine(line, hang: hang, keepsNext: keepsNext, in: inner)
    }
    if cut == code.lines.count { try setOmission(code.omitted, outer: place.tag, in: inner) }
    try pad(.code, step * 0.75, in: inner, after: step * 0.9)
  }

  private func setCodeLine(_ line: String, hang: Double, keepsNext: Bool, in place: PDFPlace) throws(CanvasError) {
    let text = inlines.set(line, .code, tabWidth: 4)
    guard !text.isEmpty else {
      var strip = PDFStrip(.code, height: text.leading)
      strip.backs = place.backs
      strip.keepsNext = keepsNext
      return try emit(strip)
    }
    var isContinued = false
    let pieces = text.pieces(of: PDFLimits.textPiece)
    for (index, piece) in pieces.enumerated() {
      let layout = lines(piece, width: place.width - hang)
      for number in layout.lines.indices {
        let box = box(layout, number)
        var strip = PDFStrip(.code, height: box.height)
        strip.backs = place.backs
        strip.keepsNext = keepsNext && index == pieces.count - 1 && number == layout.lines.count - 1
        let x = isContinued ? place.x + hang : place.x
        strip.items = [PDFItem(tag: place.tag, y: box.baseline, shape: .line(layout, number: number, x: x))]
        if isContinued {
          strip.items.append(
            PDFItem(
              tag: nil, y: box.baseline, shape: .hook(x: place.x, size: text.size * 0.62, color: style.muted)))
        }
        isContinued = true
        try emit(strip)
      }
    }
  }

  private func setOmission(_ words: String?, outer: PDFTag, in place: PDFPlace) throws(CanvasError) {
    guard let words else { return }
    // Beside the code, not in it: an element with elements inside has no text of its own.
    var inner = place
    inner.tag = outer
    try set(
      inlines.set([.text("… " + words)], .codeNote), .code, in: inner, tag: "P",
      room: Room(before: step * 0.3, after: step * 0.3, keepsNext: true))
  }
}
