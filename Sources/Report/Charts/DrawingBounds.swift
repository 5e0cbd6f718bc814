/// The last gate before a drawing leaves: nothing outside its bounds, no coordinate that is no number.
///
/// Charts place their items inside by themselves; what data could still push out is moved or left out here.
struct DrawingBounds {
  /// The width in points.
  let width: Double
  /// The height in points.
  let height: Double

  /// The item inside the bounds; nil when nothing of it is left.
  func fitted(_ item: DrawingItem) -> DrawingItem? {
    switch item {
    case .rect(let rect, let radius, let fill, let stroke):
      return fitted(rect).map {
        .rect($0, radius: min(radius, $0.width / 2, $0.height / 2), fill: fill, stroke: stroke)
      }
    case .hatch(let rect, let ink):
      return fitted(rect).map { .hatch($0, ink: ink) }
    case .path(let points, let closed, let fill, let stroke):
      let kept = points.compactMap(fitted)
      return kept.count < 2 ? nil : .path(kept, closed: closed, fill: fill, stroke: stroke)
    case .marker(let shape, let point, let size, let ink):
      guard size.isFinite, let point = fitted(point) else { return nil }
      let half = min(max(size, 0), width, height) / 2
      let x = min(max(point.x, half), width - half)
      let y = min(max(point.y, half), height - half)
      return .marker(shape, at: DrawingPoint(x, y), size: half * 2, ink: ink)
    case .text(let text):
      return fitted(text).map { .text($0) }
    case .group(let hover, let items):
      let kept = items.compactMap(fitted)
      return kept.isEmpty ? nil : .group(hover: hover, items: kept)
    case .link(let anchor, let items):
      let kept = items.compactMap(fitted)
      return kept.isEmpty ? nil : .link(anchor: anchor, items: kept)
    }
  }

  private func fitted(_ point: DrawingPoint) -> DrawingPoint? {
    guard point.x.isFinite, point.y.isFinite else { return nil }
    return DrawingPoint(min(max(point.x, 0), width), min(max(point.y, 0), height))
  }

  private func fitted(_ rect: DrawingRect) -> DrawingRect? {
    guard rect.x.isFinite, rect.y.isFinite, rect.right.isFinite, rect.bottom.isFinite else { return nil }
    let left = min(max(rect.x, 0), width)
    let top = min(max(rect.y, 0), height)
    let right = min(max(rect.right, 0), width)
    let bottom = min(max(rect.bottom, 0), height)
    guard right > left, bottom > top else { return nil }
    return DrawingRect(x: left, y: top, width: right - left, height: bottom - top)
  }

  private func fitted(_ text: DrawingText) -> DrawingText? {
    guard text.position.x.isFinite, text.position.y.isFinite else { return nil }
    var moved = text
    let box = TextBox.of(text)
    if box.y < 0 { moved.position.y -= box.y }
    if box.bottom > height { moved.position.y -= box.bottom - height }
    moved.position.x = min(max(moved.position.x, 0), width)
    return moved
  }
}
