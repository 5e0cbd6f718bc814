/// Turns the texts of charts into placed outlines; what several charts say is laid out once.
///
/// Not to be used by two threads at once, and only under ``CanvasLock``.
final class ChartLetters {
  private struct Key: Hashable {
    var string: String
    var weight: DrawingText.Weight
    var isMono: Bool
  }

  /// How many texts are remembered.
  private static let mostTexts = 4_096

  private let fonts: FontMap
  private let outlines: LetterOutlines
  private var texts: [Key: OutlinedText] = [:]

  init(fonts: FontMap) throws(CanvasError) {
    self.fonts = fonts
    outlines = try LetterOutlines(referenceSize: fonts.referenceSize)
  }

  /// Looks up the outlines that nearly every chart needs.
  func reachLetters() {
    let letters = "abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPRSTUVW 0123456789 .,:;-+/_=%()"
    for (weight, isMono) in [(DrawingText.Weight.regular, false), (.semibold, false), (.regular, true)] {
      let sample = DrawingText(
        letters, at: DrawingPoint(0, 0), size: fonts.referenceSize, weight: weight, isMono: isMono)
      _ = outlines.text(TextLayout.set(sample, color: Theme.Color(0), in: fonts).layout)
    }
  }

  /// The outlines as values of the attribute `d`, by number.
  var paths: [[UInt8]] { outlines.paths }

  /// Makes room when much is remembered; numbers of outlines hold until the next call.
  func trim() {
    if outlines.trim() || texts.count > Self.mostTexts { texts = [:] }
  }

  /// A text of a drawing as placed outlines; nil when a letter of it is no outline.
  func text(_ text: DrawingText) -> OutlinedText? {
    let key = Key(string: text.string, weight: text.weight, isMono: text.isMono)
    if let known = texts[key], known.width * known.unit * text.size <= text.usableRoom ?? .infinity { return known }
    let (layout, isCut) = TextLayout.set(text, color: Theme.Color(0), in: fonts)
    guard let outlined = outlines.text(layout) else { return nil }
    if !isCut, text.string.utf8.count <= 200 { texts[key] = outlined }
    return outlined
  }
}
