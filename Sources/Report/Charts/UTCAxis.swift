import Journal

/// The hours of the day, in UTC, above a picture whose clock counts from zero.
struct UTCAxis {
  /// The clock of the run.
  let clock: RunClock
  /// From seconds on that clock to points.
  let scale: LinearScale

  /// Draws the day of the run's start at the left edge and times at round moments, each with a small tick.
  func draw(on sketch: inout Sketch, baseline: Double, tickTo bottom: Double) {
    guard clock.kind != .unknown else { return }
    // The axis begins a little before the run, and with a run from midnight on the day before.
    let day = UTCText.day(first)
    sketch.text(
      DrawingText(
        "\(day) UTC", at: DrawingPoint(0, baseline), size: ChartStyle.axisSize, ink: Ink(.muted),
        maxWidth: scale.start - 20))
    for tick in ticks() {
      let x = scale(tick.offset)
      let room = sketch.width - TextMetrics.width(tick.label, size: ChartStyle.axisSize) / 2 - 4
      let isPlaced = sketch.label(
        DrawingText(
          tick.label, at: DrawingPoint(min(x, room), baseline), anchor: .middle, size: ChartStyle.axisSize,
          ink: Ink(.muted)),
        air: 3)
      guard isPlaced else { continue }
      sketch.line(
        from: DrawingPoint(x, bottom - 4), to: DrawingPoint(x, bottom), Stroke(Ink(.muted), width: 0.5))
    }
  }

  /// The moment whose day stands at the left edge.
  private var first: Instant {
    let from = TimeRange.isMoment(clock.run.from) ? clock.run.from : max(scale.low, -TimeRange.reach)
    return Instant(seconds: clock.origin.seconds + from)
  }

  /// Round moments of the day whose labels have room; the first of another day has its date.
  func ticks() -> [(offset: Double, label: String)] {
    var step = Ticks.clockStep(above: (scale.high - scale.low) / 7)
    let room = (scale.end - scale.start) / max(scale.high - scale.low, 1e-9)
    let places = step < 0.000_999 ? 6 : step < 0.999 ? 3 : 0
    let width = TextMetrics.width(places > 0 ? "00:00:00.000" : "00:00:00", size: ChartStyle.axisSize) + 8
    for _ in 0..<6 where step * room < width { step = Ticks.clockStep(after: step) }
    guard step >= 1e-6 else { return [] }
    let low = clock.origin.seconds + scale.low
    let midnight = (low / 86_400).rounded(.down) * 86_400
    let moments = Ticks.multiples(
      of: step, from: low - midnight, to: low - midnight + scale.high - scale.low, atMost: 9)
    return moments.map { moment in
      let instant = Instant(seconds: midnight + moment)
      let ofDay = moment.truncatingRemainder(dividingBy: 86_400)
      // The day at the left edge has been named.
      let isMidnight = ofDay < 1e-6 && UTCText.day(instant) != UTCText.day(first)
      let label =
        isMidnight || step >= 86_400 ? UTCText.dayAndMonth(instant) : UTCText.timeOfDay(instant, places: places)
      return (midnight + moment - clock.origin.seconds, label)
    }
  }
}
