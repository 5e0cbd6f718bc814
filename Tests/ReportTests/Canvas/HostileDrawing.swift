import Report

/// Items that no chart should make, but that must not harm.
enum HostileDrawing {
  static var items: [DrawingItem] {
    let huge = DrawingRect(x: -1e300, y: 0, width: 1e308, height: .infinity)
    var nested = DrawingItem.marker(.disc, at: DrawingPoint(1, 1), size: 2, ink: Ink(.met))
    for index in 0..<2_000 {
      nested = index % 2 == 0 ? .group(hover: nil, items: [nested]) : .link(anchor: "x", items: [nested])
    }
    return [
      .rect(huge, radius: 1, fill: Ink(.met), stroke: nil),
      .rect(DrawingRect(x: 0, y: 0, width: -5, height: 3), radius: -4, fill: Ink(.met, opacity: .nan), stroke: nil),
      .hatch(DrawingRect(x: 0, y: 0, width: 15_000, height: 15_000), ink: Ink(.grid, opacity: 7)),
      .path([], closed: true, fill: Ink(.met), stroke: Stroke(Ink(.met), width: .nan)),
      .path(
        [DrawingPoint(.nan, 0), DrawingPoint(0, 0), DrawingPoint(.infinity, 4), DrawingPoint(9, 9)], closed: false,
        fill: nil, stroke: Stroke(Ink(.met), width: 1, dash: [-1, .nan, 0])),
      .path(
        [DrawingPoint(0, 0), DrawingPoint(9, 9)], closed: false, fill: nil,
        stroke: Stroke(Ink(.met), width: 1, dash: [0, 0])),
      .marker(.cross, at: DrawingPoint(.nan, 1), size: 1e9, ink: Ink(.notMet)),
      .text(DrawingText(String(repeating: "w", count: 100_000), at: DrawingPoint(0, 0), size: 8, maxWidth: -3)),
      .text(DrawingText("\u{0}\u{202E}a\nb", at: DrawingPoint(1, 1), anchor: .end, size: .nan, maxWidth: .nan)),
      nested,
    ]
  }
}
