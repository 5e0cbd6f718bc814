import Journal

/// The runs of one experiment in the order of time: a strip of verdicts, then a line a quantity with a scale of its own
/// from 0.
///
/// Every run has a column; above two hundred, neighbours share one: their verdicts are shares of its height, and its
/// value is their median.
///
/// ```swift
/// TrendChart(trend: trend, runs: analysis.runs).figure()?.title  // "5 of 60 runs did not hold, the first is run-12"
/// ```
public struct TrendChart: Sendable {
  /// The trend.
  let trend: Trend
  /// The runs, for their labels.
  let runs: [RunAnalysis]
  /// What the steps are held against, such as `the baseline`.
  let reference: String
  /// The width in points.
  let width: Double

  /// Columns that are drawn.
  static let columnLimit = 200
  /// Lines below the strip.
  static let lineLimit = 8
  private static let pitch = 25.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - trend: The runs in the order of time.
  ///   - runs: All runs of the analysis.
  ///   - reference: What the steps are held against: `the baseline`, or `the first run` of an experiment that a
  ///     baseline outside the report does not know.
  ///   - width: The width in points.
  public init(
    trend: Trend, runs: [RunAnalysis], reference: String = "the baseline", width: Double = Figure.standardWidth
  ) {
    self.trend = trend
    self.runs = runs
    self.reference = reference
    self.width = width
  }

  /// A line.
  private struct Line {
    var name: String
    var values: [Double?]
    var shifts: [Int]
    var first: Int?
    /// Whether the first run beyond the reference took longer; else it was faster.
    var isSlower = true
  }

  /// The picture with its words; nil for fewer than two runs.
  public func figure(id: String = "trend") -> Figure? {
    guard trend.rows.count > 1 else { return nil }
    return Figure(
      id: id, title: [.text(title)], subtitle: [.text(subtitle)], facts: [.text(order + ".")], drawing: drawing(),
      description: description, data: data)
  }

  private var columns: [Range<Int>] {
    let count = trend.rows.count
    let columns = min(count, Self.columnLimit)
    return (0..<columns).map { ($0 * count / columns)..<(($0 + 1) * count / columns) }
  }

  private var lines: [Line] {
    var lines: [Line] = []
    let lengths = trend.rows.map(\.length)
    if lengths.contains(where: { $0 != nil }) {
      lines.append(Line(name: "whole run", values: lengths, shifts: [], first: nil))
    }
    if trend.rows.contains(where: { $0.outage > 0 }) {
      lines.append(Line(name: "out of tolerance", values: trend.rows.map(\.outage), shifts: [], first: nil))
    }
    for step in trend.steps {
      lines.append(
        Line(
          name: ChartText.clean(step.name, limit: 80), values: step.values, shifts: step.shifts, first: step.first,
          isSlower: step.isFirstSlower))
    }
    return lines
  }

  // MARK: Drawing

  private func drawing() -> Drawing {
    var sketch = Sketch(width: width)
    let left = sketch.width * 0.25
    let right = sketch.width * 0.83
    let columns = self.columns
    let pitch = (right - left) / Double(columns.count)
    drawVerdicts(columns, left: left, pitch: pitch, on: &sketch)
    drawSince(columns, left: left, pitch: pitch, on: &sketch)
    var top = 27.0
    let lines = self.lines
    for line in lines.prefix(Self.lineLimit) {
      draw(line, columns, left: left, right: right, pitch: pitch, top: top, on: &sketch)
      top += Self.pitch
    }
    drawEnds(columns, left: left, right: right, baseline: top + 9, on: &sketch)
    top += 13
    if lines.count > Self.lineLimit {
      let rest = "and \(ChartText.count(lines.count - Self.lineLimit, "more step")) that changed less"
      sketch.text(DrawingText(rest, at: DrawingPoint(0, top + 9), size: ChartStyle.axisSize, ink: Ink(.muted)))
      top += 13
    }
    return sketch.finished(height: top + 2)
  }

  private func drawVerdicts(_ columns: [Range<Int>], left: Double, pitch: Double, on sketch: inout Sketch) {
    sketch.text(DrawingText("verdict", at: DrawingPoint(0, 13), size: ChartStyle.nameSize))
    for (place, column) in columns.enumerated() {
      let worst = column.max { rank($0) < rank($1) } ?? column.lowerBound
      let verdict = trend.rows[worst].verdict
      let x = left + Double(place) * pitch
      let hover =
        column.count == 1
        ? "\(label(worst)): \(verdict.chartWord)"
        : "\(ShortNumber.text(column.count)) runs, the worst \(label(worst)): \(verdict.chartWord)"
      sketch.group(hover: hover) { sketch in
        let box = DrawingRect(x: x, y: 3, width: max(pitch - (pitch > 3 ? 1 : 0), 0.6), height: 14)
        drawShares(of: column, in: box, on: &sketch)
        guard column.count == 1, pitch >= 7, verdict.chartMark != .met else { return }
        sketch.marker(
          verdict.chartMark.shape, at: DrawingPoint(x + pitch / 2 - 0.5, 10), size: 5,
          ink: Ink(verdict.chartMark == .notMet ? .onMark : .text))
      }
    }
    let held = trend.rows.count { $0.verdict == .held }
    sketch.text(
      DrawingText(
        "\(ShortNumber.text(held)) of \(ShortNumber.text(trend.rows.count)) held",
        at: DrawingPoint(left + Double(columns.count) * pitch + 10, 13), size: ChartStyle.axisSize))
  }

  /// The runs of a column as shares of its height, from the bottom: those that did not hold, those that show nothing
  /// either way, those that held.
  private func drawShares(of column: Range<Int>, in box: DrawingRect, on sketch: inout Sketch) {
    var bottom = box.y + box.height
    let marks: [(Mark, Ink)] = [
      (.notMet, Ink(.notMet)), (.neutral, Ink(.neutral, opacity: 0.55)), (.met, Ink(.met, opacity: 0.3)),
    ]
    for (mark, ink) in marks {
      let count = column.count { trend.rows[$0].verdict.chartMark == mark }
      guard count > 0 else { continue }
      // One run of many stays to be seen.
      let height = min(max(box.height * Double(count) / Double(column.count), 1.5), bottom - box.y)
      sketch.rect(DrawingRect(x: box.x, y: bottom - height, width: box.width, height: height), fill: ink)
      bottom -= height
    }
  }

  /// A triangle under the first run of another level.
  private func drawSince(_ columns: [Range<Int>], left: Double, pitch: Double, on sketch: inout Sketch) {
    for change in trend.changes {
      guard let test = change.level.change, let place = columns.firstIndex(where: { $0.contains(test.place) }) else {
        continue
      }
      let word = test.since < test.before ? "less often" : "more often"
      let name = "\(ChartText.clean(change.name, limit: 80)) \(change.phase.chartGroup)"
      sketch.group(hover: "\(name): met \(word) since \(label(test.place))") { sketch in
        let x = left + (Double(place) + 0.5) * pitch
        sketch.marker(.triangle, at: DrawingPoint(x, 21), size: 6, ink: Ink(.text))
      }
    }
  }

  private func draw(
    _ line: Line, _ columns: [Range<Int>], left: Double, right: Double, pitch: Double, top: Double,
    on sketch: inout Sketch
  ) {
    let bottom = top + Self.pitch - 5
    sketch.text(
      DrawingText(line.name, at: DrawingPoint(0, bottom - 6), size: ChartStyle.nameSize, maxWidth: left - 10))
    sketch.line(from: DrawingPoint(left, bottom), to: DrawingPoint(right, bottom), ChartStyle.gridStroke)
    let values = columns.map { column in Quantile.median(column.compactMap { line.values[$0] }.filter(\.isFinite)) }
    let most = values.compactMap { $0 }.max() ?? 0
    let y = LinearScale(from: 0, to: max(most, 1e-9), start: bottom, end: top + 2)
    func x(_ place: Int) -> Double { left + (Double(place) + 0.5) * pitch }
    for shift in line.shifts {
      guard let place = columns.firstIndex(where: { $0.contains(shift) }) else { continue }
      sketch.line(
        from: DrawingPoint(x(place) - pitch / 2, top), to: DrawingPoint(x(place) - pitch / 2, bottom),
        Stroke(Ink(.notMet), width: 1))
    }
    var path: [DrawingPoint] = []
    func close(_ sketch: inout Sketch) {
      if path.count > 1 {
        sketch.add(.path(path, closed: false, fill: nil, stroke: Stroke(Ink(.series1), width: 1.1)))
      } else if let point = path.first {
        sketch.marker(.disc, at: point, size: 3, ink: Ink(.series1))
      }
      path = []
    }
    for (place, value) in values.enumerated() {
      if let value { path.append(DrawingPoint(x(place), y(value))) } else { close(&sketch) }
    }
    close(&sketch)
    if let first = line.first, let place = columns.firstIndex(where: { $0.contains(first) }), let value = values[place]
    {
      let isSlower = line.isSlower
      sketch.marker(
        isSlower ? .cross : .diamond, at: DrawingPoint(x(place), y(value)), size: 5.5,
        ink: Ink(isSlower ? .notMet : .met))
    }
    let last = line.values.last.flatMap { $0 }.map(DurationText.short) ?? "—"
    sketch.text(
      DrawingText(
        "last \(last)", at: DrawingPoint(right + 10, bottom - 6), size: ChartStyle.axisSize,
        maxWidth: sketch.width - right - 10))
  }

  private func drawEnds(
    _ columns: [Range<Int>], left: Double, right: Double, baseline: Double, on sketch: inout Sketch
  ) {
    let ends: [(Int, Double, DrawingText.Anchor)] = [(0, left, .start), (trend.rows.count - 1, right, .end)]
    for (row, x, anchor) in ends {
      let date = trend.isByTime ? trend.rows[row].start.map { " " + $0.date } ?? "" : ""
      sketch.label(
        DrawingText(
          TextMetrics.fitted(label(row) + date, maxWidth: (right - left) / 2 - 8, size: ChartStyle.axisSize),
          at: DrawingPoint(x, baseline), anchor: anchor, size: ChartStyle.axisSize, ink: Ink(.muted)))
    }
  }

  private func rank(_ row: Int) -> Int {
    switch trend.rows[row].verdict {
    case .held: 0
    case .inconclusive: 1
    case .notTested: 2
    case .interrupted: 3
    case .deviatedRecovered: 4
    case .failed: 5
    case .deviated: 6
    case .rollbackFailed: 7
    }
  }

  private func label(_ row: Int) -> String { ChartText.clean(runs[trend.rows[row].run].label, limit: 40) }

  // MARK: Words

  private var title: String {
    let bad = trend.rows.indices.filter { trend.rows[$0].verdict != .held }
    guard let first = bad.first else { return "All \(ShortNumber.text(trend.rows.count)) runs held" }
    let count = "\(ShortNumber.text(bad.count)) of \(ShortNumber.text(trend.rows.count)) runs did not hold"
    return bad.count == 1 ? "\(count): \(label(first))" : "\(count), the first is \(label(first))"
  }

  private var order: String { trend.isByTime ? "Runs by their start" : "Runs in the order given" }

  private var subtitle: String {
    var text = order
    if trend.rows.count > Self.columnLimit {
      text += ", neighbours in one column: the share of them that did not hold from below, and their median"
    } else if trend.rows.contains(where: { $0.verdict.chartMark == .notMet }) {
      text += ". Strip: pale held, solid did not"
    }
    text += ". Lines: durations from 0, each to its own scale."
    let firsts = lines.prefix(Self.lineLimit).filter { $0.first != nil }
    if firsts.contains(where: \.isSlower) { text += " ✖ first run slower than \(reference) by both keys." }
    if firsts.contains(where: { !$0.isSlower }) { text += " ◆ first run faster than \(reference) by both keys." }
    if lines.prefix(Self.lineLimit).contains(where: { !$0.shifts.isEmpty }) {
      text += " Upright line: level changed (E-divisive, 5 %)."
    }
    if trend.changes.contains(where: { $0.level.change != nil }) {
      text += " ▲ since here a check is met more often or less often (cumulative sum)."
    }
    return text
  }

  private var description: String {
    var sentences = ["\(title)."]
    for line in lines.prefix(Self.lineLimit) {
      let values = line.values.compactMap { $0 }.filter(\.isFinite)
      guard let median = Quantile.median(values), let least = values.min(), let most = values.max() else { continue }
      sentences.append(
        "\(line.name): median \(DurationText.short(median)), \(DurationText.short(least)) to \(DurationText.short(most))."
      )
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  private var data: Table? {
    var table = ChartTable(
      "Runs in order", columns: ["Run", "Start", "Verdict", "Checks met", "Length", "Out of tolerance"],
      numbers: [3, 4, 5])
    for (index, row) in trend.rows.enumerated() {
      table.add([
        .text(label(index)), .text(row.start.map { "\($0.date) \($0.timeToTheSecond)" } ?? ""),
        .mark(row.verdict.chartMark, row.verdict.chartWord), .text("\(row.tally.met) of \(row.tally.declared)"),
        .duration(row.length), .duration(row.outage),
      ])
    }
    return table.made()
  }
}
