/// Finds the clock of a run.
enum ClockReader {
  /// The clock: second 0 at the first action of the method, else at the run's start, else at the earliest moment.
  static func read(_ journal: RunJournal) -> RunClock {
    var moments = Moments()
    moments.add(journal.start)
    moments.add(journal.end)
    let records = [journal.before, journal.after].compactMap { $0?.probes } + journal.during.map(\.probes)
    for list in records + [journal.run, journal.rollbacks] {
      for record in list {
        moments.add(record.start)
        moments.add(record.end)
      }
    }
    guard let earliest = moments.earliest, let latest = moments.latest else {
      return RunClock(
        origin: Instant(microseconds: 0), kind: .unknown, run: Span(from: 0, to: 0), method: nil,
        rollbackStart: nil, isWholeSeconds: false)
    }

    let firstAction = journal.run.lazy.filter { $0.activity.kind == .action }.compactMap(\.start).min()
    let origin = firstAction ?? journal.start ?? earliest
    func offset(_ instant: Instant) -> Double { instant.seconds(since: origin) }

    var run = Span(from: offset(journal.start ?? earliest), to: offset(journal.end ?? latest))
    if run.to < run.from { run = Span(from: offset(earliest), to: offset(latest)) }
    return RunClock(
      origin: origin, kind: firstAction == nil ? .runStart : .firstAction, run: run,
      method: method(journal, firstAction: firstAction, offset: offset),
      rollbackStart: journal.rollbacks.lazy.compactMap(\.start).min().map(offset),
      isWholeSeconds: moments.count > 1 && moments.areWholeSeconds)
  }

  /// From the first action, or the first activity when the method has no action, to the end of the last.
  private static func method(
    _ journal: RunJournal, firstAction: Instant?, offset: (Instant) -> Double
  ) -> Span? {
    guard let first = firstAction ?? journal.run.lazy.compactMap(\.start).min() else { return nil }
    var end = offset(first)
    for record in journal.run {
      if let stop = record.end {
        end = max(end, offset(stop))
      } else if let start = record.start {
        end = max(end, offset(start) + max(0, bounded(record.duration)))
      }
    }
    return Span(from: offset(first), to: end)
  }

  private static func bounded(_ duration: Double?) -> Double {
    guard let duration, duration.isFinite else { return 0 }
    return duration
  }
}

/// The moments that a journal records.
private struct Moments {
  var earliest: Instant?
  var latest: Instant?
  var areWholeSeconds = true
  var count = 0

  mutating func add(_ instant: Instant?) {
    guard let instant else { return }
    count += 1
    earliest = min(earliest ?? instant, instant)
    latest = max(latest ?? instant, instant)
    if !instant.isWholeSecond { areWholeSeconds = false }
  }
}
