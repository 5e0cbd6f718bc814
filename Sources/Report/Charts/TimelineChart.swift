import Journal

/// A run as a Gantt chart on one clock: a lane an activity, check marks above, seconds below and UTC on top.
///
/// ```swift
/// TimelineChart(run: analysis.runs[0]).figure()?.title  // "read-status took 25 s of 33 s"
/// ```
public struct TimelineChart: Sendable {
  /// The run.
  let run: RunAnalysis
  /// The most activities with a lane; the rest is counted.
  let laneLimit: Int
  /// The width in points.
  let width: Double

  private static let pitch = 14.0
  private static let stripHeight = 15.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - laneLimit: The most activities with a lane; those that broke and the longest stay.
  ///   - width: The width in points.
  public init(run: RunAnalysis, laneLimit: Int = 30, width: Double = Figure.standardWidth) {
    self.run = run
    self.laneLimit = max(laneLimit, 1)
    self.width = width
  }

  /// The picture with its words; nil when the run has no times.
  public func figure(id: String = "timeline") -> Figure? {
    let lanes = TimelineLanes(run: run, limit: laneLimit)
    guard run.clock.kind != .unknown, run.clock.run.length > 0, RunOverviewChart.extent(of: run).low != nil else {
      return nil
    }
    guard !lanes.shown.isEmpty || !run.checks.isEmpty else { return nil }
    let words = TimelineWords(run: run, lanes: lanes)
    return Figure(
      id: id, title: words.title, subtitle: words.subtitle, facts: words.facts, drawing: drawing(lanes),
      description: words.description, data: words.data)
  }

  private func drawing(_ lanes: TimelineLanes) -> Drawing {
    var sketch = Sketch(width: width)
    let left = min(max(TimelineLane.nameWidth(lanes.shown), 110), sketch.width * 0.42)
    let extent = RunOverviewChart.extent(of: run)
    var span = TimeRange()
    span.include(extent.low)
    span.include(extent.high)
    let range = span.padded(atLeast: run.clock.leastLength) ?? Span(from: 0, to: 1)
    let axis = TimeAxis(
      from: range.from, to: range.to, start: left, end: sketch.width - 4, originWord: run.clock.originWord)
    let top = 16.0
    let strip = run.checks.isEmpty ? 0 : Self.stripHeight
    let headed = lanes.rollbackStart.map { _ in Self.pitch } ?? 0
    let bottom = top + strip + Double(lanes.shown.count) * Self.pitch + headed + 2
    UTCAxis(clock: run.clock, scale: axis.scale).draw(on: &sketch, baseline: 8, tickTo: top)
    let window = FaultWindow(clock: run.clock, scale: axis.scale)
    window.shade(on: &sketch, from: top, to: bottom)
    axis.drawGrid(on: &sketch, from: top, to: bottom)
    window.drawOrigin(on: &sketch, from: top, to: bottom)
    window.drawRollback(on: &sketch, from: top, to: bottom, wordAt: nil)
    if strip > 0 { drawChecks(axis: axis, top: top, on: &sketch) }
    var y = top + strip
    for (index, activity) in lanes.shown.enumerated() {
      if index == lanes.rollbackStart {
        sketch.text(
          DrawingText(
            "Rollbacks", at: DrawingPoint(0, y + 10), size: ChartStyle.axisSize, weight: .semibold, ink: Ink(.muted)))
        y += Self.pitch
      }
      let stroke = ChartStyle.gridStroke
      sketch.line(from: DrawingPoint(0, y), to: DrawingPoint(sketch.width, y), stroke)
      TimelineLane(activity: activity, axis: axis).draw(on: &sketch, top: y, height: Self.pitch)
      y += Self.pitch
    }
    axis.drawLabels(on: &sketch, baseline: bottom + 10)
    guard let rest = lanes.rest else { return sketch.finished(height: bottom + 14) }
    sketch.text(
      DrawingText(rest, at: DrawingPoint(0, bottom + 22), size: ChartStyle.axisSize, ink: Ink(.muted), maxWidth: width))
    return sketch.finished(height: bottom + 26)
  }

  private func drawChecks(axis: TimeAxis, top: Double, on sketch: inout Sketch) {
    let y = top + Self.stripHeight / 2
    sketch.text(
      DrawingText("Steady-state checks", at: DrawingPoint(0, y + 2.8), size: ChartStyle.axisSize, weight: .semibold))
    var lengths: [Int: Double] = [:]
    for activity in run.activities { lengths[activity.evidence] = activity.duration }
    for check in run.checks {
      guard let from = check.offset, let length = check.evidence.flatMap({ lengths[$0] }), length > 0 else { continue }
      let end = axis.scale(from + length)
      if end - axis.scale(from) < ChartStyle.marker / 2 { continue }
      let ink = Ink(check.outcome.chartMark.role, opacity: 0.6)
      sketch.line(from: DrawingPoint(axis.scale(from), y), to: DrawingPoint(end, y), Stroke(ink, width: 1.4))
    }
    CheckStrip(run: run, scale: axis.scale).draw(on: &sketch, y: y)
  }
}
