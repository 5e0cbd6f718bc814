/// The elements that stand for links and for the text beside them, in the element of a whole text.
///
/// An element with elements inside has no text of its own on a page. A span goes on over the lines of a text; a link is
/// one for each line, for each has a place of its own that can be clicked.
final class TextSpans {
  private enum Element: Equatable {
    case nothing
    case span
    case link(PageLink)
  }

  private let brush: Context
  private var open: Element = .nothing

  init(on brush: Context) {
    self.brush = brush
  }

  /// Opens what the next run stands in, unless it is open.
  func step(to link: PageLink?) {
    let wanted: Element = link.map { .link($0) } ?? .span
    guard wanted != open else { return }
    close()
    if let link { brush.beginLink(link) } else { brush.beginTag("Span") }
    open = wanted
  }

  /// Ends a line.
  func endLine() {
    if case .link = open { close() }
  }

  /// Closes what is open, before another text or a picture.
  func close() {
    switch open {
    case .nothing: break
    case .span: brush.endTag("Span")
    case .link: brush.endTag("Link")
    }
    open = .nothing
  }
}
