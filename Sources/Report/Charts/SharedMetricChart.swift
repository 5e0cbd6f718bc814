import Journal

/// The same metric of all runs as small multiples: one clock from each run's first action, one scale.
///
/// ```swift
/// SharedMetricChart(metric: comparison.metrics[0], runs: analysis.runs).figure()?.title  // "Counter stalled in v4 only"
/// ```
public struct SharedMetricChart: Sendable {
  /// The metric.
  let metric: Comparison.SharedMetric
  /// The runs.
  let runs: [RunAnalysis]
  /// The width in points.
  let width: Double

  /// Runs with a row; the rest is counted.
  static let rowLimit = 10

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - metric: Which series of which runs.
  ///   - runs: All runs.
  ///   - width: The width in points.
  public init(metric: Comparison.SharedMetric, runs: [RunAnalysis], width: Double = Figure.standardWidth) {
    self.metric = metric
    self.runs = runs
    self.width = width
  }

  /// One run's series.
  private struct Row {
    var run: RunAnalysis
    var series: MetricSeries
    var shape: SeriesShape
  }

  /// The picture with its words; nil unless two runs with a clock have values.
  public func figure(id: String = "shared-metric") -> Figure? {
    let members = metric.series.compactMap { member -> (run: RunAnalysis, series: MetricSeries)? in
      guard runs.indices.contains(member.run), runs[member.run].metrics.indices.contains(member.index) else {
        return nil
      }
      let run = runs[member.run]
      return run.clock.kind == .unknown ? nil : (run, run.metrics[member.index])
    }
    guard let kind = members.first?.series.kind else { return nil }
    var range = TimeRange()
    let chosen = RowChoice.choose(members.map(\.run), limit: Self.rowLimit)
    for member in chosen.map({ members[$0] }) {
      range.include(member.run.clock.run)
      for point in member.series.shown { range.include(data: point.offset, of: member.run.clock.run) }
    }
    let least = members.map(\.run.clock.leastLength).max() ?? 1
    guard let window = range.padded(atLeast: least) else { return nil }
    let rows = members.filter { $0.series.kind == kind }.map {
      Row(run: $0.run, series: $0.series, shape: SeriesShape($0.series, window: window))
    }
    .filter { $0.shape.range != nil }
    guard rows.count > 1 else { return nil }
    return Figure(
      id: id, title: title(rows), subtitle: words(of: rows, kind: kind, isDrawn: true),
      facts: words(of: rows, kind: kind, isDrawn: false), drawing: drawing(rows, window: window),
      description: description(rows), data: data(rows))
  }

  /// The rows that are drawn.
  private static func places(_ rows: [Row]) -> [Int] { RowChoice.choose(rows.map(\.run), limit: rowLimit) }

  private func drawing(_ rows: [Row], window: Span) -> Drawing {
    var sketch = Sketch(width: width)
    let places = Self.places(rows)
    let shown = places.map { rows[$0] }
    let height = shown.count <= 5 ? 46.0 : shown.count <= 8 ? 34 : 22
    let pitch = height + (shown.count <= 8 ? 8 : 6)
    let left = min(sketch.width * 0.27, 130)
    let axis = TimeAxis(
      from: window.from, to: window.to, start: left, end: sketch.width - 4,
      originWord: RunOverviewChart.originWord(shown.map(\.run)))
    let low = shown.compactMap { $0.shape.range?.low }.min() ?? 0
    let high = shown.compactMap { $0.shape.range?.high }.max() ?? 1
    let isFromZero = low >= 0
    for (index, row) in shown.enumerated() {
      let top = 2 + Double(index) * pitch
      let y = ValueAxis(
        from: isFromZero ? 0 : low, to: max(high, isFromZero ? 0 : low), top: top + 4, bottom: top + height, atMost: 3)
      let fault = FaultWindow(clock: row.run.clock, scale: axis.scale)
      fault.shade(on: &sketch, from: top, to: top + height)
      y.draw(on: &sketch, labelsEndAt: left - 4, from: left, to: axis.scale.end)
      fault.drawOrigin(on: &sketch, from: top, to: top + height)
      drawLabel(row.run, top: top, width: left - 34, height: height, on: &sketch)
      let pen = SeriesPen(x: axis.scale, y: y.scale)
      let paths = pen.paths(row.shape)
      let hover = "\(row.run.label): \(MetricWords.range(row.shape, of: row.series)), E\(row.series.evidence)"
      sketch.group(hover: hover) { sketch in
        if isFromZero {
          pen.fill(paths, to: y.scale(0), ink: Ink(.series1, opacity: ChartStyle.areaOpacity), on: &sketch)
        }
        pen.stroke(paths, Stroke(Ink(.series1), width: 1.3), on: &sketch)
      }
      for stall in RunOverviewFacts.stalls(of: row.series).prefix(3) {
        drawStall(stall, row: row, axis: axis, y: y, fault: fault, on: &sketch)
      }
    }
    let bottom = 2 + Double(shown.count) * pitch - (pitch - height)
    axis.drawLabels(on: &sketch, baseline: bottom + 11)
    guard let rest = RowChoice.rest(of: rows.map(\.run), shown: places) else {
      return sketch.finished(height: bottom + 15)
    }
    sketch.text(DrawingText(rest, at: DrawingPoint(0, bottom + 23), size: ChartStyle.axisSize, ink: Ink(.muted)))
    return sketch.finished(height: bottom + 27)
  }

  private func drawLabel(_ run: RunAnalysis, top: Double, width: Double, height: Double, on sketch: inout Sketch) {
    let label = ChartText.clean(run.label, limit: 80)
    let size = ChartStyle.nameSize
    sketch.text(DrawingText(label, at: DrawingPoint(0, top + 9), size: size, weight: .bold, maxWidth: width))
    let mark = run.verdict.chartMark
    sketch.marker(mark.shape, at: DrawingPoint(3.5, top + 17), size: 6, ink: Ink(mark.role))
    sketch.text(
      DrawingText(
        run.verdict.chartWord, at: DrawingPoint(10, top + 20), size: ChartStyle.axisSize, weight: .semibold,
        ink: Ink(mark.role), maxWidth: width - 10))
  }

  private func drawStall(
    _ stall: (value: Double, span: Span, toEnd: Bool), row: Row, axis: TimeAxis, y: ValueAxis, fault: FaultWindow,
    on sketch: inout Sketch
  ) {
    guard stall.span.to >= axis.scale.low, stall.span.from <= axis.scale.high else { return }
    let height = y.scale(row.series.kind == .counter ? 0 : stall.value)
    let from = axis.scale(stall.span.from)
    let to = max(axis.scale(stall.span.to), from + ChartStyle.leastBar)
    sketch.link(evidence: row.series.evidence) { sketch in
      sketch.line(from: DrawingPoint(from, height), to: DrawingPoint(to, height), Stroke(Ink(.notMet), width: 2.2))
      let words = "stalled for \(DurationText.short(stall.span.length))  E\(row.series.evidence)"
      sketch.label(
        DrawingText(
          words, at: DrawingPoint((from + to) / 2, height - 5), anchor: .middle, size: ChartStyle.axisSize,
          weight: .semibold, ink: Ink(.notMet)),
        alternatives: [DrawingPoint((from + to) / 2, height - 14)],
        plate: fault.ground(at: (stall.span.from + stall.span.to) / 2))
    }
  }

  private var name: String { ChartText.clean(metric.name, limit: 60) }

  private func title(_ rows: [Row]) -> [Inline] {
    let stalled = rows.filter { !RunOverviewFacts.stalls(of: $0.series).isEmpty }
    let series = ChartText.capital(ChartText.clean(rows[0].series.commonTitle, limit: 140))
    let labels = ChartText.list(stalled.map { ChartText.clean($0.run.label, limit: 30) }, limit: 5)
    if stalled.count == 1 { return [.text("\(series) stalled in \(labels) only")] }
    if stalled.count == rows.count { return [.text("\(series) stalled in all \(ShortNumber.text(rows.count)) runs")] }
    if !stalled.isEmpty {
      return [
        .text(
          "\(series) stalled in \(ShortNumber.text(stalled.count)) of \(ShortNumber.text(rows.count)) runs: \(labels)")
      ]
    }
    let low = rows.compactMap { $0.shape.range?.low }.min() ?? 0
    let high = rows.compactMap { $0.shape.range?.high }.max() ?? 0
    let kind = rows[0].series.kind
    return [
      .text(
        "\(series): \(MetricWords.level(low, kind)) to \(MetricWords.level(high, kind)) over \(ShortNumber.text(rows.count)) runs"
      )
    ]
  }

  private func words(of rows: [Row], kind: MetricSeries.Kind, isDrawn: Bool) -> [Inline] {
    var parts = kind == .counter ? " per second" : ""
    parts +=
      ", \(ChartText.count(rows.count, "run")), \(isDrawn ? "one scale, " : "")seconds from each run’s first action."
    if isDrawn { parts += " Shaded: while the method ran." }
    return [.code(name.isEmpty ? ChartText.clean(rows[0].series.commonTitle, limit: 140) : name), .text(parts)]
  }

  private func description(_ rows: [Row]) -> String {
    let sentences = Self.places(rows).map { rows[$0] }.map { row in
      let finding = MetricWords.finding(row.series).map { "; it \($0)" } ?? ""
      return "\(ChartText.clean(row.run.label, limit: 60)): \(MetricWords.range(row.shape, of: row.series))\(finding)."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  private func data(_ rows: [Row]) -> Table? {
    var table = ChartTable(
      "Samples of \(name) by run", columns: ["Run", "At", rows[0].series.kind == .counter ? "Per second" : "Value"],
      numbers: [1, 2])
    for row in rows {
      for point in row.series.shown { table.add([.text(row.run.label), .offset(point.offset), .value(point.value)]) }
    }
    return table.made()
  }
}
