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

  /// Where the upright lines stand that ``drawOrigin(on:from:to:)`` and the one of the rollbacks draw.
  var lines: [Double] { moments.map { scale($0) } }

  private var moments: [Double] {
    [clock.kind == .unknown ? nil : 0, clock.rollbackStart].compactMap { $0 }
      .filter { TimeRange.isMoment($0) && scale.contains($0) }
  }

  /// Covers the lines where a word is written that has no place beside them, with the ground of either side.
  func leaveGap(on sketch: inout Sketch, for word: DrawingRect) {
    let halfPoint = (scale.high - scale.low) / max(scale.end - scale.start, 1) / 2
    for moment in moments {
      let x = scale(moment)
      guard x > word.x - 1, x < word.right + 1 else { continue }
      for (side, shift) in [(-1.0, -halfPoint), (0, halfPoint)] {
        sketch.rect(
          DrawingRect(x: x + side, y: word.y, width: 1, height: word.height), fill: ground(at: moment + shift))
      }
    }
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
