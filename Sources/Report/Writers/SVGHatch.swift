/// The slanting lines that fill a hatched rectangle.
enum DrawingHatch {
  /// Lines that rise to the right, cut at the rectangle's edges; never more than some hundreds.
  static func lines(in rect: DrawingRect) -> [(from: DrawingPoint, to: DrawingPoint)] {
    guard rect.width > 0, rect.height > 0, rect.width.isFinite, rect.height.isFinite else { return [] }
    let reach = rect.width + rect.height
    let step = max(3.5, reach / 400)
    var lines: [(from: DrawingPoint, to: DrawingPoint)] = []
    var distance = step / 2
    while distance < reach {
      // The line x + y = distance, from the left or lower edge to the upper or right one.
      let from = DrawingPoint(
        rect.x + max(0, distance - rect.height), rect.y + min(distance, rect.height))
      let to = DrawingPoint(rect.x + min(distance, rect.width), rect.y + max(0, distance - rect.width))
      lines.append((from, to))
      distance += step
    }
    return lines
  }
}
