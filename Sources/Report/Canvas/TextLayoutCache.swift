/// Layouts of the short texts that tables and pictures repeat: heads, names, outcomes, numbers.
final class TextLayoutCache {
  private static let limit = 1_000
  /// The longest text that is remembered, in bytes.
  static let longest = 120

  private var layouts: [StyledText: TextLayout] = [:]

  /// The text on one line, laid out now or before.
  func layout(of text: StyledText, in fonts: FontMap) -> TextLayout {
    if let known = layouts[text] { return known }
    let layout = TextLayout(text, in: fonts)
    if text.length <= Self.longest, layouts.count < Self.limit { layouts[text] = layout }
    return layout
  }
}
