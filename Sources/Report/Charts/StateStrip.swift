import Journal

/// A state sequence as a row of bars with the states' words in them.
struct StateStrip {
  /// Stretches that are drawn as one bar.
  struct Bar {
    /// The left edge.
    var from: Double
    /// The right edge.
    var to: Double
    /// The stretches: one, or several that are too short to be drawn apart.
    var segments: [StateSeries.Segment]
    /// Good, bad or on the way: the worst of the stretches.
    var mark: Mark
  }

  /// The bars from left to right.
  let bars: [Bar]

  /// Lays a sequence out on a clock; stretches too short to be seen join their neighbours.
  init(series: StateSeries, scale: LinearScale) {
    var bars: [Bar] = []
    for segment in series.segments {
      guard TimeRange.isMoment(segment.span.from), TimeRange.isMoment(segment.span.to) else { continue }
      guard segment.span.to >= scale.low, segment.span.from <= scale.high else { continue }
      let from = scale(segment.span.from)
      let to = max(scale(segment.span.to), from)
      let mark = StateTone.mark(of: segment, in: series)
      if let last = bars.last, to - from < ChartStyle.leastBar, from - last.to < ChartStyle.leastBar,
        last.segments.count > 1 || last.to - last.from < ChartStyle.leastBar
      {
        bars[bars.count - 1].to = max(last.to, to)
        bars[bars.count - 1].segments.append(segment)
        if mark == .notMet || last.mark == .met { bars[bars.count - 1].mark = mark }
      } else {
        bars.append(Bar(from: from, to: to, segments: [segment], mark: mark))
      }
    }
    self.bars = bars
  }

  /// Draws the bars, each with its word when there is room for it, and a cross in those that are bad.
  ///
  /// - Parameters:
  ///   - sketch: Where to draw.
  ///   - top: The upper edge.
  ///   - height: The height of the bars.
  ///   - cutsWords: Whether a word without room is cut; else it is left out, for those who write it beside the bar.
  ///   - lines: Where upright lines cross the strip that words should stand clear of.
  func draw(on sketch: inout Sketch, top: Double, height: Double, cutsWords: Bool, clearOf lines: [Double] = []) {
    for bar in bars {
      let width = max(bar.to - bar.from - 0.75, ChartStyle.leastBar)
      let box = DrawingRect(x: bar.from, y: top, width: width, height: height)
      let isMixed = bar.segments.count > 1
      sketch.group(hover: Self.hover(bar)) { sketch in
        if isMixed {
          sketch.add(.hatch(box, ink: Ink(bar.mark.role)))
        } else {
          sketch.rect(box, radius: 1.5, fill: Self.fill(bar.mark), stroke: Self.outline(bar.mark))
        }
        if isMixed { return }
        var x = bar.from + 3.5
        if Self.hasCross(bar) {
          let place = DrawingPoint(x + Self.cross / 2, top + height / 2)
          sketch.marker(Mark.notMet.shape, at: place, size: Self.cross, ink: Ink(.onMark))
          x += Self.crossRoom
        }
        guard var word = Self.word(bar) else { return }
        let room = Self.room(bar)
        let whole = TextMetrics.width(word, size: ChartStyle.axisSize)
        if whole > room {
          guard cutsWords, room >= whole * Self.leastCut else { return }
          word = TextMetrics.fitted(word, maxWidth: room, size: ChartStyle.axisSize)
        }
        let end = TextMetrics.width(word, size: ChartStyle.axisSize)
        let clear = Self.clear(x, width: end, of: lines, indent: 3.5)
        if clear + end <= bar.to - 3 { x = clear }
        sketch.text(
          DrawingText(
            word, at: DrawingPoint(x, top + height / 2 + ChartStyle.axisSize * 0.36), size: ChartStyle.axisSize,
            ink: Ink(bar.mark == .neutral ? .text : .onMark)))
      }
      sketch.reserve(box)
    }
  }

  /// Where a word begins that wants to begin at `start`: behind every line that would cross it.
  static func clear(_ start: Double, width: Double, of lines: [Double], indent: Double) -> Double {
    lines.sorted().reduce(start) { start, line in
      line > start - 2 && line < start + width + 2 ? line + indent : start
    }
  }

  /// The word of a bar as the data has it: tables and sentences say the same one.
  static func word(_ bar: Bar) -> String? {
    guard let segment = bar.segments.first else { return nil }
    if bar.segments.count > 1 { return "\(ShortNumber.text(bar.segments.count)) short states" }
    let word = ChartText.clean(segment.state, limit: 60)
    return word.isEmpty ? nil : word
  }

  /// The room for a word within a bar.
  static func room(_ bar: Bar) -> Double {
    max(bar.to - bar.from - 0.75, ChartStyle.leastBar) - 7 - (hasCross(bar) ? crossRoom : 0)
  }

  private static let cross = 5.0
  private static let crossRoom = 7.5
  /// Less of a word than this share could be the head of another one.
  private static let leastCut = 0.7

  /// Whether a bad bar has room for the cross that says so without its colour.
  private static func hasCross(_ bar: Bar) -> Bool {
    bar.mark == .notMet && bar.segments.count == 1 && bar.to - bar.from - 0.75 >= cross + 4
  }

  /// Bars in progress are pale, with an outline that can be seen beside any page.
  static func fill(_ mark: Mark) -> Ink {
    Ink(mark.role, opacity: mark == .neutral ? ChartStyle.progressOpacity : 1)
  }

  /// The outline that goes with ``fill(_:)``.
  static func outline(_ mark: Mark) -> Stroke? {
    mark == .neutral ? Stroke(Ink(.neutral), width: 0.5) : nil
  }

  private static func hover(_ bar: Bar) -> String {
    bar.segments.prefix(6).map { segment in
      let word = ChartText.clean([segment.state, segment.detail ?? ""].joined(separator: " "), limit: 80)
      let span = "\(DurationText.offset(segment.span.from)) to \(DurationText.offset(segment.span.to))"
      return "\(word), \(span), \(ChartText.count(segment.samples, "sample"))"
    }.joined(separator: "; ") + (bar.segments.count > 6 ? "; and \(ShortNumber.text(bar.segments.count - 6)) more" : "")
  }
}
