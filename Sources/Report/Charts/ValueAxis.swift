import Journal

/// Values along the height of a picture.
struct ValueAxis {
  /// From values to points, low values below.
  let scale: LinearScale
  /// Round values from least to greatest.
  let ticks: [Double]
  /// Their distance.
  let step: Double

  /// Makes an axis that takes in `low` to `high` and ends at round values.
  init(from low: Double, to high: Double, top: Double, bottom: Double, atMost count: Int = 4) {
    let range = LinearScale(from: low, to: high, start: bottom, end: top)
    let parts = Double(max(count - 1, 1))
    let step = Ticks.numberStep(above: range.high / parts - range.low / parts)
    var least = range.low
    var greatest = range.high
    let down = (range.low / step).rounded(.down) * step
    let up = (range.high / step).rounded(.up) * step
    if down.isFinite, up.isFinite {
      least = min(least, down)
      greatest = max(greatest, up)
    }
    scale = LinearScale(from: least, to: greatest, start: bottom, end: top)
    ticks = Ticks.multiples(of: step, from: scale.low, to: scale.high, atMost: count + 2)
    self.step = step
  }

  /// A value as this axis writes it.
  func label(_ value: Double) -> String {
    let largest = max(abs(scale.low), abs(scale.high))
    if value == 0 { return "0" }
    if largest >= 1e15 || step < 1e-6 { return ShortNumber.text(value) }
    for (unit, suffix) in [(1e12, " T"), (1e9, " G"), (1e6, " M")] where largest >= unit {
      return ShortNumber.fixed(value / unit, decimals: -Ticks.decade(of: step / unit)) + suffix
    }
    return ShortNumber.fixed(value, decimals: -Ticks.decade(of: step))
  }

  /// Draws lines across and their labels, which end at `x`; labels that would touch are left out.
  func draw(on sketch: inout Sketch, labelsEndAt x: Double, from left: Double, to right: Double, unit: String = "") {
    for (index, tick) in ticks.enumerated() {
      let y = scale(tick)
      sketch.line(from: DrawingPoint(left, y), to: DrawingPoint(right, y), ChartStyle.gridStroke)
      let suffix = index == ticks.count - 1 ? unit : ""
      sketch.label(
        DrawingText(
          label(tick) + suffix, at: DrawingPoint(x, y + 2.6), anchor: .end, size: ChartStyle.axisSize,
          ink: Ink(.muted)), air: 0)
    }
  }
}
