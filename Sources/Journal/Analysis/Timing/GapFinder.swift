/// Finds stretches of a run in which nothing was recorded and no declared pause says why.
enum GapFinder {
  /// The longest stretches that are kept.
  static let limit = 50

  /// Gaps of more than a second on the run's clock, longest first.
  ///
  /// A pause that is declared after an activity before the gap, or before the activity behind it, is taken off.
  static func find(_ timings: [ActivityTiming], clock: RunClock) -> [Span] {
    guard clock.kind != .unknown, clock.run.length > 1 else { return [] }
    let order = timings.indices
      .filter { timings[$0].offset != nil }
      .sorted { (timings[$0].offset ?? 0, $0) < (timings[$1].offset ?? 0, $1) }
    var gaps: [Span] = []
    // Where an activity ends, and the pause that it declared.
    var end = clock.run.from
    for index in order {
      guard let start = timings[index].offset else { continue }
      let activity = timings[index].run.activity
      add(from: end, to: start - seconds(activity.pauseBefore), to: &gaps)
      end = max(end, start + (timings[index].duration ?? 0) + seconds(activity.pauseAfter))
    }
    add(from: end, to: clock.run.to, to: &gaps)
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
