/// A picture as a list of placed shapes and texts, free of any format.
///
/// Units are points (1/72 inch); the origin is the top left, y grows downwards. Items are painted in order.
/// Colours are roles, which the theme turns into colours for light, dark and print.
public struct Drawing: Sendable, Hashable {
  /// The width in points.
  public var width: Double
  /// The height in points.
  public var height: Double
  /// What to paint, first to last.
  public var items: [DrawingItem]

  /// Makes an empty picture.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
    items = []
  }
}

/// A point in a drawing.
public struct DrawingPoint: Sendable, Hashable {
  /// Points from the left edge.
  public var x: Double
  /// Points from the upper edge.
  public var y: Double

  /// Makes a point.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A rectangle in a drawing.
public struct DrawingRect: Sendable, Hashable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// The width.
  public var width: Double
  /// The height.
  public var height: Double

  /// Makes a rectangle.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}

/// A placed shape or text. The set is closed: the painter and the SVG writer draw every case.
public indirect enum DrawingItem: Sendable, Hashable {
  /// A rectangle with rounded corners (radius 0 for none).
  case rect(DrawingRect, radius: Double, fill: Ink?, stroke: Stroke?)
  /// A rectangle filled with slanting lines.
  case hatch(DrawingRect, ink: Ink)
  /// Connected lines; closed and filled for areas.
  case path([DrawingPoint], closed: Bool, fill: Ink?, stroke: Stroke?)
  /// A marker centred on a point.
  case marker(MarkerShape, at: DrawingPoint, size: Double, ink: Ink)
  /// One line of text.
  case text(DrawingText)
  /// Items that belong together, with what a pointer resting on them is told; nil tells nothing.
  case group(hover: String?, items: [DrawingItem])
  /// Items that link to an anchor of the document.
  case link(anchor: String, items: [DrawingItem])
}

/// A colour by what it means.
public enum InkRole: String, Sendable, Hashable, CaseIterable {
  /// Text and axes.
  case text
  /// Less important text.
  case muted
  /// Lines of a grid.
  case grid
  /// The page.
  case page
  /// The fault window.
  case shade
  /// Met, held, available.
  case met
  /// Not met, deviated.
  case notMet
  /// Not evaluated, in progress.
  case neutral
  /// First data series.
  case series1
  /// Second data series.
  case series2
  /// Third data series.
  case series3
  /// Fourth data series.
  case series4
  /// Text on a bar of met, notMet or neutral.
  case onMark
}

/// A role and how strongly it covers.
public struct Ink: Sendable, Hashable {
  /// What it means.
  public var role: InkRole
  /// 0 to 1.
  public var opacity: Double

  /// Makes an ink.
  public init(_ role: InkRole, opacity: Double = 1) {
    self.role = role
    self.opacity = opacity
  }
}

/// A line's look.
public struct Stroke: Sendable, Hashable {
  /// Its ink.
  public var ink: Ink
  /// Its width in points.
  public var width: Double
  /// Lengths of dashes and gaps in points; empty for a solid line.
  public var dash: [Double]
  /// Whether ends and joins are round.
  public var isRound: Bool

  /// Makes a stroke.
  public init(_ ink: Ink, width: Double, dash: [Double] = [], isRound: Bool = false) {
    self.ink = ink
    self.width = width
    self.dash = dash
    self.isRound = isRound
  }
}

/// The shape of a marker.
public enum MarkerShape: String, Sendable, Hashable, CaseIterable {
  /// A filled disc: met.
  case disc
  /// A cross: not met.
  case cross
  /// A ring: not evaluated.
  case ring
  /// A square.
  case square
  /// A triangle.
  case triangle
  /// A diamond.
  case diamond
}

/// One line of text in a drawing.
public struct DrawingText: Sendable, Hashable {
  /// Which point of the text stands at ``position``.
  public enum Anchor: String, Sendable, Hashable {
    /// Its beginning.
    case start
    /// Its middle.
    case middle
    /// Its end.
    case end
  }

  /// How heavy.
  public enum Weight: String, Sendable, Hashable {
    /// 400.
    case regular
    /// 600.
    case semibold
    /// 700.
    case bold
  }

  /// The text; writers cut it with an ellipsis where it is longer than `maxWidth`.
  public var string: String
  /// The place of the baseline's anchor.
  public var position: DrawingPoint
  /// Which point of the text stands there.
  public var anchor: Anchor
  /// The size in points.
  public var size: Double
  /// How heavy.
  public var weight: Weight
  /// Whether it is set in the mono face.
  public var isMono: Bool
  /// Its colour.
  public var ink: Ink
  /// The room it has in points; nil for as much as it needs.
  public var maxWidth: Double?

  /// Makes a text in the body face, regular, in text colour, anchored at its start.
  public init(
    _ string: String, at position: DrawingPoint, anchor: Anchor = .start, size: Double, weight: Weight = .regular,
    isMono: Bool = false, ink: Ink = Ink(.text), maxWidth: Double? = nil
  ) {
    self.string = string
    self.position = position
    self.anchor = anchor
    self.size = size
    self.weight = weight
    self.isMono = isMono
    self.ink = ink
    self.maxWidth = maxWidth
  }
}
