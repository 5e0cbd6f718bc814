import Journal

/// How far each check was from its limit: a row a check, the limit at one place, the observed value as a mark.
///
/// ```swift
/// MarginChart(checks: run.checks).figure()?.title  // "latency-is-low was 24 % above its limit"
/// ```
public struct MarginChart: Sendable {
  /// The checks.
  let checks: [Check]
  /// The width in points.
  let width: Double

  /// Checks with a row; the rest is counted.
  static let rowLimit = 24
  private static let pitch = 15.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - checks: The checks; those without a margin are left out.
  ///   - width: The width in points.
  public init(checks: [Check], width: Double = Figure.standardWidth) {
    self.checks = checks
    self.width = width
  }

  /// A check with its margin as a share of its limit.
  private struct Row {
    var check: Check
    /// Positive inside the tolerance; nil when the limit is 0.
    var share: Double?
    var absolute: Double

    /// Whether the value is off a limit of 0, of which no distance is a share.
    var isOffZero: Bool { share == nil && absolute != 0 }

    /// What to sort by: the worst first.
    var rank: Double { share ?? (absolute < 0 ? -1 : absolute > 0 ? 1 : 0) }
  }

  /// The picture with its words; nil when no check has a margin.
  public func figure(id: String = "margins") -> Figure? {
    let rows = checks.compactMap { check -> Row? in
      guard let margin = check.margin, margin.absolute.isFinite else { return nil }
      let share = margin.relative.flatMap { $0.isFinite ? $0 : nil }
      return Row(check: check, share: share, absolute: margin.absolute)
    }
    .enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
    guard let worst = rows.first else { return nil }
    return Figure(
      id: id, title: title(worst), subtitle: words(of: rows, isDrawn: true), facts: words(of: rows, isDrawn: false),
      drawing: drawing(rows), description: description(rows), data: data(rows))
  }

  private func drawing(_ rows: [Row]) -> Drawing {
    var sketch = Sketch(width: width)
    let left = sketch.width * 0.36
    let right = sketch.width * 0.72
    let shown = rows.prefix(Self.rowLimit)
    let widest = shown.compactMap(\.share).map { min(abs($0), 1) }.max() ?? 1
    let reach = [0.1, 0.2, 0.5, 1].first { widest <= $0 } ?? 1
    let scale = LinearScale(from: -reach, to: reach, start: left, end: right)
    let bottom = 2 + Double(shown.count) * Self.pitch
    let limit = scale(0)
    sketch.rect(DrawingRect(x: left, y: 2, width: limit - left, height: bottom - 2), fill: Ink(.shade))
    for (index, row) in shown.enumerated() {
      let top = 2 + Double(index) * Self.pitch
      sketch.line(from: DrawingPoint(0, top), to: DrawingPoint(sketch.width, top), ChartStyle.gridStroke)
      draw(row, scale: scale, top: top, left: left, right: right, on: &sketch)
    }
    sketch.line(from: DrawingPoint(limit, 2), to: DrawingPoint(limit, bottom), Stroke(Ink(.text), width: 1))
    drawFoot(scale: scale, reach: reach, baseline: bottom + 10, on: &sketch)
    guard rows.count > Self.rowLimit else { return sketch.finished(height: bottom + 14) }
    let rest = "and \(ChartText.count(rows.count - Self.rowLimit, "more check")) further inside"
    sketch.text(DrawingText(rest, at: DrawingPoint(0, bottom + 22), size: ChartStyle.axisSize, ink: Ink(.muted)))
    return sketch.finished(height: bottom + 26)
  }

  private func draw(
    _ row: Row, scale: LinearScale, top: Double, left: Double, right: Double, on sketch: inout Sketch
  ) {
    let baseline = top + 10.5
    let y = top + Self.pitch / 2
    let mark = row.check.outcome.chartMark
    let name = ChartText.clean(row.check.name, limit: 120)
    let phase = row.check.phase.chartGroup
    let phaseWidth = TextMetrics.width(phase, size: ChartStyle.axisSize) + 5
    sketch.group(hover: "\(name), \(row.check.phase.chartWord): \(words(row))") { sketch in
      let fitted = TextMetrics.fitted(name, maxWidth: left - 10 - phaseWidth, size: ChartStyle.nameSize)
      sketch.text(DrawingText(fitted, at: DrawingPoint(0, baseline), size: ChartStyle.nameSize))
      let end = TextMetrics.width(fitted, size: ChartStyle.nameSize)
      sketch.text(
        DrawingText(phase, at: DrawingPoint(end + 4, baseline), size: ChartStyle.axisSize, ink: Ink(.muted)))
      if row.isOffZero {
        let isOutside = row.absolute < 0
        sketch.text(
          DrawingText(
            "limit 0", at: DrawingPoint(scale(0) + (isOutside ? -6 : 6), baseline), anchor: isOutside ? .end : .start,
            size: ChartStyle.axisSize))
      } else {
        let x = scale(min(max(row.rank, scale.low), scale.high))
        sketch.line(
          from: DrawingPoint(scale(0), y), to: DrawingPoint(x, y), Stroke(Ink(mark.role, opacity: 0.6), width: 1.2))
        sketch.marker(mark.shape, at: DrawingPoint(x, y), size: ChartStyle.marker, ink: Ink(mark.role))
      }
      sketch.text(
        DrawingText(
          words(row), at: DrawingPoint(right + 10, baseline), size: ChartStyle.labelSize, ink: Ink(mark.role),
          maxWidth: sketch.width - right - 10))
    }
  }

  private func drawFoot(scale: LinearScale, reach: Double, baseline: Double, on sketch: inout Sketch) {
    let limit = DrawingText(
      "limit", at: DrawingPoint(scale(0), baseline), anchor: .middle, size: ChartStyle.axisSize, weight: .semibold)
    sketch.text(limit)
    let edge = PercentText.text(reach)
    for (x, anchor, words) in [
      (scale.start, DrawingText.Anchor.start, "\(edge) outside"), (scale.end, .end, "\(edge) inside"),
    ] {
      sketch.label(
        DrawingText(words, at: DrawingPoint(x, baseline), anchor: anchor, size: ChartStyle.axisSize, ink: Ink(.muted)),
        air: 2)
    }
  }

  /// The observed value and its margin.
  private func words(_ row: Row) -> String {
    let observed = row.check.observedNumber.map { ShortNumber.text($0) + ", " } ?? ""
    return observed + distance(row)
  }

  private func distance(_ row: Row) -> String {
    if row.absolute == 0 { return "at the limit" }
    let side = row.absolute < 0 ? Self.side(row.check) : "inside"
    guard let share = row.share else { return "\(ShortNumber.text(abs(row.absolute))) \(side)" }
    return "\(MetricWords.percent(abs(share))) \(side)"
  }

  private static func side(_ check: Check) -> String {
    MarginWords.isAbove(check).map { $0 ? "above" : "below" } ?? "outside"
  }

  private func title(_ worst: Row) -> [Inline] {
    let name = Inline.code(ChartText.clean(worst.check.name, limit: 60))
    if worst.absolute < 0 {
      return [name, .text(" was \(distance(worst)) its limit" + (worst.share == nil ? " of 0" : ""))]
    }
    return [.text("Closest to its limit: "), name, .text(", \(distance(worst))")]
  }

  private func words(of rows: [Row], isDrawn: Bool) -> [Inline] {
    let tally = CheckTally(rows.map(\.check))
    let left = checks.count - rows.count
    var parts = "Distance of the judged value from the nearest limit, as a share of that limit;"
    parts += " n = \(ShortNumber.text(rows.count)) \(rows.count == 1 ? "check" : "checks") with numeric limits."
    if left > 0 { parts += " \(ChartText.count(left, "check")) without a distance not shown." }
    if isDrawn { parts += " Shaded: outside." }
    if isDrawn, rows.prefix(Self.rowLimit).contains(where: \.isOffZero) {
      parts += " Limit 0: nothing is a share of 0, so that no mark says how far off the value was."
    }
    return [.text(parts)] + TimelineWords.checks(tally)
  }

  private func description(_ rows: [Row]) -> String {
    let sentences = rows.prefix(12).map { row in
      "\(ChartText.clean(row.check.name, limit: 60)), \(row.check.phase.chartWord): \(words(row))."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  private func data(_ rows: [Row]) -> Table? {
    var table = ChartTable(
      "Checks and their distance from the limit",
      columns: ["Check", "Phase", "Expected", "Observed", "Distance", "Outcome", "Evidence"], numbers: [3, 4])
    for row in rows {
      table.add([
        .code(row.check.name), .text(row.check.phase.chartWord), .text(row.check.expected),
        .value(row.check.observedNumber), .number(row.rank, distance(row)),
        .mark(row.check.outcome.chartMark, row.check.outcome.chartWord), .evidence(row.check.evidence),
      ])
    }
    return table.made()
  }
}
