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

  /// Makes a writer for a look.
  ///
  /// - Parameter fonts: fonts that were looked for in the meantime, for one document; nil looks for them when needed.
  public init(theme: Theme, fonts: FontWarmUp? = nil) {
    self.theme = theme
    self.fonts = fonts
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
    // Fonts that are still being looked for hold the lock, so they are waited for first.
    let ready = fonts?.take(theme: theme, language: document.language)
    try CanvasLock.hold { () throws(CanvasError) in
      let plan = try PDFPlan(document, theme: theme, fonts: ready)
      try withoutActuallyEscaping(receiver) { (receiver) throws(CanvasError) in
        try plan.paint(to: ByteStream(receiver))
      }
    }
  }
}
