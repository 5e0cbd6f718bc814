import Journal

/// How much was covered: declared checks by what came of them, as stacked bars from 0 with their counts.
///
/// One run has a bar a phase, several runs a bar each.
///
/// ```swift
/// CoverageChart(runs: analysis.runs).figure()?.title  // "7 of 8 declared checks were met"
/// ```
public struct CoverageChart: Sendable {
  /// The runs.
  let runs: [RunAnalysis]
  /// The width in points.
  let width: Double

  /// Bars that are drawn; the rest is counted.
  static let rowLimit = 16
  private static let pitch = 16.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - runs: The runs.
  ///   - width: The width in points.
  public init(runs: [RunAnalysis], width: Double = Figure.standardWidth) {
    self.runs = runs
    self.width = width
  }

  /// A bar with its name.
  private struct Row {
    var name: String
    var tally: CheckTally
  }

  /// The picture with its words; nil when no check was declared.
  public func figure(id: String = "coverage") -> Figure? {
    let rows = rows()
    let tally = CheckTally(runs.flatMap(\.checks))
    guard tally.declared > 0 else { return nil }
    let unseen =
      tally.notEvaluated > 0
      ? ", \(ShortNumber.text(tally.notEvaluated)) \(tally.notEvaluated == 1 ? "was" : "were") not evaluated" : ""
    let title =
      "\(ShortNumber.text(tally.met)) of \(ShortNumber.text(tally.declared)) declared checks were met\(unseen)"
    let what = runs.count == 1 ? "Declared checks by phase." : "Declared checks by run."
    return Figure(
      id: id, title: [.text(title)], subtitle: [.text(what)] + TimelineWords.checks(tally),
      facts: [.text(what)] + TimelineWords.checks(tally), drawing: drawing(rows), description: description(rows),
      data: data(rows))
  }

  private func rows() -> [Row] {
    guard runs.count == 1, let run = runs.first else {
      return runs.map { Row(name: ChartText.clean($0.label, limit: 80), tally: $0.tally) }
    }
    return ["before", "during", "after"].compactMap { group in
      let checks = run.checks.filter { $0.phase.chartGroup == group }
      return checks.isEmpty ? nil : Row(name: group, tally: CheckTally(checks))
    }
  }

  /// The rows that are drawn.
  private func places(of rows: [Row]) -> [Int] {
    runs.count == 1 ? Array(rows.indices) : RowChoice.choose(runs, limit: Self.rowLimit)
  }

  private func drawing(_ rows: [Row]) -> Drawing {
    var sketch = Sketch(width: width)
    let left = sketch.width * 0.2
    let right = sketch.width - 84
    let places = places(of: rows)
    let shown = places.map { rows[$0] }
    let most = Double(rows.map(\.tally.declared).max() ?? 1)
    let scale = LinearScale(from: 0, to: max(most, 1), start: left, end: right)
    for (index, row) in shown.enumerated() {
      let top = 2 + Double(index) * Self.pitch
      let baseline = top + 10
      sketch.text(DrawingText(row.name, at: DrawingPoint(0, baseline), size: ChartStyle.nameSize, maxWidth: left - 8))
      draw(row.tally, scale: scale, top: top, on: &sketch)
      let words =
        row.tally.declared == 0
        ? "none declared" : "\(ShortNumber.text(row.tally.met)) of \(ShortNumber.text(row.tally.declared)) met"
      sketch.text(
        DrawingText(
          words, at: DrawingPoint(right + 8, baseline), size: ChartStyle.labelSize, maxWidth: sketch.width - right - 8))
    }
    let bottom = 2 + Double(shown.count) * Self.pitch
    sketch.line(from: DrawingPoint(left, 0), to: DrawingPoint(left, bottom), Stroke(Ink(.text), width: 0.75))
    guard runs.count > 1, let rest = RowChoice.rest(of: runs, shown: places) else {
      return sketch.finished(height: bottom + 2)
    }
    sketch.text(DrawingText(rest, at: DrawingPoint(0, bottom + 10), size: ChartStyle.axisSize, ink: Ink(.muted)))
    return sketch.finished(height: bottom + 14)
  }

  private func draw(_ tally: CheckTally, scale: LinearScale, top: Double, on sketch: inout Sketch) {
    let parts: [(outcome: Check.Outcome, count: Int)] = [
      (.met, tally.met), (.notMet, tally.notMet), (.broke, tally.broke), (.notEvaluated, tally.notEvaluated),
    ]
    var sum = 0.0
    for part in parts where part.count > 0 {
      let from = scale(sum)
      sum += Double(part.count)
      let box = DrawingRect(
        x: from, y: top + 1.5, width: max(scale(sum) - from - 0.75, ChartStyle.leastBar), height: Self.pitch - 5)
      let mark = part.outcome.chartMark
      sketch.group(hover: "\(ShortNumber.text(part.count)) \(part.outcome.chartWord)") { sketch in
        sketch.rect(box, radius: 1, fill: Self.fill(part.outcome), stroke: Stroke(Ink(mark.role), width: 0.75))
        drawCount(part.count, part.outcome, in: box, on: &sketch)
      }
    }
  }

  /// The glyph and the count, when the bar is wide enough.
  private func drawCount(_ count: Int, _ outcome: Check.Outcome, in box: DrawingRect, on sketch: inout Sketch) {
    let number = ShortNumber.text(count)
    let texts = outcome == .broke ? ["\(number) broke", number] : [number]
    guard let text = texts.first(where: { TextMetrics.width($0, size: ChartStyle.axisSize) + 15 < box.width }) else {
      return
    }
    let isSolid = outcome == .met || outcome == .notMet
    let ink = Ink(isSolid ? .onMark : .text)
    sketch.marker(
      outcome.chartMark.shape, at: DrawingPoint(box.x + 6, box.y + box.height / 2), size: 5, ink: ink)
    sketch.text(
      DrawingText(text, at: DrawingPoint(box.x + 11, box.y + box.height / 2 + 2.7), size: ChartStyle.axisSize, ink: ink)
    )
  }

  /// Solid for a judgement, pale for a probe that broke, empty for none.
  private static func fill(_ outcome: Check.Outcome) -> Ink {
    switch outcome {
    case .met: Ink(.met)
    case .notMet: Ink(.notMet)
    case .broke: Ink(.notMet, opacity: 0.25)
    case .notEvaluated: Ink(.page)
    }
  }

  private func description(_ rows: [Row]) -> String {
    let sentences = places(of: rows).map { rows[$0] }.map { row in
      let tally = row.tally
      return "\(row.name): \(tally.met) met, \(tally.notMet) not met, \(tally.broke) broke, "
        + "\(tally.notEvaluated) not evaluated."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  private func data(_ rows: [Row]) -> Table? {
    var table = ChartTable(
      "Declared checks by what came of them",
      columns: [runs.count == 1 ? "Phase" : "Run", "Declared", "Met", "Not met", "Broke", "Not evaluated"],
      numbers: [1, 2, 3, 4, 5])
    for row in rows {
      table.add([
        .text(row.name), .count(row.tally.declared), .count(row.tally.met), .count(row.tally.notMet),
        .count(row.tally.broke), .count(row.tally.notEvaluated),
      ])
    }
    return table.made()
  }
}
