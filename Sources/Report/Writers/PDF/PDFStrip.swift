/// A slice of content that is never cut: a line of text, a row of a table, a picture.
struct PDFStrip {
  /// What it is part of, for dumps.
  enum Kind: String {
    case title, banner, keyFigures, heading, paragraph, table, figure, code, list, columns, definitions, details,
      quote, rule, contents
  }

  var kind: Kind
  /// The height in points.
  var height: Double
  /// The room that it wants above; the larger of two neighbours' wishes counts.
  var before = 0.0
  /// The room that it wants below.
  var after = 0.0
  /// Whether the room below is decided by this strip alone, as under a heading.
  var decidesRoomBelow = false
  /// Whether it must not stand at a page's foot without the next strip.
  var keepsNext = false
  /// Whether it begins a picture that may move to the head of the next page, past what follows it.
  var mayMove = false
  /// The room under a repeated head, when a page begins with this strip.
  var underHead = 0.0
  /// Whether it begins a block.
  var isFirst = false
  /// What is painted, relative to its upper left corner.
  var items: [PDFItem] = []
  /// Bars and tints behind it, which also fill the room to a neighbour with the same.
  var backs: [PDFBack] = []
  /// The head to repeat when a page begins with this strip.
  var head: PDFRepeatedHead?
  /// Anchors at its upper edge.
  var anchors: [String] = []

  init(_ kind: Kind, height: Double) {
    self.kind = kind
    self.height = height
  }

  /// Whether there is nothing to see, only room or an anchor.
  var isBlank: Bool { height == 0 && items.isEmpty }
}

/// The head of a table, set again on each page that the table reaches.
final class PDFRepeatedHead {
  let strips: [PDFStrip]
  let height: Double

  init(_ strips: [PDFStrip]) {
    self.strips = strips
    height = strips.reduce(0) { $0 + $1.height }
  }
}

/// A bar or tint behind strips.
final class PDFBack {
  let x: Double
  let width: Double
  let color: Theme.Color

  init(x: Double, width: Double, color: Theme.Color) {
    self.x = x
    self.width = width
    self.color = color
  }
}

/// Something placed: relative to a strip first, then to a page.
struct PDFItem {
  enum Shape {
    /// A line of a text; y is its base line.
    case line(TextLayout, number: Int, x: Double)
    /// A filled rectangle; y is its upper edge.
    case fill(x: Double, width: Double, height: Double, color: Theme.Color)
    /// The outline of a rectangle.
    case outline(x: Double, width: Double, height: Double, line: Double, color: Theme.Color)
    /// A small hook that says: the line above goes on here.
    case hook(x: Double, size: Double, color: Theme.Color)
    /// A picture at a scale.
    case drawing(Drawing, x: Double, scale: Double)
    /// The theme's logo in a box.
    case logo(x: Double, width: Double, height: Double)
    /// The number of the page that an anchor stands on, ending at `right`; known when painted.
    case pageNumber(anchor: String, right: Double, role: PDFRole)
  }

  /// The element that it belongs to; nil for decoration, which is painted first, under all text.
  var tag: PDFTag?
  var y: Double
  var shape: Shape
}

/// A page with everything in its place.
struct PDFPage {
  /// From 1.
  var number: Int
  var items: [PDFItem] = []
  /// Anchors and their heights, in order.
  var anchors: [(id: String, y: Double)] = []
  /// The title of the section that the page begins with or goes on with.
  var running = ""
  /// The lower edge of what it holds.
  var bottom = 0.0
  /// What stands where, for dumps.
  var parts: [Part] = []

  /// A block or a piece of one.
  struct Part {
    var kind: PDFStrip.Kind
    var y: Double
    var height: Double
    var begins: Bool
  }
}
