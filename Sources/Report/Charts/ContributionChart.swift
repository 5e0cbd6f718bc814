import Journal

/// How many experiments contribute to each property, stacked by level, from 0.
///
/// ```swift
/// ContributionChart(summary: analysis.contributions).figure()?.title  // "Availability is named most often, by 5 experiments"
/// ```
public struct ContributionChart: Sendable {
  /// The counts.
  let summary: ContributionSummary
  /// The width in points.
  let width: Double

  /// Properties with a bar; the rest is counted.
  static let rowLimit = 24
  private static let pitch = 16.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - summary: The counts.
  ///   - width: The width in points.
  public init(summary: ContributionSummary, width: Double = Figure.standardWidth) {
    self.summary = summary
    self.width = width
  }

  /// A property with its counts by level.
  private struct Row {
    var name: String
    var counts: [Int]
    var total: Int
  }

  /// The picture with its words; nil when nothing is contributed to.
  public func figure(id: String = "contributions") -> Figure? {
    let rows = summary.distribution.map { property, counts in
      let bounded = summary.levels.indices.map { $0 < counts.count ? min(max(counts[$0], 0), 1_000_000) : 0 }
      return Row(name: ChartText.clean(property, limit: 120), counts: bounded, total: bounded.reduce(0, +))
    }
    let most = rows.enumerated().max { ($0.element.total, $1.offset) < ($1.element.total, $0.offset) }?.element
    guard let most, most.total > 0 else { return nil }
    let ties = rows.filter { $0.total == most.total }.count
    let subject =
      ties > 1
      ? "\(ShortNumber.text(ties)) properties are" : "\(ChartText.capital(ChartText.clean(most.name, limit: 80))) is"
    let times = ChartText.count(most.total, "experiment") + (ties > 1 ? " each" : "")
    let title = "\(subject) named most often, by \(times)"
    let subtitle =
      "Experiments that name a property, by the level they give it; n = "
      + "\(ChartText.count(summary.experiments.count, "experiment")), "
      + "\(ChartText.count(rows.count, "property", plural: "properties"))."
    return Figure(
      id: id, title: [.text(title)], subtitle: [.text(subtitle)], facts: [.text(subtitle)],
      drawing: drawing(rows, most: most.total), description: description(rows), data: data(rows))
  }

  private func drawing(_ rows: [Row], most: Int) -> Drawing {
    var sketch = Sketch(width: width)
    let left = sketch.width * 0.32
    let right = sketch.width - 40
    let scale = LinearScale(from: 0, to: Double(most), start: left, end: right)
    drawLegend(from: left, on: &sketch)
    let top = 14.0
    let shown = rows.prefix(Self.rowLimit)
    for (index, row) in shown.enumerated() {
      let y = top + Double(index) * Self.pitch
      sketch.text(DrawingText(row.name, at: DrawingPoint(0, y + 10), size: ChartStyle.nameSize, maxWidth: left - 8))
      var sum = 0
      for (level, count) in row.counts.enumerated() where count > 0 {
        let from = scale(Double(sum))
        sum += count
        let box = DrawingRect(
          x: from, y: y + 1.5, width: max(scale(Double(sum)) - from - 0.75, ChartStyle.leastBar), height: Self.pitch - 5
        )
        draw(count, level: level, in: box, on: &sketch)
      }
      sketch.text(
        DrawingText(
          ShortNumber.text(row.total), at: DrawingPoint(scale(Double(row.total)) + 5, y + 10),
          size: ChartStyle.labelSize, weight: .semibold, maxWidth: 36))
    }
    let bottom = top + Double(shown.count) * Self.pitch
    sketch.line(from: DrawingPoint(left, top - 2), to: DrawingPoint(left, bottom), Stroke(Ink(.text), width: 0.75))
    guard rows.count > Self.rowLimit else { return sketch.finished(height: bottom + 2) }
    let rest = "and \(ChartText.count(rows.count - Self.rowLimit, "more property", plural: "more properties"))"
    sketch.text(DrawingText(rest, at: DrawingPoint(0, bottom + 10), size: ChartStyle.axisSize, ink: Ink(.muted)))
    return sketch.finished(height: bottom + 14)
  }

  private func draw(_ count: Int, level: Int, in box: DrawingRect, on sketch: inout Sketch) {
    sketch.group(hover: "\(ShortNumber.text(count)) \(word(level))") { sketch in
      sketch.rect(box, radius: 1, fill: Self.fill(level), stroke: Stroke(Ink(.series1), width: 0.75))
      let words = "\(ShortNumber.text(count)) \(word(level))"
      let number = ShortNumber.text(count)
      let fitting = [words, number].first { TextMetrics.width($0, size: ChartStyle.axisSize) + 7 <= box.width }
      guard let fitting else { return }
      sketch.text(
        DrawingText(
          fitting, at: DrawingPoint(box.x + 3.5, box.y + box.height / 2 + 2.7), size: ChartStyle.axisSize,
          ink: Ink(level == 0 ? .onMark : .text)))
    }
  }

  private func drawLegend(from left: Double, on sketch: inout Sketch) {
    var x = left
    for level in summary.levels.indices {
      let text = DrawingText(word(level), at: DrawingPoint(x + 11, 8), size: ChartStyle.axisSize)
      let end = TextBox.of(text).right
      guard end <= sketch.width else { return }
      sketch.rect(
        DrawingRect(x: x, y: 1.5, width: 8, height: 7), radius: 1, fill: Self.fill(level),
        stroke: Stroke(Ink(.series1), width: 0.75))
      sketch.text(text)
      x = end + 12
    }
  }

  private func word(_ level: Int) -> String {
    summary.levels.indices.contains(level) ? ChartText.clean(summary.levels[level], limit: 24) : ""
  }

  /// Darker for higher levels; the fourth and later ones are empty.
  private static func fill(_ level: Int) -> Ink {
    switch level {
    case 0: Ink(.series1)
    case 1: Ink(.series1, opacity: 0.45)
    case 2: Ink(.series1, opacity: 0.18)
    default: Ink(.page)
    }
  }

  private func description(_ rows: [Row]) -> String {
    let sentences = rows.prefix(20).map { row in
      let parts = row.counts.enumerated().filter { $0.element > 0 }.map { "\($0.element) \(word($0.offset))" }
      return "\(ChartText.clean(row.name, limit: 60)): \(parts.joined(separator: ", "))."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }

  private func data(_ rows: [Row]) -> Table? {
    let levels = summary.levels.indices.prefix(12)
    var table = ChartTable(
      "Experiments by property and level", columns: ["Property"] + levels.map(word) + ["Total"],
      numbers: Set(1...(levels.count + 1)))
    for row in rows { table.add([.text(row.name)] + levels.map { .count(row.counts[$0]) } + [.count(row.total)]) }
    return table.made()
  }
}
