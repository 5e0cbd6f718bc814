extension TextLayout {
  /// Lays out a text of a drawing on one line, cut with an ellipsis where it has less room than it needs.
  static func set(
    _ text: DrawingText, color: Theme.Color, in fonts: FontMap, layouts: TextLayoutCache? = nil
  ) -> (layout: TextLayout, isCut: Bool) {
    var style = TextStyle(color: color)
    style.face = TextFace(family: text.isMono ? .mono : .body, weight: text.weight)
    style.opacity = PaintLimits.opacity(text.ink)
    // Code in pictures shares the look-up of code in text.
    if text.isMono { style.scale = TextFace.codeScale }
    var styled = StyledText(base: style, size: text.size / style.scale, leading: text.size)
    styled.append(String(text.string.prefix(PaintLimits.longestText)), style: style)
    let layout = layouts?.layout(of: styled, in: fonts) ?? TextLayout(styled, in: fonts)
    guard let room = text.usableRoom, layout.width > room else { return (layout, false) }
    return (TextLayout(styled, in: fonts, ending: .ellipsis(room)), true)
  }
}

extension DrawingText {
  /// The room that it must keep to, at least a point; nil for as much as it needs.
  var usableRoom: Double? { maxWidth.flatMap { $0.isFinite ? max($0, 1) + 0.01 : nil } }

  /// How far its beginning lies left of its position, when it is so wide.
  func start(width: Double) -> Double {
    switch anchor {
    case .start: 0
    case .middle: width / 2
    case .end: width
    }
  }
}
