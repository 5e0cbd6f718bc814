import Journal

/// One activity in a timeline: its number and name at the left, its bar, pauses hatched, its length in words.
struct TimelineLane {
  /// The activity.
  let activity: ActivityTiming
  /// The clock.
  let axis: TimeAxis

  private static let nameIndent = 22.0

  /// The room that numbers and names want, with air after them.
  static func nameWidth(_ activities: [ActivityTiming]) -> Double {
    let widest = activities.map { TextMetrics.width(ActivityLook($0).name, size: ChartStyle.nameSize) }.max() ?? 0
    return nameIndent + widest + 12
  }

  /// Draws the lane.
  func draw(on sketch: inout Sketch, top: Double, height: Double) {
    let look = ActivityLook(activity)
    let baseline = top + height / 2 + 3
    let left = axis.scale.start
    sketch.group(hover: look.hover) { sketch in
      sketch.link(evidence: activity.evidence) { sketch in
        sketch.text(
          DrawingText(
            "E\(activity.evidence)", at: DrawingPoint(0, baseline), size: ChartStyle.axisSize, ink: Ink(.muted),
            maxWidth: Self.nameIndent - 2))
        sketch.text(
          DrawingText(
            look.name, at: DrawingPoint(Self.nameIndent, baseline), size: ChartStyle.nameSize,
            maxWidth: left - Self.nameIndent - 8))
      }
      guard let offset = activity.offset, TimeRange.isMoment(offset) else {
        let words = ["no time recorded", look.outcomeWords].filter { !$0.isEmpty }.joined(separator: ", ")
        let text = DrawingText(
          words, at: DrawingPoint(left + 3, baseline), size: ChartStyle.axisSize, ink: Ink(.muted))
        let origin = axis.scale(0) + 4
        if !sketch.label(text, alternatives: [DrawingPoint(origin, baseline)], air: 1) { sketch.text(text) }
        return
      }
      drawPauses(from: offset, to: activity.endOffset ?? offset, top: top, height: height, on: &sketch)
      let from = axis.scale(offset)
      let to = min(max(axis.scale(activity.endOffset ?? offset), from + ChartStyle.leastBar), sketch.width)
      let bar = DrawingRect(x: from, y: top + 2.5, width: to - from, height: height - 5)
      sketch.rect(bar, radius: 1.2, fill: look.fill, stroke: look.outline)
      drawWords(look, from: from, to: to, baseline: baseline, on: &sketch)
    }
  }

  private func drawPauses(from: Double, to: Double, top: Double, height: Double, on sketch: inout Sketch) {
    let declared = activity.run.activity
    let pauses: [Span] = [
      declared.pauseBefore.map { Span(from: from - $0, to: from) },
      declared.pauseAfter.map { Span(from: to, to: to + $0) },
    ].compactMap { $0 }
    for pause in pauses where pause.length > 0 && pause.length.isFinite {
      let left = axis.scale(pause.from)
      let width = axis.scale(pause.to) - left
      if width < 0.5 { continue }
      sketch.add(
        .hatch(DrawingRect(x: left, y: top + 3.5, width: width, height: height - 7), ink: Ink(.neutral, opacity: 0.7)))
    }
  }

  /// Words stand after the bar, before it, or in it, wherever they first cross nothing.
  private func drawWords(_ look: ActivityLook, from: Double, to: Double, baseline: Double, on sketch: inout Sketch) {
    var words = look.outcomeWords
    if activity.run.activity.isBackground { words += words.isEmpty ? "background" : ", background" }
    guard !words.isEmpty else { return }
    let markWidth = look.isBroken ? 8.0 : 0
    let width = TextMetrics.width(words, size: ChartStyle.axisSize) + markWidth
    let outside = Ink(look.isBroken ? .notMet : .text)
    let inside = Ink(look.isBroken || look.fill.opacity == 1 ? .onMark : .text)
    var places: [(x: Double, ink: Ink)] = [
      (to + 3.5 + pauseRoom(after: to), outside), (from - 3.5 - pauseRoom(before: from) - width, outside),
    ].filter { $0.0 >= axis.scale.start && $0.0 + width <= sketch.width }
    if to - from > width + 6 { places.append((from + 4, inside)) }
    let taken = sketch.taken
    let obstacle = { (x: Double) -> DrawingRect? in
      let box = DrawingRect(x: x, y: baseline - 5.7, width: width, height: 7.3).grown(by: 1)
      return taken.first { $0.meets(box) }
    }
    let left = from - 3.5 - pauseRoom(before: from) - width
    let right = to + 3.5 + pauseRoom(after: to)
    // Where a line crosses the words on both sides, they stand beyond it.
    for (x, beyond) in [
      (left, obstacle(left).map { $0.x - width - 2.5 }), (right, obstacle(right).map { $0.x + $0.width + 2.5 }),
    ] {
      guard let beyond, abs(beyond - x) < 40, beyond >= axis.scale.start, beyond + width <= sketch.width else {
        continue
      }
      places.append((beyond, outside))
    }
    guard let place = places.first(where: { obstacle($0.x) == nil }) ?? places.first else { return }
    if look.isBroken {
      sketch.marker(.cross, at: DrawingPoint(place.x + 3, baseline - 2.7), size: 6, ink: place.ink)
    }
    let text = DrawingText(
      words, at: DrawingPoint(place.x + markWidth, baseline), size: ChartStyle.axisSize, ink: place.ink)
    sketch.text(text)
  }

  private func pauseRoom(after end: Double) -> Double {
    guard let pause = activity.run.activity.pauseAfter, pause > 0, let offset = activity.endOffset else { return 0 }
    return max(axis.scale(offset + pause) - end, 0)
  }

  private func pauseRoom(before start: Double) -> Double {
    guard let pause = activity.run.activity.pauseBefore, pause > 0, let offset = activity.offset else { return 0 }
    return max(start - axis.scale(offset - pause), 0)
  }
}
