import Journal

/// How latencies are spread: the share of requests that took no longer than so much, fault against baseline.
///
/// ```swift
/// ECDFChart(name: "GET /", baseline: before, fault: during).figure()?.title  // "GET /: median 12 ms before, 48 ms during the fault"
/// ```
public struct ECDFChart: Sendable {
  /// What was timed.
  let name: String
  /// Seconds before the fault.
  let baseline: [Double]
  /// Seconds during the fault.
  let fault: [Double]
  /// The width in points.
  let width: Double

  /// Values that each side needs.
  public static let least = 5
  private static let plotHeight = 120.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - name: What was timed.
  ///   - baseline: Lengths in seconds before the fault.
  ///   - fault: Lengths in seconds during the fault.
  ///   - width: The width in points.
  public init(name: String, baseline: [Double], fault: [Double], width: Double = Figure.standardWidth) {
    self.name = name
    self.baseline = baseline
    self.fault = fault
    self.width = width
  }

  /// Repeated probes of a run that were timed at least five times before and during the fault, by name.
  public static func repeatedProbes(of run: RunAnalysis) -> [ECDFChart] {
    guard let method = run.clock.method else { return [] }
    var names: [String] = []
    var windows: [String: (baseline: [Double], fault: [Double])] = [:]
    for activity in run.activities where activity.run.activity.kind == .probe {
      guard let offset = activity.offset, let duration = activity.duration, offset <= method.to else { continue }
      let name = activity.run.activity.name
      if windows[name] == nil { names.append(name) }
      var window = windows[name] ?? ([], [])
      if offset < method.from { window.baseline.append(duration) } else { window.fault.append(duration) }
      windows[name] = window
    }
    return names.compactMap { name in
      guard let window = windows[name], window.baseline.count >= least, window.fault.count >= least else { return nil }
      return ECDFChart(name: name, baseline: window.baseline, fault: window.fault)
    }
  }

  /// One curve.
  private struct Curve {
    var word: String
    var summary: WindowSummary
    var look: SeriesLook
  }

  /// The picture with its words; nil unless both sides have five values.
  public func figure(id: String = "latencies") -> Figure? {
    let sides = [("before", baseline), ("during", fault)].map { word, values in
      (word, WindowSummary(values.filter { $0 >= 0 && $0 <= TimeRange.reach }))
    }
    let curves = sides.enumerated().compactMap { index, side in
      side.1.map { Curve(word: side.0, summary: $0, look: SeriesLook.at(index)) }
    }
    guard curves.count == 2, curves.allSatisfy({ $0.summary.sorted.count >= Self.least }) else { return nil }
    let medians = curves.map { "\(DurationText.short($0.summary.median)) \($0.word)" }.joined(separator: ", ")
    let title = ": median \(medians) the fault"
    let counts = curves.map { "n = \(ShortNumber.text($0.summary.sorted.count)) \($0.word)" }.joined(separator: ", ")
    let subtitle = "Share that took no longer, \(counts). Solid: before; dashed: during; marks: medians."
    let sentences = curves.map { curve in
      let ends = (curve.summary.sorted.first ?? 0, curve.summary.sorted.last ?? 0)
      return
        "\(ChartText.capital(curve.word)) the fault: \(DurationText.short(ends.0)) to \(DurationText.short(ends.1)), "
        + "median \(DurationText.short(curve.summary.median))."
    }
    return Figure(
      id: id, title: [.code(ChartText.clean(name, limit: 60)), .text(title)], subtitle: [.text(subtitle)],
      facts: [.text("\(counts).")], drawing: drawing(curves),
      description: sentences.joined(separator: " "), data: data(curves))
  }

  private func drawing(_ curves: [Curve]) -> Drawing {
    var sketch = Sketch(width: width)
    let top = 6.0
    let bottom = top + Self.plotHeight
    let left = 38.0
    let right = sketch.width - 10
    let longest = curves.compactMap(\.summary.sorted.last).max() ?? 1
    let x = CrossAxis(from: 0, to: max(longest, 1e-6), start: left, end: right)
    let y = LinearScale(from: 0, to: 1, start: bottom, end: top)
    for share in [0, 0.25, 0.5, 0.75, 1] {
      let height = y(share)
      sketch.line(from: DrawingPoint(left, height), to: DrawingPoint(right, height), ChartStyle.gridStroke)
      sketch.text(
        DrawingText(
          PercentText.text(share), at: DrawingPoint(left - 5, height + 2.6), anchor: .end, size: ChartStyle.axisSize,
          ink: Ink(.muted)))
    }
    // Beside the lowest share there is no room for a zero with its unit.
    x.drawLabels(on: &sketch, baseline: bottom + 11) { $0 == 0 ? "0" : DurationText.short($0) }
    let paths = curves.map { path($0.summary.sorted, x: x.scale, y: y) }
    for (curve, path) in zip(curves, paths) {
      sketch.add(.path(path, closed: false, fill: nil, stroke: curve.look.stroke(width: 1.6)))
      sketch.marker(
        curve.look.marker, at: DrawingPoint(x.scale(curve.summary.median), y(0.5)), size: 6, ink: Ink(curve.look.role))
      for (one, next) in zip(path, path.dropFirst()) {
        let width = abs(next.x - one.x)
        let height = abs(next.y - one.y)
        sketch.reserve(
          DrawingRect(x: min(one.x, next.x), y: min(one.y, next.y), width: max(width, 0.5), height: max(height, 0.5)))
      }
    }
    for curve in curves { drawName(curve, x: x.scale, y: y, on: &sketch) }
    return sketch.finished(height: bottom + 15)
  }

  /// A step at each value, thinned where there are more values than points of width.
  private func path(_ sorted: [Double], x: LinearScale, y: LinearScale) -> [DrawingPoint] {
    var path = [DrawingPoint(x(0), y(0))]
    var share = 0.0
    for (index, value) in sorted.enumerated() {
      let isLast = index == sorted.count - 1
      if !isLast, sorted[index + 1] == value || (sorted.count > 2_000 && x(sorted[index + 1]) - x(value) < 0.25) {
        continue
      }
      path.append(DrawingPoint(x(value), y(share)))
      share = Double(index + 1) / Double(sorted.count)
      path.append(DrawingPoint(x(value), y(share)))
    }
    if let last = path.last, last.x < x.end { path.append(DrawingPoint(x.end, last.y)) }
    return path
  }

  /// The name beside the curve, at the first height where it covers nothing.
  private func drawName(_ curve: Curve, x: LinearScale, y: LinearScale, on sketch: inout Sketch) {
    let words = "\(curve.word), median \(DurationText.short(curve.summary.median))"
    let width = TextMetrics.width(words, size: ChartStyle.labelSize, weight: .semibold)
    var places: [DrawingPoint] = []
    for share in [0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9] {
      let index = min(Int(share * Double(curve.summary.sorted.count)), curve.summary.sorted.count - 1)
      let at = x(curve.summary.sorted[index])
      places.append(DrawingPoint(at + 7, y(share) + 2.8))
      places.append(DrawingPoint(at - 7 - width, y(share) + 2.8))
      places.append(DrawingPoint(at + 9, y(share) + 12))
      places.append(DrawingPoint(at - 9 - width, y(share) - 7))
    }
    let inside = places.filter { $0.x >= x.start && $0.x + width <= x.end }
    guard let first = inside.first else { return }
    sketch.label(
      DrawingText(words, at: first, size: ChartStyle.labelSize, weight: .semibold, ink: Ink(curve.look.role)),
      alternatives: Array(inside.dropFirst()))
  }

  private func data(_ curves: [Curve]) -> Table? {
    var table = ChartTable("Lengths in ascending order", columns: ["Window", "Took", "Share"], numbers: [1, 2])
    for curve in curves {
      let sorted = curve.summary.sorted
      for (index, value) in sorted.enumerated() {
        let share = Double(index + 1) / Double(sorted.count)
        table.add([.text(curve.word), .duration(value), .number(share, PercentText.text(share))])
      }
    }
    return table.made()
  }
}
