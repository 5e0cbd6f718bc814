extension SVGWriter {
  mutating func append(_ text: DrawingText) {
    let string =
      text.maxWidth.map {
        TextMetrics.fitted(text.string, maxWidth: $0, size: text.size, weight: text.weight, isMono: text.isMono)
      } ?? text.string
    guard !string.isEmpty else { return }
    out.markup("<text x=\"")
    out.number(text.position.x)
    out.markup("\" y=\"")
    out.number(text.position.y)
    out.markup("\" font-size=\"")
    out.number(text.size)
    out.markup("\" class=\"")
    switch text.anchor {
    case .start: break
    case .middle: out.markup("tm ")
    case .end: out.markup("te ")
    }
    switch text.weight {
    case .regular: break
    case .semibold: out.markup("w6 ")
    case .bold: out.markup("w7 ")
    }
    if text.isMono { out.markup("mo ") }
    out.markup("f-")
    out.text(text.ink.role.rawValue)
    out.markup("\"")
    appendOpacity(text.ink, "fill-opacity")
    // Beside links, a group's lone labels would be read out one by one.
    if hasLinks && !isInLink { out.markup(" aria-hidden=\"true\"") }
    out.markup(">")
    let isCut = string != text.string
    if isCut {
      out.markup("<title>")
      out.text(text.string)
      out.markup("</title>")
    }
    out.text(string)
    out.markup("</text>")
  }
}
