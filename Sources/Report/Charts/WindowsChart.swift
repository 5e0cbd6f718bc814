import Journal

/// The values of a series before, during and after the fault: how large was the change, and did it return?
///
/// Up to thirty values a window are all drawn; from thirty on a box with whiskers, outliers marked.
///
/// ```swift
/// WindowsChart(series: run.metrics[0]).figure()?.title  // "Median 3/s before, 0/s during, 2/s after the fault"
/// ```
public struct WindowsChart: Sendable {
  /// The series.
  let series: MetricSeries
  /// The width in points.
  let width: Double

  private static let pitch = 31.0
  private static let boxFrom = 30

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - series: The series with its windows.
  ///   - width: The width in points.
  public init(series: MetricSeries, width: Double = Figure.standardWidth) {
    self.series = series
    self.width = width
  }

  /// A window with its name.
  private struct Row {
    var name: String
    var summary: WindowSummary
    var count: Int
  }

  /// The picture with its words; nil unless two windows have values.
  public func figure(id: String = "windows") -> Figure? {
    let windows = [
      ("before", series.windows.before), ("during", series.windows.during), ("after", series.windows.after),
    ]
    let rows = windows.compactMap { name, values in
      WindowSummary(values, isSeries: true).map { Row(name: name, summary: $0, count: $0.sorted.count) }
    }
    guard rows.count > 1 else { return nil }
    let medians = rows.map { "\(MetricWords.level($0.summary.median, series.kind)) \($0.name)" }
    return Figure(
      id: id, title: [.text("Median \(medians.joined(separator: ", ")) the fault")], subtitle: subtitle(rows),
      facts: facts, drawing: drawing(rows), description: description(rows), data: data(rows))
  }

  private func drawing(_ rows: [Row]) -> Drawing {
    var sketch = Sketch(width: width)
    let left = 50.0
    let right = sketch.width - 108
    let low = rows.compactMap(\.summary.sorted.first).min() ?? 0
    let high = rows.compactMap(\.summary.sorted.last).max() ?? 1
    let isFromZero = low >= 0 && (low <= high * 0.6 || series.kind == .counter)
    let axis = CrossAxis(from: isFromZero ? 0 : low, to: high, start: left, end: right)
    let bottom = 4 + Double(rows.count) * Self.pitch
    axis.drawGrid(on: &sketch, from: 2, to: bottom)
    for (index, row) in rows.enumerated() {
      let y = 4 + (Double(index) + 0.5) * Self.pitch
      if row.name == "during" {
        let box = DrawingRect(x: 0, y: y - Self.pitch / 2, width: sketch.width, height: Self.pitch)
        sketch.rect(box, fill: Ink(.shade))
        axis.drawGrid(on: &sketch, from: y - Self.pitch / 2, to: y + Self.pitch / 2)
      }
      sketch.text(DrawingText(row.name, at: DrawingPoint(4, y + 3), size: ChartStyle.nameSize, weight: .semibold))
      draw(row.summary, scale: axis.scale, y: y - 2, on: &sketch)
      let words = "median \(MetricWords.level(row.summary.median, of: series))"
      let x = right + 12
      let room = sketch.width - x
      sketch.text(DrawingText(words, at: DrawingPoint(x, y), size: ChartStyle.labelSize, maxWidth: room))
      sketch.text(
        DrawingText(
          "n = \(ShortNumber.text(row.count))", at: DrawingPoint(x, y + 9.5), size: ChartStyle.axisSize,
          ink: Ink(.muted),
          maxWidth: room))
    }
    axis.drawLabels(on: &sketch, baseline: bottom + 10, unit: series.kind == .counter ? "/s" : "")
    return sketch.finished(height: bottom + 14)
  }

  private func draw(_ summary: WindowSummary, scale: LinearScale, y: Double, on sketch: inout Sketch) {
    let x = scale(summary.median)
    let median = Stroke(Ink(.text), width: 1.6)
    sketch.group(hover: hover(summary)) { sketch in
      if summary.sorted.count < Self.boxFrom {
        sketch.line(from: DrawingPoint(x, y - 11), to: DrawingPoint(x, y + 14.5), median)
      }
      if summary.sorted.count < Self.boxFrom {
        for (index, value) in summary.sorted.enumerated() {
          let place = DrawingPoint(scale(value), y + Self.jitter(index) * 8)
          sketch.marker(.disc, at: place, size: 4, ink: Ink(.series1, opacity: 0.65))
        }
      } else {
        drawBox(summary, scale: scale, y: y, on: &sketch)
        sketch.line(from: DrawingPoint(x, y - 11), to: DrawingPoint(x, y + 14.5), median)
      }
      if let interval = summary.interval {
        let from = scale(interval.low)
        let bar = DrawingRect(
          x: from, y: y + 12, width: max(scale(interval.high) - from, ChartStyle.leastBar), height: 2.5)
        sketch.rect(bar, fill: Ink(.text))
      }
    }
  }

  private func drawBox(_ summary: WindowSummary, scale: LinearScale, y: Double, on sketch: inout Sketch) {
    let ends = summary.whiskers
    let line = Stroke(Ink(.series1), width: 1)
    let from = scale(summary.quartiles.low)
    let to = max(scale(summary.quartiles.high), from + ChartStyle.leastBar)
    sketch.line(from: DrawingPoint(scale(ends.low), y), to: DrawingPoint(from, y), line)
    sketch.line(from: DrawingPoint(to, y), to: DrawingPoint(scale(ends.high), y), line)
    sketch.rect(
      DrawingRect(x: from, y: y - 8, width: to - from, height: 16), radius: 1, fill: Ink(.series1, opacity: 0.3),
      stroke: line)
    var last = -Double.infinity
    for value in summary.outliers where scale(value) - last >= 0.5 {
      last = scale(value)
      sketch.marker(.ring, at: DrawingPoint(last, y), size: 4, ink: Ink(.series1))
    }
  }

  /// A place between -1 and 1 that depends on nothing but the index: multiples of the golden section, folded.
  static func jitter(_ index: Int) -> Double {
    let place = (Double(index) * 0.618_033_988_75).truncatingRemainder(dividingBy: 1)
    return place * 2 - 1
  }

  private func hover(_ summary: WindowSummary) -> String {
    let ends = (summary.sorted.first ?? summary.median, summary.sorted.last ?? summary.median)
    let words = [ends.0, summary.quartiles.low, summary.median, summary.quartiles.high, ends.1]
    let numbers = words.map { MetricWords.level($0, of: series) }
    return "least, quartile, median, quartile, greatest: " + numbers.joined(separator: ", ")
  }

  /// Which series it is.
  private var facts: [Inline] {
    let name = MetricWords.name(series)
    var words = name == series.activity ? "" : ", \(name)"
    if series.kind == .counter { words += " per second" }
    return [
      .code(ChartText.clean(series.activity, limit: 60)), .text(" "), .evidence(series.evidence), .text(words + "."),
    ]
  }

  private func subtitle(_ rows: [Row]) -> [Inline] {
    let hasBoxes = rows.contains { $0.count >= Self.boxFrom }
    let hasPoints = rows.contains { $0.count < Self.boxFrom }
    var parts = ""
    if hasPoints { parts += " Every point is a sample." }
    if hasBoxes { parts += " Box: the middle half; whiskers: 1.5 box lengths; rings: beyond." }
    parts += " Tall line: median"
    let intervals = rows.filter { $0.summary.interval != nil }.count
    parts += intervals > 0 ? "; bar below: its interval at 95 %" : "; too few samples for its interval"
    let lengths = rows.compactMap(\.summary.blockLength)
    if let least = lengths.min(), let most = lengths.max() {
      parts += ", drawn in blocks of \(least == most ? "\(least)" : "\(least) to \(most)") neighbours (seed "
      parts += "\(SeededRandom.reportSeed))"
      if intervals > lengths.count { parts += ", of fewer than \(BlockBootstrap.smallestCount) as if independent" }
      parts += "."
    } else {
      parts += ". Samples of one run depend on each other."
    }
    return facts + [.text(parts)]
  }

  private func description(_ rows: [Row]) -> String {
    let sentences = rows.map { row in
      var sentence = "\(ChartText.count(row.count, "sample")) \(row.name) the fault, median "
      sentence += MetricWords.level(row.summary.median, of: series)
      if let interval = row.summary.interval {
        sentence += " (\(ShortNumber.text(interval.low)) to \(ShortNumber.text(interval.high)) at 95 %)"
      }
      return sentence + "."
    }
    return ChartText.clean("\(MetricWords.name(series)). " + sentences.joined(separator: " "), limit: 1_500)
  }

  private func data(_ rows: [Row]) -> Table? {
    var table = ChartTable(
      "Values before, during and after the fault",
      columns: ["Window", "n", "Least", "Quartile", "Median", "Quartile", "Greatest"], numbers: [1, 2, 3, 4, 5, 6])
    for row in rows {
      let summary = row.summary
      table.add([
        .text(row.name), .count(row.count), .value(summary.sorted.first), .value(summary.quartiles.low),
        .value(summary.median), .value(summary.quartiles.high), .value(summary.sorted.last),
      ])
    }
    return table.made()
  }
}
