import Journal

/// How far series moved while the fault lasted and after it: the shift from before with its interval, a row a series.
///
/// Each row has a scale of its own around 0, because units differ.
///
/// ```swift
/// EffectChart(effects: run.effects).figure()?.title  // "rate fell by 3/s during the fault"
/// ```
public struct EffectChart: Sendable {
  /// The effects.
  let effects: [WindowEffect]
  /// How many comparisons of the report have a p-value that was corrected for all of them.
  let comparisons: Int
  /// The width in points.
  let width: Double

  private static let rowLimit = 12
  private static let pitch = 34.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - effects: The effects of one run.
  ///   - comparisons: How many comparisons of the report were corrected for; those of the effects where nil.
  ///   - width: The width in points.
  public init(effects: [WindowEffect], comparisons: Int? = nil, width: Double = Figure.standardWidth) {
    self.effects = effects
    self.comparisons = comparisons ?? Self.comparisons(of: effects)
    self.width = width
  }

  /// How many of these comparisons have a p-value: both windows of each effect can have one.
  static func comparisons(of effects: [WindowEffect]) -> Int {
    effects.reduce(0) { count, effect in count + [effect.during, effect.after].count { $0.p != nil } }
  }

  /// The picture with its words; nil when no series has an interval.
  public func figure(id: String = "effects") -> Figure? {
    let rows = effects.filter { EffectWords.interval($0.during) != nil || EffectWords.interval($0.after) != nil }
    guard !rows.isEmpty else { return nil }
    return Figure(
      id: id, title: title(rows),
      subtitle: [.text(subtitle(rows))], facts: [.text("Shift from before the fault, with its interval.")],
      drawing: drawing(Array(rows.prefix(Self.rowLimit)), left: rows.count - Self.rowLimit),
      description: description(rows))
  }

  private func drawing(_ rows: [WindowEffect], left rest: Int) -> Drawing {
    var sketch = Sketch(width: width)
    let left = sketch.width * 0.27
    let right = sketch.width * 0.68
    for (index, effect) in rows.enumerated() {
      let top = Double(index) * Self.pitch + 4
      let ends = [effect.during, effect.after].compactMap(EffectWords.interval)
      let blocks = [effect.inTime?.during, effect.inTime?.after].map(Self.shift)
      let reaches =
        ends.map { max(abs($0.low), abs($0.high), abs($0.estimate)) }
        + blocks.compactMap { $0.map { max(abs($0.low), abs($0.high)) } }
      let reach = reaches.filter(\.isFinite).max() ?? 1
      let x = LinearScale(from: -max(reach, 1e-300), to: max(reach, 1e-300), start: left, end: right)
      sketch.line(
        from: DrawingPoint(x(0), top), to: DrawingPoint(x(0), top + Self.pitch - 6), Stroke(Ink(.text), width: 0.75))
      sketch.line(
        from: DrawingPoint(left, top + Self.pitch - 4), to: DrawingPoint(sketch.width, top + Self.pitch - 4),
        ChartStyle.gridStroke)
      sketch.text(
        DrawingText(
          ChartText.clean(EffectWords.name(effect), limit: 80), at: DrawingPoint(0, top + 16),
          size: ChartStyle.nameSize, maxWidth: left - 10))
      for (change, y, shape, isClear, blocks) in [
        (effect.during, top + 8, MarkerShape.disc, effect.isClearDuring, blocks[0]),
        (effect.after, top + 21, MarkerShape.ring, effect.isClearAfter, blocks[1]),
      ] {
        let word = shape == .disc ? "during" : "after"
        sketch.text(
          DrawingText(
            EffectWords.beside(word, change, effect.subject), at: DrawingPoint(right + 10, y + 3),
            size: ChartStyle.axisSize, maxWidth: sketch.width - right - 10))
        guard let interval = EffectWords.interval(change) else { continue }
        let ink = Ink(isClear ? .series1 : .neutral)
        if let blocks { Self.draw(blocks, x: x, y: y + 5, ink: ink, on: &sketch) }
        sketch.line(
          from: DrawingPoint(x(interval.low), y), to: DrawingPoint(x(interval.high), y), Stroke(ink, width: 1.8))
        sketch.marker(shape, at: DrawingPoint(x(interval.estimate), y), size: 6, ink: ink)
      }
    }
    let bottom = Double(rows.count) * Self.pitch + 4
    guard rest > 0 else { return sketch.finished(height: bottom) }
    let words = "and \(ChartText.count(rest, "more row")) in the table"
    sketch.text(DrawingText(words, at: DrawingPoint(0, bottom + 9), size: ChartStyle.axisSize, ink: Ink(.muted)))
    return sketch.finished(height: bottom + 13)
  }

  /// A thin line with ends.
  private static func draw(_ shift: BlockShift, x: LinearScale, y: Double, ink: Ink, on sketch: inout Sketch) {
    let stroke = Stroke(ink, width: 0.8)
    sketch.line(from: DrawingPoint(x(shift.low), y), to: DrawingPoint(x(shift.high), y), stroke)
    for end in [shift.low, shift.high] {
      sketch.line(from: DrawingPoint(x(end), y - 1.8), to: DrawingPoint(x(end), y + 1.8), stroke)
    }
  }

  private static func shift(_ blocks: WindowEffect.Blocks?) -> BlockShift? {
    guard case .shift(let shift) = blocks, shift.low.isFinite, shift.high.isFinite else { return nil }
    return shift
  }

  private func subtitle(_ rows: [WindowEffect]) -> String {
    var text = "Shift from before the fault: dot during, ring after, with its interval; each row to its own scale."
    let hasBlocks = rows.prefix(Self.rowLimit).contains {
      Self.shift($0.inTime?.during) != nil || Self.shift($0.inTime?.after) != nil
    }
    if hasBlocks { text += " Thin line: the interval from blocks of neighbours." }
    return text
  }

  private func title(_ rows: [WindowEffect]) -> [Inline] {
    for effect in rows {
      guard let interval = EffectWords.interval(effect.during), effect.isClearDuring else { continue }
      let word = interval.estimate > 0 ? "higher" : "lower"
      let rest = " was \(word) during the fault: \(EffectWords.short(effect.during, effect.subject))"
      return MetricWords.sentence(ChartText.clean(EffectWords.name(effect), limit: 140), rest)
    }
    guard comparisons > 0 else { return [.text("Too few values to tell a shift during the fault from chance")] }
    return [.text("No shift during the fault stands out from \(ChartText.count(comparisons, "comparison"))")]
  }

  private func description(_ rows: [WindowEffect]) -> String {
    let sentences = rows.prefix(Self.rowLimit).map { effect in
      "\(EffectWords.name(effect)), \(EffectWords.beside("during", effect.during, effect.subject)), "
        + "\(EffectWords.beside("after", effect.after, effect.subject))."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }
}
