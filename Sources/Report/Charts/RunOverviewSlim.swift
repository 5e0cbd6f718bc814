import Journal

/// The overview with one slim line a run: mark, label, verdict, bar of its length and check marks.
struct RunOverviewSlim {
  /// All runs.
  let runs: [RunAnalysis]
  /// The places of the runs that are drawn, in order.
  let shown: [Int]
  /// The drawing's width.
  let width: Double

  private static let pitch = 13.0

  /// Chooses the runs up to the limit.
  init(runs: [RunAnalysis], width: Double) {
    self.runs = runs
    self.width = Sketch(width: width).width
    shown = RowChoice.choose(runs, limit: RunOverviewChart.slimLimit)
  }

  /// Draws the lines and the clock below.
  func drawing() -> Drawing {
    var sketch = Sketch(width: width)
    let verdictWidth = widestVerdict()
    let left = min(width * 0.55, max(width * 0.2, 110) + verdictWidth + 16)
    var range = TimeRange()
    for index in shown {
      let extent = RunOverviewChart.extent(of: runs[index])
      range.include(extent.low)
      range.include(extent.high)
    }
    let least = runs.map(\.clock.leastLength).max() ?? 1
    let span = range.padded(atLeast: least) ?? Span(from: 0, to: 1)
    let axis = TimeAxis(
      from: span.from, to: span.to, start: left, end: width - 4, originWord: RunOverviewChart.originWord(runs))
    let bottom = 2 + Double(shown.count) * Self.pitch
    axis.drawGrid(on: &sketch, from: 2, to: bottom)
    let titles = RunTitles.make(runs)
    let names = Names(widths: shown.map { Self.nameWidth(runs[$0]) }, room: left - verdictWidth - 26)
    for (row, index) in shown.enumerated() {
      draw(runs[index], title: titles[index], names, top: 2 + Double(row) * Self.pitch, axis: axis, on: &sketch)
    }
    if axis.scale.contains(0) {
      let x = axis.scale(0)
      sketch.line(from: DrawingPoint(x, 2), to: DrawingPoint(x, bottom), Stroke(Ink(.text), width: 0.75))
    }
    axis.drawLabels(on: &sketch, baseline: bottom + 11)
    guard let rest = RowChoice.rest(of: runs, shown: shown) else { return sketch.finished(height: bottom + 15) }
    sketch.text(
      DrawingText(rest, at: DrawingPoint(0, bottom + 24), size: ChartStyle.axisSize, ink: Ink(.muted), maxWidth: width))
    return sketch.finished(height: bottom + 28)
  }

  /// Where the names of runs and what is said beside them stand.
  private struct Names {
    /// The room of both.
    let room: Double
    /// Where what is said beside names begins.
    let titles: Double

    /// Leaves room beside the widest name that leaves any; a longer one stands alone.
    init(widths: [Double], room: Double) {
      self.room = room
      titles = (widths.filter { $0 <= room - 38 }.max() ?? 0) + 8
    }
  }

  private static func nameWidth(_ run: RunAnalysis) -> Double {
    TextMetrics.width(ChartText.clean(run.label, limit: 80), size: ChartStyle.labelSize, weight: .semibold)
  }

  private func widestVerdict() -> Double {
    shown.map {
      TextMetrics.width(runs[$0].verdict.chartWord, size: ChartStyle.axisSize, weight: .semibold)
    }.max() ?? 0
  }

  private func draw(
    _ run: RunAnalysis, title: String, _ names: Names, top: Double, axis: TimeAxis, on sketch: inout Sketch
  ) {
    let mark = run.verdict.chartMark
    let baseline = top + 9
    let left = axis.scale.start
    sketch.marker(mark.shape, at: DrawingPoint(3.5, baseline - 2.8), size: 6, ink: Ink(mark.role))
    let label = TextMetrics.fitted(
      ChartText.clean(run.label, limit: 80), maxWidth: names.room, size: ChartStyle.labelSize, weight: .semibold)
    sketch.text(DrawingText(label, at: DrawingPoint(10, baseline), size: ChartStyle.labelSize, weight: .semibold))
    if Self.nameWidth(run) <= names.titles - 8 {
      sketch.text(
        DrawingText(
          ChartText.clean(title), at: DrawingPoint(10 + names.titles, baseline), size: ChartStyle.axisSize,
          ink: Ink(.muted), maxWidth: names.room - names.titles))
    }
    sketch.text(
      DrawingText(
        run.verdict.chartWord, at: DrawingPoint(left - 8, baseline), anchor: .end, size: ChartStyle.axisSize,
        weight: .semibold, ink: Ink(mark.role)))
    guard run.clock.kind != .unknown else {
      sketch.text(
        DrawingText(
          "no times recorded", at: DrawingPoint(left, baseline), size: ChartStyle.axisSize, ink: Ink(.muted)))
      return
    }
    let extent = RunOverviewChart.extent(of: run)
    guard let low = extent.low, let high = extent.high else { return }
    let from = axis.scale(low)
    let length = DurationText.short(run.clock.run.length)
    sketch.group(hover: "\(run.label), \(run.verdict.chartWord), \(length)") { sketch in
      let bar = DrawingRect(
        x: from, y: top + 4.5, width: max(axis.scale(high) - from, ChartStyle.leastBar), height: 3.5)
      sketch.rect(bar, radius: 1, fill: Ink(.neutral, opacity: 0.68))
    }
    CheckStrip(run: run, scale: axis.scale, size: 6).draw(on: &sketch, y: top + 6.25)
  }
}
