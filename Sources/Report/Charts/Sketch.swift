/// Collects the items of a drawing and keeps account of where text stands, so that no label covers another.
struct Sketch {
  /// The width in points.
  let width: Double
  /// What was placed, first to last.
  private(set) var items: [DrawingItem] = []
  /// Boxes that optional labels must stay clear of.
  private(set) var taken: [DrawingRect] = []

  /// Makes an empty sketch; widths below 160 points give charts no room and count as 160.
  init(width: Double) {
    self.width = width.isFinite ? min(max(width, 160), 4_000) : Figure.standardWidth
  }

  /// The drawing, cut to its bounds.
  func finished(height: Double) -> Drawing {
    var drawing = Drawing(width: width, height: height)
    drawing.items = items.compactMap { DrawingBounds(width: width, height: height).fitted($0) }
    return drawing
  }

  /// Adds an item as it is.
  mutating func add(_ item: DrawingItem) { items.append(item) }

  /// Adds what `body` draws as one group with a hover text.
  mutating func group(hover: String?, _ body: (inout Sketch) -> Void) {
    var inner = Sketch(width: width)
    inner.taken = taken
    body(&inner)
    taken = inner.taken
    guard !inner.items.isEmpty else { return }
    items.append(.group(hover: hover.map { ChartText.clean($0, limit: 400) }, items: inner.items))
  }

  /// Adds what `body` draws as a link to an activity's evidence.
  mutating func link(evidence: Int, _ body: (inout Sketch) -> Void) {
    var inner = Sketch(width: width)
    inner.taken = taken
    body(&inner)
    taken = inner.taken
    guard !inner.items.isEmpty else { return }
    items.append(.link(anchor: "e\(evidence)", items: inner.items))
  }

  /// Adds a rectangle.
  mutating func rect(_ rect: DrawingRect, radius: Double = 0, fill: Ink?, stroke: Stroke? = nil) {
    items.append(.rect(rect, radius: min(radius, rect.width / 2, rect.height / 2), fill: fill, stroke: stroke))
  }

  /// Adds a straight line.
  mutating func line(from: DrawingPoint, to: DrawingPoint, _ stroke: Stroke) {
    items.append(.path([from, to], closed: false, fill: nil, stroke: stroke))
  }

  /// Adds a marker.
  mutating func marker(_ shape: MarkerShape, at point: DrawingPoint, size: Double = ChartStyle.marker, ink: Ink) {
    items.append(.marker(shape, at: point, size: size, ink: ink))
  }

  /// Keeps optional labels out of a box.
  mutating func reserve(_ rect: DrawingRect) { taken.append(rect) }

  /// Adds a text that has its own place: cut to its room, moved inside the drawing.
  mutating func text(_ text: DrawingText) {
    guard let placed = Self.placed(text, width: width) else { return }
    taken.append(TextBox.of(placed))
    items.append(.text(placed))
  }

  /// Adds a text at the first of some places where it covers nothing; false where there is none.
  ///
  /// - Parameters:
  ///   - text: The text; its own position is tried first.
  ///   - alternatives: Further positions.
  ///   - air: Points to keep free around it.
  ///   - plate: What to lay under it, so that it stays legible over an area.
  @discardableResult
  mutating func label(
    _ text: DrawingText, alternatives: [DrawingPoint] = [], air: Double = 1.5, plate: Ink? = nil
  ) -> Bool {
    for position in [text.position] + alternatives {
      var candidate = text
      candidate.position = position
      guard let placed = Self.placed(candidate, width: width) else { continue }
      let box = TextBox.of(placed).grown(by: air)
      if placed.string == text.string, !taken.contains(where: { $0.meets(box) }) {
        taken.append(TextBox.of(placed))
        if let plate { rect(TextBox.of(placed).grown(by: 1), radius: 1, fill: plate) }
        items.append(.text(placed))
        return true
      }
    }
    return false
  }

  /// The text cut to its room and to the drawing; nil when nothing of it is left.
  private static func placed(_ text: DrawingText, width: Double) -> DrawingText? {
    var placed = text
    let room = min(text.maxWidth ?? width, width)
    guard room > 0 else { return nil }
    placed.string = TextMetrics.fitted(
      text.string, maxWidth: room, size: text.size, weight: text.weight, isMono: text.isMono)
    guard !placed.string.isEmpty else { return nil }
    let box = TextBox.of(placed)
    if box.x < 0 { placed.position.x -= box.x }
    if box.x + box.width > width { placed.position.x -= box.x + box.width - width }
    return placed
  }
}
