/// Finds stretches of a run in which nothing was recorded and no declared pause says why.
enum GapFinder {
  /// The longest stretches that are kept.
  static let limit = 50

  /// Gaps of more than a second on the run's clock, longest first.
  ///
  /// A pause that is declared after the activity before the gap, or before the activity behind it, is taken off.
  static func find(_ timings: [ActivityTiming], clock: RunClock) -> [Span] {
    guard clock.kind != .unknown, clock.run.length > 1 else { return [] }
    let order = timings.indices
      .filter { timings[$0].offset != nil }
      .sorted { (timings[$0].offset ?? 0, $0) < (timings[$1].offset ?? 0, $1) }
    var gaps: [Span] = []
    var end = clock.run.from
    var pause = 0.0
    for index in order {
      guard let start = timings[index].offset else { continue }
      let activity = timings[index].run.activity
      add(from: end + pause, to: start - seconds(activity.pauseBefore), to: &gaps)
      let stop = start + (timings[index].duration ?? 0)
      if stop >= end {
        end = stop
        pause = seconds(activity.pauseAfter)
      }
    }
    add(from: end + pause, to: clock.run.to, to: &gaps)
    let longest = gaps.sorted { ($1.length, $0.from) < ($0.length, $1.from) }
    return Array(longest.prefix(limit))
  }

  private static func add(from: Double, to: Double, to gaps: inout [Span]) {
    if to - from > 1 { gaps.append(Span(from: from, to: to)) }
  }

  private static func seconds(_ pause: Double?) -> Double {
    guard let pause, pause.isFinite else { return 0 }
    return max(0, pause)
  }
}
