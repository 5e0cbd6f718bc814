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
  /// The width in points.
  let width: Double

  private static let rowLimit = 12
  private static let pitch = 34.0

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - effects: The effects of one run.
  ///   - width: The width in points.
  public init(effects: [WindowEffect], width: Double = Figure.standardWidth) {
    self.effects = effects
    self.width = width
  }

  /// The picture with its words; nil when no series has an interval.
  public func figure(id: String = "effects") -> Figure? {
    let rows = effects.filter { EffectWords.interval($0.during) != nil || EffectWords.interval($0.after) != nil }
    guard !rows.isEmpty else { return nil }
    return Figure(
      id: id, title: [.text(title(rows))],
      subtitle: [
        .text("Shift from before the fault: dot during, ring after, with its interval; each row to its own scale.")
      ],
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
      let reach = ends.map { max(abs($0.low), abs($0.high), abs($0.estimate)) }.filter(\.isFinite).max() ?? 1
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
      for (change, y, shape) in [
        (effect.during, top + 8, MarkerShape.disc), (effect.after, top + 21, MarkerShape.ring),
      ] {
        let word = shape == .disc ? "during " : "after "
        sketch.text(
          DrawingText(
            word + EffectWords.short(change, effect.subject), at: DrawingPoint(right + 10, y + 3),
            size: ChartStyle.axisSize, maxWidth: sketch.width - right - 10))
        guard let interval = EffectWords.interval(change) else { continue }
        let ink = Ink(EffectWords.isClear(change) ? .series1 : .neutral)
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

  private func title(_ rows: [WindowEffect]) -> String {
    for effect in rows {
      guard let interval = EffectWords.interval(effect.during), EffectWords.isClear(effect.during) else { continue }
      let word = interval.estimate > 0 ? "higher" : "lower"
      return "\(ChartText.clean(EffectWords.name(effect), limit: 60)) was \(word) during the fault: "
        + EffectWords.short(effect.during, effect.subject)
    }
    return "No shift during the fault stands out from \(ChartText.count(effects.count, "comparison"))"
  }

  private func description(_ rows: [WindowEffect]) -> String {
    let sentences = rows.prefix(Self.rowLimit).map { effect in
      "\(EffectWords.name(effect)): during \(EffectWords.short(effect.during, effect.subject)), "
        + "after \(EffectWords.short(effect.after, effect.subject))."
    }
    return ChartText.clean(sentences.joined(separator: " "), limit: 1_500)
  }
}
