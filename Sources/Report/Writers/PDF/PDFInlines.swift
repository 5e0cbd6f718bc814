/// Turns the inlines of a document into styled text.
struct PDFInlines {
  let style: PDFStyle
  let anchors: PDFAnchors

  /// How deep looks may stand in looks.
  private static let deepest = 32

  /// Sets inlines for a role.
  ///
  /// - Parameter mark: a glyph to set before them, in its colour.
  func set(_ inlines: [Inline], _ role: PDFRole, mark: Mark? = nil) -> StyledText {
    var (text, base) = start(role)
    if let mark {
      var look = base
      look.color = style.markColor(mark)
      appendGlyph(of: mark, look: look, to: &text)
      text.append(clean: "\u{A0}\u{A0}", style: base)
    }
    append(inlines, look: base, to: &text, depth: 0)
    return text
  }

  /// Sets plain text for a role.
  func set(_ string: String, _ role: PDFRole, color: Theme.Color? = nil, tabWidth: Int = 1) -> StyledText {
    var (text, base) = start(role)
    if let color { base.color = color }
    text.append(string, style: base, tabWidth: tabWidth)
    return text
  }

  private func start(_ role: PDFRole) -> (StyledText, TextStyle) {
    let setting = style.setting(role)
    var base = TextStyle(color: setting.color)
    base.face = TextFace(family: setting.family, weight: setting.weight)
    base.tracking = setting.tracking
    var size = setting.size
    if setting.family == .mono {
      // Code in text and code alone share one look-up of the face.
      base.scale = TextFace.codeScale
      size /= TextFace.codeScale
    }
    return (StyledText(base: base, size: size, leading: setting.leading), base)
  }

  /// Appends a mark's glyph; the cross comes from a face of signs, for text faces seldom have it.
  func appendGlyph(of mark: Mark, look: TextStyle, to text: inout StyledText) {
    var look = look
    look.tracking = 0
    if mark == .notMet { look.face = TextFace(family: .signs, weight: .bold) }
    text.append(clean: mark.glyph, style: look)
  }

  private func append(_ inlines: [Inline], look: TextStyle, to text: inout StyledText, depth: Int) {
    for inline in inlines { append(inline, look: look, to: &text, depth: depth) }
  }

  private func append(_ inline: Inline, look: TextStyle, to text: inout StyledText, depth: Int) {
    guard depth < Self.deepest else {
      text.append([inline].plainText(deepest: Self.deepest), style: look)
      return
    }
    var look = look
    switch inline {
    case .text(let string):
      text.append(UnitSpacing.keeping(string), style: look)
    case .strong(let inner):
      if look.face.weight == .regular { look.face.weight = .semibold }
      append(inner, look: look, to: &text, depth: depth + 1)
    case .emphasis(let inner):
      look.face.isItalic.toggle()
      append(inner, look: look, to: &text, depth: depth + 1)
    case .muted(let inner):
      if look.link == nil { look.color = style.muted }
      append(inner, look: look, to: &text, depth: depth + 1)
    case .strikethrough(let inner):
      look.isStruck = true
      append(inner, look: look, to: &text, depth: depth + 1)
    case .code(let string):
      if look.face.family == .body { look.scale = TextFace.codeScale }
      look.face.family = .mono
      look.tracking = 0
      text.append(string, style: look)
    case .mark(let mark, let word):
      look.color = style.markColor(mark)
      look.face.weight = look.face.weight == .bold ? .bold : .semibold
      appendGlyph(of: mark, look: look, to: &text)
      if !word.isEmpty { text.append("\u{00A0}" + UnitSpacing.keepingCount(word), style: look) }
    case .link(let inner, let target):
      if look.link == nil, let link = anchors.link(to: target) {
        look.link = link
        look.color = style.theme.link
      }
      append(inner, look: look, to: &text, depth: depth + 1)
    case .evidence(let number):
      if look.link == nil, let link = anchors.link(to: .anchor(PDFAnchors.name(ofEvidence: number))) {
        look.link = link
        look.color = style.theme.link
      }
      if look.face.weight == .regular { look.face.weight = .semibold }
      text.append(clean: "E\(number)", style: look)
    case .lineBreak:
      text.append(clean: "\u{2028}", style: look)
    }
  }
}

extension Array where Element == Inline {
  /// The text without its looks, down to a depth.
  func plainText(deepest: Int) -> String {
    guard deepest > 0 else { return "" }
    var text = ""
    for inline in self {
      switch inline {
      case .text(let string), .code(let string): text += string
      case .strong(let inner), .emphasis(let inner), .muted(let inner), .strikethrough(let inner),
        .link(let inner, _):
        text += inner.plainText(deepest: deepest - 1)
      case .mark, .evidence, .lineBreak: text += [inline].plainText
      }
    }
    return text
  }
}
