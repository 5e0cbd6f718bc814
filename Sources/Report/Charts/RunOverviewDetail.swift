import Journal

/// The overview with a row a run.
struct RunOverviewDetail {
  /// The runs.
  let analysis: Analysis
  /// What is shown of them.
  let facts: RunOverviewFacts
  /// What tells their titles apart.
  let titles: [String]
  /// The clock.
  let axis: TimeAxis
  /// Where the plot begins.
  let left: Double
  /// The greatest and least value of the metric over all runs.
  let values: (low: Double, high: Double)?
  /// The shapes of the metric a run.
  let shapes: [SeriesShape?]
  /// The drawing's width.
  let width: Double

  /// The height of a run's area.
  var areaHeight: Double { analysis.runs.count <= 4 ? 30 : 19 }
  static let stripHeight = 10.0
  static let lanePitch = 13.5

  /// Measures the runs.
  init(analysis: Analysis, width: Double) {
    self.analysis = analysis
    let facts = RunOverviewFacts(analysis: analysis)
    self.facts = facts
    self.width = Sketch(width: width).width
    titles = RunTitles.make(analysis.runs)
    left = min(self.width * 0.27, 130)
    var range = TimeRange()
    for (index, run) in analysis.runs.enumerated() {
      let extent = RunOverviewChart.extent(of: run)
      range.include(extent.low)
      range.include(extent.high)
      guard run.clock.kind != .unknown else { continue }
      for point in facts.series[index]?.shown ?? [] { range.include(data: point.offset, of: run.clock.run) }
      for segment in facts.states[index]?.segments ?? [] {
        range.include(data: segment.span.from, of: run.clock.run)
        range.include(data: segment.span.to, of: run.clock.run)
      }
    }
    let least = analysis.runs.map(\.clock.leastLength).max() ?? 1
    let span = range.padded(atLeast: least) ?? Span(from: 0, to: 1)
    axis = TimeAxis(
      from: span.from, to: span.to, start: left, end: self.width - 4,
      originWord: RunOverviewChart.originWord(analysis.runs))
    let window = Span(from: axis.scale.low, to: axis.scale.high)
    shapes = analysis.runs.indices.map { index in
      guard analysis.runs[index].clock.kind != .unknown else { return nil }
      return facts.series[index].map { SeriesShape($0, window: window) }
    }
    var values: (low: Double, high: Double)?
    for range in shapes.compactMap({ $0?.range }) {
      values = (min(values?.low ?? range.low, range.low), max(values?.high ?? range.high, range.high))
    }
    self.values = values
  }

  /// Draws all rows and the clock below.
  func drawing() -> Drawing {
    var sketch = Sketch(width: width)
    var top = 2.0
    for index in analysis.runs.indices {
      let height = drawRow(index, top: top, on: &sketch)
      top += height + (index == analysis.runs.count - 1 ? 0 : 9)
    }
    axis.drawLabels(on: &sketch, baseline: top + 11)
    return sketch.finished(height: top + 15)
  }

  private func drawRow(_ index: Int, top: Double, on sketch: inout Sketch) -> Double {
    let run = analysis.runs[index]
    let hasTimes = run.clock.kind != .unknown
    let strip = hasTimes ? facts.states[index].map { StateStrip(series: $0, scale: axis.scale) } : nil
    let hasStrip = strip?.bars.isEmpty == false
    let lanes = hasTimes && shapes[index]?.range == nil ? OverviewLanes(run: run, scale: axis.scale) : nil
    let label = RunLabel(run: run, title: titles[index], width: left - 24)
    var plot = hasStrip ? Self.stripHeight + 3 : 0
    plot += lanes.map { Double($0.lanes.count) * Self.lanePitch } ?? (hasTimes ? areaHeight : 0)
    let height = max(plot + (hasTimes ? 10 : 0), label.height)
    let bottom = top + height - (hasTimes ? 10 : 0)
    label.draw(on: &sketch, top: top)
    guard hasTimes else {
      sketch.text(
        DrawingText(
          "no times recorded", at: DrawingPoint(left, top + 8), size: ChartStyle.axisSize, ink: Ink(.muted)))
      return height
    }
    let window = FaultWindow(clock: run.clock, scale: axis.scale)
    window.shade(on: &sketch, from: top, to: bottom)
    axis.drawGrid(on: &sketch, from: top, to: bottom)
    let hasMetric = shapes[index]?.range != nil && facts.series[index] != nil
    var content = top
    if hasStrip {
      strip?.draw(
        on: &sketch, top: content + 1, height: Self.stripHeight, cutsWords: true,
        clearOf: hasMetric ? window.lines : [axis.scale(0)])
      content += Self.stripHeight + 3
    }
    // Before what is written, which then stands clear of them.
    if hasMetric { window.drawRollback(on: &sketch, from: top, to: bottom, wordAt: nil) }
    window.drawOrigin(on: &sketch, from: top, to: bottom)
    if hasMetric, let shape = shapes[index], let series = facts.series[index] {
      drawMetric(series, shape, window: window, top: content, bottom: bottom, on: &sketch)
    }
    lanes?.draw(on: &sketch, top: content)
    CheckStrip(run: run, scale: axis.scale).draw(on: &sketch, y: bottom + 6)
    return height
  }

  private func drawMetric(
    _ series: MetricSeries, _ shape: SeriesShape, window: FaultWindow, top: Double, bottom: Double,
    on sketch: inout Sketch
  ) {
    guard let values else { return }
    let isFromZero = values.low >= 0
    let scale = LinearScale(
      from: isFromZero ? 0 : values.low, to: max(values.high, isFromZero ? 0 : values.low), start: bottom - 0.75,
      end: top + 2)
    let pen = SeriesPen(x: axis.scale, y: scale)
    let paths = pen.paths(shape)
    let name = facts.metricName ?? series.title
    sketch.group(hover: "\(name): \(MetricWords.range(shape, of: series))") { sketch in
      if isFromZero {
        pen.fill(paths, to: bottom - 0.75, ink: Ink(.series1, opacity: ChartStyle.areaOpacity), on: &sketch)
      }
      pen.stroke(paths, Stroke(Ink(.series1), width: 1.3), on: &sketch)
    }
    let stalls = RunOverviewFacts.stalls(of: series)
    for stall in stalls.prefix(3) {
      drawStall(stall.span, series: series, window: window, y: bottom - 1, on: &sketch)
    }
    let level = scale(values.high)
    sketch.line(from: DrawingPoint(left - 3, level), to: DrawingPoint(axis.scale.end, level), ChartStyle.gridStroke)
    let peak = MetricWords.level(values.high, of: series)
    sketch.label(
      DrawingText(
        peak, at: DrawingPoint(left - 4, level + 3), anchor: .end, size: ChartStyle.axisSize, ink: Ink(.muted)))
  }

  private func drawStall(
    _ span: Span, series: MetricSeries, window: FaultWindow, y: Double, on sketch: inout Sketch
  ) {
    guard span.to >= axis.scale.low, span.from <= axis.scale.high else { return }
    let from = axis.scale(span.from)
    let to = max(axis.scale(span.to), from + ChartStyle.leastBar)
    sketch.link(evidence: series.evidence) { sketch in
      sketch.line(from: DrawingPoint(from, y), to: DrawingPoint(to, y), Stroke(Ink(.notMet), width: 2.2))
      let text = "no count for \(DurationText.short(span.length))  E\(series.evidence)"
      let middle = (from + to) / 2
      let half = TextMetrics.width(text, size: ChartStyle.axisSize, weight: .semibold) / 2 + 4
      let ends = (axis.scale.start + half)...max(axis.scale.end - half, axis.scale.start + half)
      let beside = window.lines.flatMap { [$0 - half, $0 + half] }.filter { place in
        abs(place - middle) <= half && ends.contains(place)
      }
      let above = ([middle] + beside).map { DrawingPoint($0, y - 12) }
      let label = DrawingText(
        text, at: DrawingPoint(middle, y - 5), anchor: .middle, size: ChartStyle.axisSize, weight: .semibold,
        ink: Ink(.notMet))
      sketch.label(
        label, alternatives: above + beside.map { DrawingPoint($0, y - 5) },
        plate: window.ground(at: (span.from + span.to) / 2))
    }
  }
}
