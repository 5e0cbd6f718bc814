import Journal

/// Is a step getting slower? Durations of each activity over the runs, in rows with a scale of their own from 0 and
/// the range that the baseline allows as a band.
///
/// Every run has a place of its own; above two hundred, neighbours share one with their median, and of the runs beyond
/// the band only the slowest and the fastest are marked.
///
/// ```swift
/// DurationSlopeChart(comparison: comparison, runs: analysis.runs).figure()?.title  // "read-status took 3 s longer in v4"
/// ```
public struct DurationSlopeChart: Sendable {
  /// The comparison.
  let comparison: Comparison
  /// The runs.
  let runs: [RunAnalysis]
  /// Runs of experiments that a baseline outside the report does not know; nil without such a baseline.
  let unmatched: Set<Int>?
  /// The width in points.
  let width: Double

  /// Activities with a row; the rest is counted.
  static let rowLimit = 14
  /// Places that are drawn; more runs than that share them.
  static let columnLimit = 200
  /// Runs whose points are all marked; with more, only what stands out is.
  static let markerLimit = 12
  private static let pitch = 27.0
  private static let labelAir = 8.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - comparison: The durations over all runs.
  ///   - runs: The runs, for their labels.
  ///   - unmatched: Runs of experiments that a baseline outside the report does not know; nil without such a
  ///     baseline.
  ///   - width: The width in points.
  public init(
    comparison: Comparison, runs: [RunAnalysis], unmatched: Set<Int>? = nil, width: Double = Figure.standardWidth
  ) {
    self.comparison = comparison
    self.runs = runs
    self.unmatched = unmatched
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
      rows: rows, ranked: ranked.map { rows[$0] }, runs: runs, baseline: comparison.baseline,
      unmatched: unmatched)
    return Figure(
      id: id, title: words.title, subtitle: words.subtitle, facts: words.facts,
      drawing: drawing(shown, left: rows.count - shown.count), description: words.description, data: words.data)
  }

  /// The runs at each place.
  private var columns: [Range<Int>] {
    let columns = min(runs.count, Self.columnLimit)
    return (0..<columns).map { ($0 * runs.count / columns)..<(($0 + 1) * runs.count / columns) }
  }

  private func drawing(_ rows: [DurationSlopeRow], left rest: Int) -> Drawing {
    var sketch = Sketch(width: width)
    let columns = self.columns
    let left = sketch.width * 0.36
    let right = sketch.width * 0.74
    let x = LinearScale(from: 0, to: Double(max(columns.count - 1, 1)), start: left, end: right)
    for (index, row) in rows.enumerated() {
      let top = 4 + Double(index) * Self.pitch
      sketch.line(
        from: DrawingPoint(0, top - 1), to: DrawingPoint(sketch.width, top - 1), ChartStyle.gridStroke)
      draw(row, x: x, columns: columns, top: top, on: &sketch)
    }
    let bottom = 4 + Double(rows.count) * Self.pitch
    drawRuns(x: x, columns: columns, baseline: bottom + 9, on: &sketch)
    guard rest > 0 else { return sketch.finished(height: bottom + 13) }
    let words = "and \(ChartText.count(rest, "more activity", plural: "more activities")) that changed less"
    sketch.text(DrawingText(words, at: DrawingPoint(0, bottom + 21), size: ChartStyle.axisSize, ink: Ink(.muted)))
    return sketch.finished(height: bottom + 25)
  }

  private func draw(
    _ row: DurationSlopeRow, x: LinearScale, columns: [Range<Int>], top: Double, on sketch: inout Sketch
  ) {
    let middle = top + Self.pitch / 2
    let greatest = max(row.greatest, row.isCompared ? row.band?.high ?? 0 : 0, 1e-9)
    let y = LinearScale(from: 0, to: greatest, start: top + Self.pitch - 7, end: top + 7)
    sketch.text(
      DrawingText(row.name, at: DrawingPoint(0, middle + 2), size: ChartStyle.nameSize, maxWidth: x.start - 52))
    if let band = row.band, row.isCompared {
      let upper = y(band.high)
      let box = DrawingRect(x: x.start - 4, y: upper, width: x.end - x.start + 8, height: max(y(band.low) - upper, 1.5))
      sketch.rect(box, fill: Ink(.grid, opacity: 0.75))
    }
    let first = row.cells.first { $0 != nil }.flatMap { $0 }.map(row.text) ?? ""
    sketch.text(
      DrawingText(
        first, at: DrawingPoint(x.start - 8, middle + 2), anchor: .end, size: ChartStyle.axisSize, ink: Ink(.muted)))
    drawLine(row, x: x, y: y, columns: columns, on: &sketch)
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
    _ row: DurationSlopeRow, x: LinearScale, y: LinearScale, columns: [Range<Int>], on sketch: inout Sketch
  ) {
    let values = columns.map { Quantile.median(row.cells[$0].compactMap { $0 }) }
    var path: [DrawingPoint] = []
    func close(_ sketch: inout Sketch) {
      if path.count > 1 {
        sketch.add(.path(path, closed: false, fill: nil, stroke: Stroke(Ink(.series1), width: 1.2)))
      }
      path = []
    }
    for (place, value) in values.enumerated() {
      guard let value else {
        close(&sketch)
        continue
      }
      path.append(DrawingPoint(x(Double(place)), y(value)))
    }
    close(&sketch)
    let outliers = Set(row.outliers)
    for (place, column) in columns.enumerated() {
      let isLone =
        (place == 0 || values[place - 1] == nil) && (place + 1 >= values.count || values[place + 1] == nil)
      for index in column {
        guard let value = row.cells[index] else { continue }
        let look = row.marker(at: index)
        let stands = runs.count > columns.count ? index == row.baseline || outliers.contains(index) : look.stands
        guard runs.count <= Self.markerLimit || stands || isLone else { continue }
        let hover = "\(ChartText.clean(runs[index].label, limit: 60)): \(row.text(value))"
        sketch.group(hover: hover) { sketch in
          sketch.marker(look.shape, at: DrawingPoint(x(Double(place)), y(value)), size: look.size, ink: look.ink)
        }
      }
    }
  }

  /// Names of runs in even steps, with the first and the last of them.
  private func drawRuns(x: LinearScale, columns: [Range<Int>], baseline: Double, on sketch: inout Sketch) {
    let last = columns.count - 1
    let labels = columns.enumerated().map { place, column in
      let run = place == last ? column.upperBound - 1 : column.lowerBound
      return TextMetrics.fitted(
        ChartText.clean(runs[run].label, limit: 40), maxWidth: 70, size: ChartStyle.axisSize)
    }
    let widest = labels.map { TextMetrics.width($0, size: ChartStyle.axisSize) }.max() ?? 0
    let pitch = (x.end - x.start) / Double(last)
    let most = max(1, last / max(1, Int(((widest + Self.labelAir) / pitch).rounded(.up))))
    // Steps of as many runs each look even; steps that are rounded do nearly.
    let steps = (max(1, (most + 1) / 2)...most).last { last.isMultiple(of: $0) } ?? most
    for step in [0, steps] + Array(1..<max(steps, 1)) {
      let place = (step * last + steps / 2) / steps
      sketch.label(
        DrawingText(
          labels[place], at: DrawingPoint(x(Double(place)), baseline), anchor: .middle, size: ChartStyle.axisSize,
          ink: Ink(.muted)),
        air: Self.labelAir - 0.5)
    }
  }
}
