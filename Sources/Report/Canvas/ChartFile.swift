/// Pictures of drawings, for files beside a Markdown report.
///
/// ```swift
/// let svg = try ChartFile(theme: .standard).svg(of: figure.drawing)
/// ```
public struct ChartFile {
  /// Whose colours and fonts are used.
  public let theme: Theme
  private let fonts: FontMap
  private let letters: ChartLetters

  /// Reaches the fonts of a theme; use one value for many pictures.
  ///
  /// - Parameter fonts: fonts that were looked for in the meantime, for one value; nil looks for them now.
  /// - Throws: ``CanvasError`` when no font can be reached.
  public init(theme: Theme, fonts: FontWarmUp? = nil) throws(CanvasError) {
    self.theme = theme
    // Fonts that are still being looked for hold the lock, so they are waited for first.
    let ready = fonts?.take(theme: theme, language: "en")
    (self.fonts, letters) = try CanvasLock.hold { () throws(CanvasError) in
      let fonts = if let ready { ready.fonts } else { try FontMap(theme: theme) }
      let letters = if let letters = ready?.letters { letters } else { try ChartLetters(fonts: fonts) }
      return (fonts, letters)
    }
  }

  /// A drawing as an SVG file on a white page, text as outlines, so that it looks the same everywhere.
  ///
  /// - Throws: ``CanvasError`` when memory runs out.
  public func svg(of drawing: Drawing) throws(CanvasError) -> [UInt8] {
    let size = Self.bounded(drawing)
    return try CanvasLock.hold { () throws(CanvasError) in
      if let file = SVGFileWriter.write(
        drawing, width: size.width, height: size.height, theme: theme, letters: letters)
      {
        return file
      }
      return try svgWithPictures(of: drawing, width: size.width, height: size.height)
    }
  }

  /// The same file written by Cairo, which knows letters that are pictures but writes all outlines again each time.
  private func svgWithPictures(
    of drawing: Drawing, width: Double, height: Double
  ) throws(CanvasError) -> [UInt8] {
    let buffer = ByteBuffer()
    let surface = try SVGSurface(width: width, height: height, stream: buffer.stream)
    try paint(drawing, on: surface, scale: 1)
    try surface.finish()
    return SVGNames.renumbered(buffer.bytes)
  }

  /// A drawing as a PNG file on a white page.
  ///
  /// - Parameter scale: pixels a point, from 0.5 to 8; smaller where the picture would have more than 8,192 pixels
  ///   a side.
  /// - Throws: ``CanvasError`` when memory runs out.
  public func png(of drawing: Drawing, scale: Double = 2) throws(CanvasError) -> [UInt8] {
    let size = Self.bounded(drawing)
    let wanted = scale.isFinite ? min(max(scale, 0.5), 8) : 2
    let scale = min(wanted, 8_192 / max(size.width, size.height))
    return try CanvasLock.hold { () throws(CanvasError) in
      let surface = try ImageSurface(
        width: Int((size.width * scale).rounded(.up)), height: Int((size.height * scale).rounded(.up)))
      try paint(drawing, on: surface, scale: scale)
      return try surface.png()
    }
  }

  private func paint(_ drawing: Drawing, on surface: Surface, scale: Double) throws(CanvasError) {
    let brush = try Context(surface)
    brush.setColor(theme.light[.page] ?? Theme.Color(0xFFFFFF))
    brush.paint()
    brush.scale(scale)
    DrawingPainter(brush: brush, fonts: fonts, theme: theme, links: .none).paint(drawing)
    try brush.check()
  }

  /// The size of a drawing, at least one point and at most what a page could ever hold.
  private static func bounded(_ drawing: Drawing) -> (width: Double, height: Double) {
    func bound(_ value: Double) -> Double { value.isFinite ? min(max(value, 1), 14_400) : 1 }
    return (bound(drawing.width), bound(drawing.height))
  }
}
