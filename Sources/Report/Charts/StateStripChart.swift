import Journal

/// State sequences of a run as rows of bars on its clock: which state was it in?
///
/// ```swift
/// StateStripChart(run: run, states: run.states).figure()?.title  // "Progressing reached ProgressDeadlineExceeded at +20 s"
/// ```
public struct StateStripChart: Sendable {
  /// The run.
  let run: RunAnalysis
  /// The sequences.
  let states: [StateSeries]
  /// The width in points.
  let width: Double

  /// Sequences with a row; the rest is counted.
  static let rowLimit = 12
  private static let barHeight = 12.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - run: The run whose clock and fault window are drawn.
  ///   - states: The sequences, a row each.
  ///   - width: The width in points.
  public init(run: RunAnalysis, states: [StateSeries], width: Double = Figure.standardWidth) {
    self.run = run
    self.states = states
    self.width = width
  }

  /// The picture with its words; nil when the run has no clock or the sequences no states.
  public func figure(id: String = "states") -> Figure? {
    let rows = states.filter { series in series.segments.contains { TimeRange.isMoment($0.span.from) } }
    guard run.clock.kind != .unknown, !rows.isEmpty else { return nil }
    let words = StateWords(run: run, rows: rows)
    return Figure(
      id: id, title: words.title, subtitle: words.subtitle, facts: words.facts, drawing: drawing(rows),
      description: words.description, data: words.data)
  }

  private func drawing(_ rows: [StateSeries]) -> Drawing {
    var sketch = Sketch(width: width)
    let left = min(sketch.width * 0.28, 130)
    var range = TimeRange()
    range.include(run.clock.run)
    for row in rows {
      for segment in row.segments {
        range.include(data: segment.span.from, of: run.clock.run)
        range.include(data: segment.span.to, of: run.clock.run)
      }
    }
    let span = range.padded(atLeast: run.clock.leastLength) ?? Span(from: 0, to: 1)
    let axis = TimeAxis(
      from: span.from, to: span.to, start: left, end: sketch.width - 4, originWord: run.clock.originWord)
    let strips = rows.prefix(Self.rowLimit).map { StateStrip(series: $0, scale: axis.scale) }
    let fault = FaultWindow(clock: run.clock, scale: axis.scale)
    let lines = fault.lines
    let leaders = strips.map { StateLeaders(strip: $0, limit: sketch.width, clearOf: lines) }
    let heights = leaders.map { Self.barHeight + 6 + Double($0.lineCount) * 9.5 }
    let bottom = 2 + heights.reduce(0, +)
    fault.shade(on: &sketch, from: 2, to: bottom)
    axis.drawGrid(on: &sketch, from: 2, to: bottom)
    fault.drawOrigin(on: &sketch, from: 2, to: bottom)
    fault.drawRollback(on: &sketch, from: 2, to: bottom, wordAt: nil)
    let names = StateWords.names(rows)
    var top = 5.0
    for (index, strip) in strips.enumerated() {
      sketch.text(
        DrawingText(
          names[index], at: DrawingPoint(0, top + 9), size: ChartStyle.nameSize, maxWidth: left - 8))
      strip.draw(on: &sketch, top: top, height: Self.barHeight, cutsWords: false, clearOf: lines)
      leaders[index].draw(on: &sketch, barBottom: top + Self.barHeight, over: fault)
      top += heights[index]
    }
    axis.drawLabels(on: &sketch, baseline: bottom + 11)
    guard rows.count > Self.rowLimit else { return sketch.finished(height: bottom + 15) }
    let rest = "and \(ChartText.count(rows.count - Self.rowLimit, "more sequence"))"
    sketch.text(
      DrawingText(rest, at: DrawingPoint(0, bottom + 23), size: ChartStyle.axisSize, ink: Ink(.muted)))
    return sketch.finished(height: bottom + 27)
  }
}
