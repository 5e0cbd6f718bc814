import Journal

/// Metric series of a run with the fault window shaded and the tolerance drawn: did the system react?
///
/// A counter is shown as its rate, in steps; gaps stay gaps. A lone line from 0 on is filled. Up to four series carry their names at their ends; with
/// more, the four most remarkable do, over the others in light lines.
///
/// ```swift
/// SeriesChart(run: run, series: [run.metrics[0]]).figure()?.title  // "counter stalled at 912 for 14 s"
/// ```
public struct SeriesChart: Sendable {
  /// The run.
  let run: RunAnalysis
  /// The series, of one kind and unit.
  let series: [MetricSeries]
  /// The width in points.
  let width: Double

  /// Lines that are drawn at all.
  static let lineLimit = 60
  private static let plotHeight = 100.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - run: The run whose clock, checks and fault window are drawn.
  ///   - series: What to draw, in one picture with one scale.
  ///   - width: The width in points.
  public init(run: RunAnalysis, series: [MetricSeries], width: Double = Figure.standardWidth) {
    self.run = run
    self.series = series
    self.width = width
  }

  /// The picture with its words; nil when the run has no clock or the series have no values.
  public func figure(id: String = "series") -> Figure? {
    guard run.clock.kind != .unknown else { return nil }
    let lines = SeriesLines(run: run, series: series)
    guard let first = lines.named.first?.series, let window = lines.window else { return nil }
    let words = SeriesWords(run: run, lines: lines)
    return Figure(
      id: id, title: words.title, subtitle: words.subtitle, facts: words.facts,
      drawing: drawing(lines, first, window: window), description: words.description, data: words.data)
  }

  private func drawing(_ lines: SeriesLines, _ first: MetricSeries, window: Span) -> Drawing {
    var sketch = Sketch(width: width)
    let top = 12.0
    let bottom = top + Self.plotHeight
    let limits = lines.drawnLimits
    let y = ValueAxis(from: lines.low, to: lines.high, top: top, bottom: bottom)
    let labelWidth = y.ticks.map { TextMetrics.width(y.label($0), size: ChartStyle.axisSize) }.max() ?? 0
    let left = min(labelWidth + 14, sketch.width * 0.25)
    let names = lines.named.count > 1 ? min(sketch.width * 0.24, nameWidth(lines)) : 0
    let right = sketch.width - names - 6
    let axis = TimeAxis(
      from: window.from, to: window.to, start: left, end: right, originWord: run.clock.originWord)
    let fault = FaultWindow(clock: run.clock, scale: axis.scale)
    fault.shade(on: &sketch, from: top - 4, to: bottom)
    y.draw(on: &sketch, labelsEndAt: left - 5, from: left, to: right, unit: MetricWords.axisUnit(of: first))
    fault.drawOrigin(on: &sketch, from: top - 4, to: bottom)
    fault.drawRollback(on: &sketch, from: top - 4, to: bottom, wordAt: top - 2)
    let pen = SeriesPen(x: axis.scale, y: y.scale)
    drawLimits(limits, axis: axis, y: y, on: &sketch)
    for shape in lines.light {
      pen.stroke(pen.paths(shape), Stroke(Ink(.neutral, opacity: 0.35), width: 0.6), on: &sketch)
    }
    drawNamed(lines, pen: pen, bottom: bottom, on: &sketch)
    drawFindings(lines, axis: axis, y: y, fault: fault, bottom: bottom, on: &sketch)
    if lines.named.count > 1 { drawNames(lines, pen: pen, from: right + 6, top: top, bottom: bottom, on: &sketch) }
    var foot = bottom
    if !run.checks.isEmpty {
      CheckStrip(run: run, scale: LinearScale(from: window.from, to: window.to, start: left, end: right))
        .draw(on: &sketch, y: bottom + 7)
      foot += 9
    }
    axis.drawLabels(on: &sketch, baseline: foot + 11)
    return sketch.finished(height: foot + 15)
  }

  private func nameWidth(_ lines: SeriesLines) -> Double {
    (names(lines).map { TextMetrics.width($0, size: ChartStyle.labelSize) }.max() ?? 0) + 14
  }

  private func names(_ lines: SeriesLines) -> [String] { MetricWords.names(beside: lines.named.map(\.series)) }

  private func drawNamed(_ lines: SeriesLines, pen: SeriesPen, bottom: Double, on sketch: inout Sketch) {
    for (index, line) in lines.named.enumerated() {
      let look = SeriesLook.at(index)
      let paths = pen.paths(line.shape)
      let hover = "\(MetricWords.name(line.series)): \(MetricWords.range(line.shape, of: line.series))"
      sketch.group(hover: "\(hover), E\(line.series.evidence)") { sketch in
        if lines.isFilled {
          let ink = Ink(look.role, opacity: ChartStyle.areaOpacity)
          pen.fill(paths, to: pen.y(0), ink: ink, on: &sketch)
        }
        pen.stroke(paths, look.stroke(), lone: look.marker, on: &sketch)
        if lines.named.count > 1 {
          for place in SeriesPen.markerPlaces(paths, count: 7, phase: index) {
            sketch.marker(look.marker, at: place, size: 4.6, ink: Ink(look.role))
          }
        } else if line.series.kind == .gauge, paths.map(\.count).reduce(0, +) <= 60 {
          for place in paths.flatMap({ $0 }) { sketch.marker(.disc, at: place, size: 3, ink: Ink(look.role)) }
        }
      }
    }
  }

  /// Names at the ends of the lines, moved apart; a short leader joins a name to its line's end.
  private func drawNames(
    _ lines: SeriesLines, pen: SeriesPen, from x: Double, top: Double, bottom: Double, on sketch: inout Sketch
  ) {
    let ends = lines.named.map { pen.y($0.shape.last?.value ?? 0) }
    let places = LabelStack.spread(ends, gap: 10, from: top, to: bottom)
    let names = self.names(lines)
    for (index, line) in lines.named.enumerated() {
      let look = SeriesLook.at(index)
      let end = DrawingPoint(pen.x(line.shape.last?.offset ?? 0), ends[index])
      sketch.line(from: end, to: DrawingPoint(x, places[index]), Stroke(Ink(look.role, opacity: 0.5), width: 0.5))
      sketch.marker(look.marker, at: DrawingPoint(x + 3, places[index]), size: 5, ink: Ink(look.role))
      sketch.text(
        DrawingText(
          names[index], at: DrawingPoint(x + 8, places[index] + 2.8), size: ChartStyle.labelSize,
          ink: Ink(look.role), maxWidth: sketch.width - x - 8))
    }
  }

  private func drawLimits(_ limits: [SeriesLines.Limit], axis: TimeAxis, y: ValueAxis, on sketch: inout Sketch) {
    for limit in limits {
      let place = y.scale(limit.value)
      let stroke = Stroke(Ink(.notMet), width: 1, dash: [4, 2.5])
      sketch.line(from: DrawingPoint(axis.scale.start, place), to: DrawingPoint(axis.scale.end, place), stroke)
      let words = "\(limit.word) \(ShortNumber.text(limit.value))"
      let x = axis.scale.end - 3
      let wordWidth = TextMetrics.width(words, size: ChartStyle.axisSize, weight: .semibold)
      let others = [x - 2 * wordWidth, axis.scale.start + 3 + wordWidth]
      var alternatives = others.map { DrawingPoint($0, place - 3) }
      // Below the lowest line stand the marks of the checks.
      if place + 10 < y.scale.start { alternatives.insert(DrawingPoint(x, place + 8), at: 0) }
      sketch.label(
        DrawingText(
          words, at: DrawingPoint(x, place - 3), anchor: .end, size: ChartStyle.axisSize, weight: .semibold,
          ink: Ink(.notMet)),
        alternatives: alternatives)
    }
  }

  private func drawFindings(
    _ lines: SeriesLines, axis: TimeAxis, y: ValueAxis, fault: FaultWindow, bottom: Double, on sketch: inout Sketch
  ) {
    drawChanges(lines, axis: axis, top: y.scale(y.scale.high), bottom: bottom, fault: fault, on: &sketch)
    for line in lines.named {
      for stall in RunOverviewFacts.stalls(of: line.series).prefix(3) {
        guard stall.span.to >= axis.scale.low, stall.span.from <= axis.scale.high else { continue }
        let height = y.scale(line.series.kind == .counter ? 0 : stall.value)
        let from = axis.scale(stall.span.from)
        let to = max(axis.scale(stall.span.to), from + ChartStyle.leastBar)
        sketch.line(from: DrawingPoint(from, height), to: DrawingPoint(to, height), Stroke(Ink(.notMet), width: 2.4))
        let words = "stalled at \(ShortNumber.text(stall.value)) for \(DurationText.short(stall.span.length))"
        let middle = (from + to) / 2
        sketch.label(
          DrawingText(
            words, at: DrawingPoint(middle, height - 5), anchor: .middle, size: ChartStyle.labelSize, weight: .semibold,
            ink: Ink(.notMet)),
          alternatives: [DrawingPoint(middle, height - 16), DrawingPoint(middle, height - 27)],
          plate: fault.ground(at: (stall.span.from + stall.span.to) / 2))
      }
      for restart in line.series.restarts.prefix(20) where TimeRange.isMoment(restart) && axis.scale.contains(restart) {
        let x = axis.scale(restart)
        sketch.marker(.triangle, at: DrawingPoint(x, bottom - 3.5), size: 6, ink: Ink(.text))
        drawRestart(at: x, lines, y: y, bottom: bottom, pen: SeriesPen(x: axis.scale, y: y.scale), on: &sketch)
      }
    }
  }

  /// The word beside a restart's mark, where no line of a series goes through it.
  private func drawRestart(
    at x: Double, _ lines: SeriesLines, y: ValueAxis, bottom: Double, pen: SeriesPen, on sketch: inout Sketch
  ) {
    let word = DrawingText("restart", at: DrawingPoint(x + 5, bottom - 2), size: ChartStyle.axisSize, ink: Ink(.text))
    let paths = lines.named.flatMap { pen.paths($0.shape) }
    let width = TextMetrics.width(word.string, size: word.size)
    let heights = stride(from: bottom - 2, to: y.scale(y.scale.high) + 8, by: -10)
    let starts = [x + 5, x - 5 - width, x + 12, x - 12 - width]
    let places = heights.flatMap { height in starts.map { DrawingPoint($0, height) } }.filter { place in
      var placed = word
      placed.position = place
      let box = TextBox.of(placed).grown(by: 1)
      return !paths.contains { SeriesPen.crosses($0, box) }
    }
    var placed = word
    placed.position = places.first ?? word.position
    sketch.label(placed, alternatives: Array(places.dropFirst()))
  }

  /// A line where the values became others, with both levels.
  private func drawChanges(
    _ lines: SeriesLines, axis: TimeAxis, top: Double, bottom: Double, fault: FaultWindow, on sketch: inout Sketch
  ) {
    for (index, line) in lines.named.enumerated() {
      let ink = Ink(SeriesLook.at(index).role)
      for change in SeriesWords.changes(line.series) {
        let middle = (change.span.from + change.span.to) / 2
        guard axis.scale.contains(middle) else { continue }
        let x = axis.scale(middle)
        let levels = [change.before, change.since].map { MetricWords.level($0, of: line.series) }
        let words = levels.joined(separator: " → ")
        let hover = "\(MetricWords.name(line.series)): \(words) at about \(DurationText.offset(middle))"
        sketch.group(hover: hover) { sketch in
          let stroke = Stroke(ink, width: 0.9, dash: [1.5, 2])
          sketch.line(from: DrawingPoint(x, top), to: DrawingPoint(x, bottom), stroke)
        }
        sketch.label(
          DrawingText(words, at: DrawingPoint(x + 3, top + 8), size: ChartStyle.axisSize, ink: ink),
          alternatives: [
            DrawingPoint(x + 3, top + 18), DrawingPoint(x + 3, bottom - 4),
            DrawingPoint(x - 3 - TextMetrics.width(words, size: ChartStyle.axisSize), top + 8),
          ], plate: fault.ground(at: middle))
      }
    }
  }
}
