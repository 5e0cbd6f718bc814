import Journal

/// A small Gantt of a run's activities, for runs that have no metric to show: names above thin bars.
struct OverviewLanes {
  /// One lane.
  struct Lane {
    /// The activity.
    var activity: ActivityTiming
    /// Its name with how long it took.
    var words: String
  }

  /// The lanes in time order.
  let lanes: [Lane]
  private let scale: LinearScale

  /// Chooses up to three activities of the method: those that broke, then the longest.
  init(run: RunAnalysis, scale: LinearScale) {
    self.scale = scale
    let method = run.activities.enumerated().filter { _, activity in
      guard let offset = activity.offset, TimeRange.isMoment(offset) else { return false }
      return activity.block == .method || activity.block == .rollback
    }
    let ranked = method.sorted { left, right in
      let (one, other) = (ActivityLook(left.element), ActivityLook(right.element))
      if one.isBroken != other.isBroken { return one.isBroken }
      let (first, second) = (left.element.duration ?? 0, right.element.duration ?? 0)
      return first != second ? first > second : left.offset < right.offset
    }
    let chosen = ranked.prefix(3).sorted { $0.offset < $1.offset }
    lanes = chosen.map { _, activity in
      let look = ActivityLook(activity)
      return Lane(
        activity: activity, words: [look.name, look.outcomeWords].filter { !$0.isEmpty }.joined(separator: " "))
    }
  }

  /// Draws the lanes from `top` down.
  func draw(on sketch: inout Sketch, top: Double) {
    for (index, lane) in lanes.enumerated() {
      let y = top + Double(index) * RunOverviewDetail.lanePitch
      let look = ActivityLook(lane.activity)
      let from = scale(lane.activity.offset ?? 0)
      let to = max(scale(lane.activity.endOffset ?? 0), from + ChartStyle.leastBar)
      sketch.group(hover: look.hover) { sketch in
        let bar = DrawingRect(x: from, y: y + 9, width: to - from, height: 3)
        sketch.rect(bar, fill: look.fill, stroke: look.isBroken ? nil : Stroke(Ink(.series1), width: 0.5))
        let room = scale.end - scale.start
        let words = TextMetrics.fitted(lane.words, maxWidth: room, size: ChartStyle.axisSize)
        let width = TextMetrics.width(words, size: ChartStyle.axisSize)
        let origin = scale(0)
        var x = max(min(from + 2.5, scale.end - width), scale.start)
        if origin > x - 2, origin < x + width + 2, origin + 3 + width <= scale.end { x = origin + 3 }
        sketch.text(
          DrawingText(
            words, at: DrawingPoint(x, y + 7), size: ChartStyle.axisSize, ink: Ink(look.isBroken ? .notMet : .text)))
      }
    }
  }
}
