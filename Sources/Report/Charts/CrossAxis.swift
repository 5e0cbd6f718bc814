import Journal

/// Values along the width of a picture.
struct CrossAxis {
  /// From values to points.
  let scale: LinearScale
  /// Round values from least to greatest.
  let ticks: [Double]

  /// Makes an axis that takes in `low` to `high`.
  init(from low: Double, to high: Double, start: Double, end: Double, atMost count: Int = 6) {
    let axis = ValueAxis(from: low, to: high, top: end, bottom: start, atMost: count)
    scale = axis.scale
    ticks = axis.ticks
  }

  /// Draws the grid between two heights.
  func drawGrid(on sketch: inout Sketch, from top: Double, to bottom: Double) {
    for tick in ticks {
      let x = scale(tick)
      sketch.line(from: DrawingPoint(x, top), to: DrawingPoint(x, bottom), ChartStyle.gridStroke)
    }
  }

  /// Draws the labels that have room, with a unit after each.
  func drawLabels(
    on sketch: inout Sketch, baseline: Double, unit: String = "", words: ((Double) -> String)? = nil
  ) {
    for tick in ticks {
      let label = words?(tick) ?? ShortNumber.text(tick) + unit
      sketch.label(
        DrawingText(
          label, at: DrawingPoint(scale(tick), baseline), anchor: .middle, size: ChartStyle.axisSize, ink: Ink(.muted)),
        air: 2)
    }
  }
}
