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
      let mark = StateTone.mark(of: segment.state, detail: segment.detail, label: series.label)
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

  /// Draws the bars; gives those whose word found no room.
  ///
  /// - Parameters:
  ///   - sketch: Where to draw.
  ///   - top: The upper edge.
  ///   - height: The height of the bars.
  ///   - isBrief: Whether known long words are written short.
  @discardableResult
  func draw(on sketch: inout Sketch, top: Double, height: Double, isBrief: Bool) -> [Bar] {
    var wordless: [Bar] = []
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
        if isMixed {
          wordless.append(bar)
          return
        }
        let words = Self.words(bar, isBrief: isBrief)
        let room = width - 7
        let fitting = words.first { TextMetrics.width($0, size: ChartStyle.axisSize) <= room }
        if let word = fitting {
          let baseline = top + height / 2 + ChartStyle.axisSize * 0.36
          sketch.text(
            DrawingText(
              word, at: DrawingPoint(bar.from + 3.5, baseline), size: ChartStyle.axisSize,
              ink: Ink(bar.mark == .neutral ? .text : .onMark)))
        } else {
          wordless.append(bar)
        }
      }
      sketch.reserve(box)
    }
    return wordless
  }

  /// The words for a bar, the one to prefer first.
  static func words(_ bar: Bar, isBrief: Bool) -> [String] {
    guard let segment = bar.segments.first else { return [] }
    if bar.segments.count > 1 { return ["\(ShortNumber.text(bar.segments.count)) short states"] }
    let whole = ChartText.clean(segment.state, limit: 60)
    let brief = StateTone.shortWord(for: segment.state)
    return (isBrief ? [brief, whole] : [whole, brief]).compactMap { $0 }.filter { !$0.isEmpty }
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
    }.joined(separator: "; ") + (bar.segments.count > 6 ? "; and \(bar.segments.count - 6) more" : "")
  }
}
