import Journal

/// Is a step getting slower? Durations of each activity over the runs, in rows with a scale of their own from 0 and
/// the range that the baseline allows as a band.
///
/// ```swift
/// DurationSlopeChart(comparison: comparison, runs: analysis.runs).figure()?.title  // "read-status took 3 s longer in v4"
/// ```
public struct DurationSlopeChart: Sendable {
  /// The comparison.
  let comparison: Comparison
  /// The runs.
  let runs: [RunAnalysis]
  /// The width in points.
  let width: Double

  /// Activities with a row; the rest is counted.
  static let rowLimit = 14
  /// Runs that are drawn; with more, the first and last of them.
  static let runLimit = 400
  /// Runs whose points are all marked; with more, only what stands out is.
  static let markerLimit = 12
  private static let pitch = 27.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - comparison: The durations over all runs.
  ///   - runs: The runs, for their labels.
  ///   - width: The width in points.
  public init(comparison: Comparison, runs: [RunAnalysis], width: Double = Figure.standardWidth) {
    self.comparison = comparison
    self.runs = runs
    self.width = width
  }

  /// The picture with its words; nil unless an activity was timed in the baseline and in another run.
  public func figure(id: String = "durations") -> Figure? {
    let rows = comparison.durations.map { DurationSlopeRow($0, baseline: comparison.baseline, runs: runs.count) }
      .filter { $0.timed > 1 && $0.band != nil }
    guard !rows.isEmpty, runs.count > 1 else { return nil }
    let ranked = rows.indices.sorted { left, right in
      let (one, other) = (rows[left], rows[right])
      if one.change != other.change { return one.change > other.change }
      return one.greatest != other.greatest ? one.greatest > other.greatest : left < right
    }
    let kept = Set(ranked.prefix(Self.rowLimit))
    let shown = rows.indices.filter { kept.contains($0) }.map { rows[$0] }
    let words = DurationSlopeWords(
      rows: rows, ranked: ranked.map { rows[$0] }, runs: runs, baseline: comparison.baseline)
    return Figure(
      id: id, title: words.title, subtitle: words.subtitle, drawing: drawing(shown, left: rows.count - shown.count),
      description: words.description, data: words.data)
  }

  private func drawing(_ rows: [DurationSlopeRow], left rest: Int) -> Drawing {
    var sketch = Sketch(width: width)
    let count = min(runs.count, Self.runLimit)
    let left = sketch.width * 0.36
    let right = sketch.width * 0.74
    let x = LinearScale(from: 0, to: Double(max(count - 1, 1)), start: left, end: right)
    for (index, row) in rows.enumerated() {
      let top = 4 + Double(index) * Self.pitch
      sketch.line(
        from: DrawingPoint(0, top - 1), to: DrawingPoint(sketch.width, top - 1), ChartStyle.gridStroke)
      draw(row, x: x, count: count, top: top, on: &sketch)
    }
    let bottom = 4 + Double(rows.count) * Self.pitch
    drawRuns(x: x, count: count, baseline: bottom + 9, on: &sketch)
    guard rest > 0 else { return sketch.finished(height: bottom + 13) }
    let words = "and \(ChartText.count(rest, "more activity", plural: "more activities")) that changed less"
    sketch.text(DrawingText(words, at: DrawingPoint(0, bottom + 21), size: ChartStyle.axisSize, ink: Ink(.muted)))
    return sketch.finished(height: bottom + 25)
  }

  private func draw(_ row: DurationSlopeRow, x: LinearScale, count: Int, top: Double, on sketch: inout Sketch) {
    let middle = top + Self.pitch / 2
    let y = LinearScale(from: 0, to: max(row.greatest, 1e-9), start: top + Self.pitch - 7, end: top + 7)
    sketch.text(
      DrawingText(row.name, at: DrawingPoint(0, middle + 2), size: ChartStyle.nameSize, maxWidth: x.start - 52))
    if let band = row.band {
      let upper = y(min(band.high, row.greatest))
      let box = DrawingRect(x: x.start - 4, y: upper, width: x.end - x.start + 8, height: max(y(band.low) - upper, 1.5))
      sketch.rect(box, fill: Ink(.grid, opacity: 0.75))
    }
    let first = row.cells.first { $0 != nil }.flatMap { $0 }.map(DurationText.short) ?? ""
    sketch.text(
      DrawingText(
        first, at: DrawingPoint(x.start - 8, middle + 2), anchor: .end, size: ChartStyle.axisSize, ink: Ink(.muted)))
    drawLine(row, x: x, y: y, count: count, on: &sketch)
    let mark = row.standing
    let words = row.words
    let room = sketch.width - x.end - 10
    sketch.text(
      DrawingText(
        words, at: DrawingPoint(x.end + 10, middle + 2), size: ChartStyle.axisSize,
        weight: mark == .neutral ? .regular : .semibold, ink: Ink(mark == .neutral ? .text : mark.role), maxWidth: room)
    )
  }

  private func drawLine(
    _ row: DurationSlopeRow, x: LinearScale, y: LinearScale, count: Int, on sketch: inout Sketch
  ) {
    var path: [DrawingPoint] = []
    func close(_ sketch: inout Sketch) {
      if path.count > 1 {
        sketch.add(.path(path, closed: false, fill: nil, stroke: Stroke(Ink(.series1), width: 1.2)))
      }
      path = []
    }
    for index in 0..<count {
      guard let value = row.cells[index] else {
        close(&sketch)
        continue
      }
      path.append(DrawingPoint(x(Double(index)), y(value)))
    }
    close(&sketch)
    for index in 0..<count {
      guard let value = row.cells[index] else { continue }
      let look = row.marker(at: index)
      guard count <= Self.markerLimit || look.stands || row.isLone(index) else { continue }
      let hover = "\(ChartText.clean(runs[index].label, limit: 60)): \(DurationText.short(value))"
      sketch.group(hover: hover) { sketch in
        sketch.marker(look.shape, at: DrawingPoint(x(Double(index)), y(value)), size: look.size, ink: look.ink)
      }
    }
  }

  private func drawRuns(x: LinearScale, count: Int, baseline: Double, on sketch: inout Sketch) {
    for index in [0, count - 1] + Array(0..<count) {
      let label = ChartText.clean(runs[index].label, limit: 40)
      sketch.label(
        DrawingText(
          TextMetrics.fitted(label, maxWidth: 70, size: ChartStyle.axisSize),
          at: DrawingPoint(x(Double(index)), baseline), anchor: .middle, size: ChartStyle.axisSize, ink: Ink(.muted)),
        air: 2)
    }
  }
}
