import Journal

/// The stretch in which the method ran: shaded, with a line at the first action.
struct FaultWindow {
  /// The run's clock.
  let clock: RunClock
  /// From seconds to points.
  let scale: LinearScale

  /// Shades the window between two heights.
  func shade(on sketch: inout Sketch, from top: Double, to bottom: Double) {
    guard let method = clock.method, TimeRange.isMoment(method.from), TimeRange.isMoment(method.to) else { return }
    guard method.to >= scale.low, method.from <= scale.high else { return }
    let left = scale(method.from)
    let width = max(scale(method.to) - left, ChartStyle.leastBar)
    sketch.rect(DrawingRect(x: left, y: top, width: width, height: bottom - top), fill: Ink(.shade))
  }

  /// The ink of the ground at a moment: the shade inside the window, the page outside.
  func ground(at offset: Double) -> Ink {
    guard let method = clock.method, offset >= method.from, offset <= method.to else { return Ink(.page) }
    return Ink(.shade)
  }

  /// Draws the line at the clock's zero: solid at a first action, dashed at a mere start.
  func drawOrigin(on sketch: inout Sketch, from top: Double, to bottom: Double) {
    guard clock.kind != .unknown, scale.contains(0) else { return }
    let isAction = clock.kind == .firstAction
    let stroke = Stroke(Ink(isAction ? .text : .muted), width: isAction ? 1 : 0.75, dash: isAction ? [] : [3, 2])
    sketch.line(from: DrawingPoint(scale(0), top), to: DrawingPoint(scale(0), bottom), stroke)
    sketch.reserve(DrawingRect(x: scale(0) - 0.5, y: top, width: 1, height: bottom - top))
  }

  /// Draws the line at the beginning of the rollbacks, with its word when there is room.
  func drawRollback(on sketch: inout Sketch, from top: Double, to bottom: Double, wordAt baseline: Double?) {
    guard let start = clock.rollbackStart, TimeRange.isMoment(start), scale.contains(start) else { return }
    let x = scale(start)
    sketch.line(
      from: DrawingPoint(x, top), to: DrawingPoint(x, bottom), Stroke(Ink(.muted), width: 0.75, dash: [2, 2]))
    sketch.reserve(DrawingRect(x: x - 0.5, y: top, width: 1, height: bottom - top))
    guard let baseline else { return }
    sketch.label(
      DrawingText("rollback", at: DrawingPoint(x + 3, baseline), size: ChartStyle.axisSize, ink: Ink(.muted)),
      alternatives: [DrawingPoint(x - 40, baseline)])
  }
}
