import Journal

/// Writes a document as a PDF file with pages, contents, links, an outline and tagged structure.
///
/// ```swift
/// let bytes = try PDFWriter(theme: .standard).write(document)
/// ```
///
/// The same document, theme and fonts give the same bytes. Longer documents than 64 pages are laid out twice, once
/// to count and once to paint, so that memory holds a page and not the document.
public struct PDFWriter {
  private let theme: Theme
  private let fonts: FontWarmUp?
  private let isLast: Bool

  /// Makes a writer for a look.
  ///
  /// - Parameters:
  ///   - fonts: fonts that were looked for in the meantime, for one document; nil looks for them when needed.
  ///   - isLast: whether the process ends soon after the document is written. The thousands of laid out lines are then
  ///     left to the system, which takes them back faster than they can be freed one by one.
  public init(theme: Theme, fonts: FontWarmUp? = nil, isLast: Bool = false) {
    self.theme = theme
    self.fonts = fonts
    self.isLast = isLast
  }

  /// The document as the bytes of a PDF file.
  ///
  /// - Throws: ``CanvasError`` when the theme's logo is no picture, or memory runs out.
  public func write(_ document: Document) throws(CanvasError) -> [UInt8] {
    var bytes: [UInt8] = []
    try write(document) { piece in
      bytes.append(contentsOf: piece)
      return true
    }
    return bytes
  }

  /// Writes the document piece by piece, for files that are larger than memory should hold.
  ///
  /// - Parameter receiver: takes the next piece of the file; false stops the writing.
  /// - Throws: ``CanvasError`` when the theme's logo is no picture, the receiver refuses, or memory runs out.
  public func write(
    _ document: Document, to receiver: (UnsafeBufferPointer<UInt8>) -> Bool
  ) throws(CanvasError) {
    let ready = fonts?.take(theme: theme, language: document.language)?.fonts
    let turn = CanvasTurn(after: fonts)
    defer { turn.end() }
    let fonts: FontMap
    if let ready, theme.logoPNG == nil {
      ready.turn = turn
      fonts = ready
    } else {
      turn.begin()
      fonts = if let ready { ready } else { try FontMap(theme: theme, language: document.language) }
    }
    let plan = try PDFPlan(document, theme: theme, fonts: fonts)
    if isLast { _ = Unmanaged.passRetained(Kept(plan)) }
    turn.begin()
    fonts.turn = nil
    try withoutActuallyEscaping(receiver) { (receiver) throws(CanvasError) in
      try plan.paint(to: ByteStream(receiver))
    }
  }

  /// Holds a plan that is not to be freed.
  private final class Kept {
    private let plan: PDFPlan

    init(_ plan: PDFPlan) { self.plan = plan }
  }
}
