import Journal

/// Draws the shape of a series into a frame.
struct SeriesPen {
  /// From seconds to points across.
  let x: LinearScale
  /// From values to points down.
  let y: LinearScale

  /// The stretches in points; long ones thinned to their extremes in each column of a point's width.
  func paths(_ shape: SeriesShape) -> [[DrawingPoint]] {
    shape.stretches.map { stretch in
      let points = stretch.map { DrawingPoint(x($0.offset), y($0.value)) }
      return points.count > 2_000 ? Self.thinned(points) : points
    }
  }

  /// Fills the area between the stretches and a height.
  func fill(_ paths: [[DrawingPoint]], to baseline: Double, ink: Ink, on sketch: inout Sketch) {
    for path in paths {
      guard let first = path.first, let last = path.last, last.x > first.x else { continue }
      let outline = [DrawingPoint(first.x, baseline)] + path + [DrawingPoint(last.x, baseline)]
      sketch.add(.path(outline, closed: true, fill: ink, stroke: nil))
    }
  }

  /// Draws the lines; a stretch of one sample becomes a marker.
  func stroke(_ paths: [[DrawingPoint]], _ stroke: Stroke, lone: MarkerShape = .disc, on sketch: inout Sketch) {
    for path in paths {
      guard let first = path.first, let last = path.last else { continue }
      if path.count == 1 || (first == last && path.count == 2) {
        sketch.marker(lone, at: first, size: max(stroke.width * 2, 3), ink: stroke.ink)
      } else {
        sketch.add(.path(path, closed: false, fill: nil, stroke: stroke))
      }
    }
  }

  /// Whether a path goes through a box.
  static func crosses(_ path: [DrawingPoint], _ box: DrawingRect) -> Bool {
    zip(path, path.dropFirst()).contains { from, to in
      guard max(from.x, to.x) >= box.x, min(from.x, to.x) <= box.right else { return false }
      guard to.x != from.x else { return max(from.y, to.y) >= box.y && min(from.y, to.y) <= box.bottom }
      let slope = (to.y - from.y) / (to.x - from.x)
      let heights = [max(box.x, min(from.x, to.x)), min(box.right, max(from.x, to.x))].map {
        from.y + ($0 - from.x) * slope
      }
      return max(heights[0], heights[1]) >= box.y && min(heights[0], heights[1]) <= box.bottom
    }
  }

  /// Up to `count` places along the stretches, evenly by index, where markers tell a line from others.
  static func markerPlaces(_ paths: [[DrawingPoint]], count: Int, phase: Int) -> [DrawingPoint] {
    let points = paths.flatMap { $0 }
    guard points.count > count, count > 0 else { return points }
    let step = Double(points.count) / Double(count)
    return (0..<count).map { points[min(Int((Double($0) + 0.25 + 0.2 * Double(phase)) * step), points.count - 1)] }
  }

  /// The first, least, greatest and last point of each column one point wide, in their order.
  static func thinned(_ points: [DrawingPoint]) -> [DrawingPoint] {
    var result: [DrawingPoint] = []
    var index = 0
    while index < points.count {
      let column = points[index].x.rounded(.down)
      var (low, high) = (index, index)
      var end = index
      while end < points.count, points[end].x.rounded(.down) == column {
        if points[end].y < points[low].y { low = end }
        if points[end].y > points[high].y { high = end }
        end += 1
      }
      var kept = -1
      for place in [index, min(low, high), max(low, high), end - 1] where place > kept {
        result.append(points[place])
        kept = place
      }
      index = end
    }
    return result
  }
}
