/// Where things stand on a page: sizes in points.
struct PDFGeometry: Sendable {
  let width: Double
  let height: Double
  /// The left edge of content.
  let left: Double
  /// The width of content.
  let textWidth: Double
  private let marginTop: Double
  private let marginBottom: Double
  private let body: Double

  /// Takes the page of a theme; margins that would leave no room are made smaller.
  init(_ style: PDFStyle) {
    let theme = style.theme
    width = theme.pageSize.width
    height = theme.pageSize.height
    func bounded(_ margin: Double, _ limit: Double) -> Double {
      margin.isFinite ? min(max(margin, 14), limit) : 43
    }
    left = bounded(theme.margins.left, width * 0.3)
    textWidth = width - left - bounded(theme.margins.right, width * 0.3)
    marginTop = bounded(theme.margins.top, height * 0.25)
    marginBottom = bounded(theme.margins.bottom, height * 0.25)
    body = style.body
  }

  /// The right edge of content.
  var right: Double { left + textWidth }
  /// The base line of the running head.
  var headBaseline: Double { max(marginTop - body * 0.4, body) }
  /// The rule above the foot of page 1.
  var footRule: Double { height - marginBottom + body * 0.6 }
  /// The base line of the foot.
  var footBaseline: Double { footRule + body * 1.5 }
  /// The lower edge of content.
  var foot: Double { height - marginBottom - body * 0.6 }

  /// The upper edge of content: lower where there is a running head.
  func top(ofPage number: Int) -> Double {
    number == 1 ? marginTop - body * 0.6 : marginTop + body * 2
  }
}

/// The room that blocks are set in.
struct PDFPlace {
  var x: Double
  var width: Double
  /// The element that they stand in.
  var tag: PDFTag
  /// The bars and tints behind them.
  var backs: [PDFBack] = []
  /// How deep they stand in other blocks.
  var depth = 0

  /// A place further in; where hardly any room would be left, the same room.
  func indented(by indent: Double, right: Double = 0) -> PDFPlace {
    var place = self
    place.depth += 1
    if width - indent - right >= 120 {
      place.x += indent
      place.width -= indent + right
    }
    return place
  }
}
