import Journal

/// Seconds along the width of a picture, counted from the clock's zero, which has a name instead of a number.
struct TimeAxis {
  /// A named place.
  struct Tick: Hashable {
    /// Seconds on the clock.
    var offset: Double
    /// Its label.
    var label: String
    /// The middle of the label: where the place is, or as near as the drawing's edge allows.
    var x: Double
    /// Whether it is the clock's zero.
    var isOrigin: Bool
  }

  /// From seconds to points.
  let scale: LinearScale
  /// Named places whose labels do not touch, at most eight besides the zero.
  let ticks: [Tick]
  /// Places of the grid, named or not.
  let grid: [Double]

  /// Makes an axis from `low` to `high` seconds between two points of the width.
  ///
  /// - Parameters:
  ///   - low: The first second.
  ///   - high: The last second.
  ///   - start: Where the first second stands.
  ///   - end: Where the last second stands, four points before the edge that labels must not cross.
  ///   - originWord: What zero is called.
  init(from low: Double, to high: Double, start: Double, end: Double, originWord: String) {
    scale = LinearScale(from: low, to: high, start: start, end: end)
    var step = Ticks.clockStep(above: (scale.high - scale.low) / 8)
    var best: (ticks: [Tick], grid: [Double]) = ([], [])
    for _ in 0..<8 {
      let offsets = Ticks.multiples(of: step, from: scale.low, to: scale.high, atMost: 9)
      best = Self.labelled(offsets, step: step, scale: scale, originWord: originWord)
      let plain = best.ticks.filter { !$0.isOrigin }.count
      if plain <= 8, best.ticks.count >= offsets.count - 2 { break }
      step = Ticks.clockStep(after: step)
    }
    ticks = best.ticks
    grid = best.grid
  }

  /// Labels what has room: the zero first, the others from it outwards.
  private static func labelled(
    _ offsets: [Double], step: Double, scale: LinearScale, originWord: String
  ) -> (ticks: [Tick], grid: [Double]) {
    var boxes: [(from: Double, to: Double)] = []
    var ticks: [Tick] = []
    func place(_ offset: Double, _ label: String, isOrigin: Bool) {
      let weight: DrawingText.Weight = isOrigin ? .semibold : .regular
      let half = TextMetrics.width(label, size: ChartStyle.axisSize, weight: weight) / 2
      let x = max(min(scale(offset), scale.end + 4 - half), half)
      let box = (from: x - half - 2.5, to: x + half + 2.5)
      if boxes.contains(where: { $0.from < box.to && box.from < $0.to }) { return }
      boxes.append(box)
      ticks.append(Tick(offset: offset, label: label, x: x, isOrigin: isOrigin))
    }
    let hasOrigin = scale.contains(0)
    if hasOrigin { place(0, originWord, isOrigin: true) }
    for offset in offsets where !(hasOrigin && abs(offset) < step / 2) {
      place(offset, text(of: offset, step: step, reach: max(abs(scale.low), abs(scale.high))), isOrigin: false)
    }
    return (ticks.sorted { $0.offset < $1.offset }, offsets)
  }

  /// One unit for the whole axis: the largest in which all its labels are short.
  static func text(of offset: Double, step: Double, reach: Double) -> String {
    let units: [(suffix: String, seconds: Double)] = [
      ("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1), ("ms", 1e-3), ("µs", 1e-6),
    ]
    let unit =
      units.first { step >= $0.seconds * 0.999_999 || (step >= $0.seconds * 0.099 && $0.seconds == 1 && reach >= 1) }
      ?? ("µs", 1e-6)
    let number = offset / unit.seconds
    let places = step / unit.seconds < 0.999 || (number - number.rounded()).magnitude > 1e-6 ? 1 : 0
    return (offset > 0 ? "+" : "") + ShortNumber.fixed(number, decimals: places) + " " + unit.suffix
  }

  /// Draws the labels on a baseline.
  func drawLabels(on sketch: inout Sketch, baseline: Double) {
    for tick in ticks {
      sketch.text(
        DrawingText(
          tick.label, at: DrawingPoint(tick.x, baseline), anchor: .middle, size: ChartStyle.axisSize,
          weight: tick.isOrigin ? .semibold : .regular, ink: Ink(tick.isOrigin ? .text : .muted)))
    }
  }

  /// Draws the grid between two heights.
  func drawGrid(on sketch: inout Sketch, from top: Double, to bottom: Double) {
    for offset in grid {
      let x = scale(offset)
      sketch.line(from: DrawingPoint(x, top), to: DrawingPoint(x, bottom), ChartStyle.gridStroke)
    }
  }
}
