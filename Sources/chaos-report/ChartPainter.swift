import Report

/// Paints the charts of a Markdown report, fonts being reached for the first of them.
final class ChartPainter {
  private let theme: Theme
  private let fonts: FontWarmUp?
  private var file: ChartFile?
  /// The first thing that went wrong.
  private(set) var failure: CanvasError?

  init(theme: Theme, fonts: FontWarmUp?) {
    self.theme = theme
    self.fonts = fonts
  }

  /// A chart as an SVG file; nothing after a failure.
  func paint(_ drawing: Drawing) -> [UInt8] {
    if failure != nil { return [] }
    do throws(CanvasError) {
      if let file { return try file.svg(of: drawing) }
      let file = try ChartFile(theme: theme, fonts: fonts)
      self.file = file
      return try file.svg(of: drawing)
    } catch {
      failure = error
      return []
    }
  }
}
