/// Finds which activities ran beside background activities.
enum OverlapFinder {
  /// The most evidence numbers kept for one activity.
  static let limit = 50

  /// Fills in the overlaps of all timings.
  ///
  /// A sweep by start: each activity looks at the ones still running, background ones beside all, others beside
  /// background ones only. Work is bounded by `limit` a timing, not by their product.
  static func fill(_ timings: inout [ActivityTiming]) {
    guard timings.contains(where: { $0.run.activity.isBackground }) else { return }
    let order = timings.indices
      .filter { timings[$0].offset != nil && timings[$0].duration != nil }
      .sorted { (timings[$0].offset ?? 0, $0) < (timings[$1].offset ?? 0, $1) }
    var background: [Int] = []
    var foreground: [Int] = []
    for index in order {
      let isBackground = timings[index].run.activity.isBackground
      join(index, with: &background, in: &timings)
      if isBackground { join(index, with: &foreground, in: &timings) }
      if isBackground { background.append(index) } else { foreground.append(index) }
    }
    for index in timings.indices { timings[index].overlaps.sort() }
  }

  /// Joins an activity with those that began before it and still run, and drops those that have ended.
  private static func join(_ index: Int, with running: inout [Int], in timings: inout [ActivityTiming]) {
    guard let start = timings[index].offset else { return }
    var kept: [Int] = []
    var place = 0
    while place < running.count {
      let other = running[place]
      place += 1
      guard let began = timings[other].offset, let length = timings[other].duration, began + length > start
      else { continue }
      kept.append(other)
      guard timings[index].overlaps.count < limit else { break }
      timings[index].overlaps.append(timings[other].evidence)
      if timings[other].overlaps.count < limit { timings[other].overlaps.append(timings[index].evidence) }
    }
    // Those that were not looked at stay where they are.
    running.replaceSubrange(0..<place, with: kept)
  }
}
