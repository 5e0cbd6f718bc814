import Journal

/// When runs began and ended, as far as their journals tell.
struct RunTimes {
  /// What a journal says of the end of its run.
  enum End {
    case recorded
    /// The run was killed, or its journal is cut off.
    case missing
    /// The clock went backwards, or somebody wrote the journal by hand.
    case beforeStart
  }

  let runs: [RunAnalysis]

  static func end(of run: RunAnalysis) -> End {
    guard let end = run.journal.end else { return .missing }
    guard let start = run.journal.start else { return .recorded }
    return end < start ? .beforeStart : .recorded
  }

  /// The first moment and the last, with the day; nil when the journals hold no times.
  ///
  /// - Parameter zone: what stands behind the time; nothing where the words around it name the zone.
  func words(zone: String = " UTC") -> String? {
    guard let first = runs.compactMap(\.journal.start).min() else { return nil }
    let begin = "\(first.date) \(first.timeToTheSecond)"
    if runs.count == 1, let run = runs.first {
      switch RunTimes.end(of: run) {
      case .recorded: break
      case .missing: return "\(begin)\(zone), end not recorded"
      case .beforeStart: return "\(begin)\(zone), end recorded before it"
      }
    }
    guard let last = runs.compactMap(last).max() else { return begin + zone }
    return "\(begin) to \(first.date == last.date ? "" : last.date + " ")\(last.timeToTheSecond)\(zone)"
  }

  /// The end of a run, or its last record.
  private func last(_ run: RunAnalysis) -> Instant? {
    switch RunTimes.end(of: run) {
    case .recorded: return run.journal.end
    case .missing, .beforeStart:
      let microseconds = run.clock.run.to * 1_000_000
      guard run.clock.kind != .unknown, abs(microseconds) < 1e15 else { return run.journal.start }
      return Instant(microseconds: run.clock.origin.microseconds + Int64(microseconds))
    }
  }

  /// How long a run took, such as `25 s` or `at least 25 s`; nil when that is not known.
  static func length(of run: RunAnalysis) -> String? {
    guard run.clock.kind != .unknown else { return nil }
    let length = DurationText.short(run.clock.run.length)
    return switch end(of: run) {
    case .recorded: length
    case .missing: run.clock.run.length > 0 ? "at least \(length)" : nil
    case .beforeStart: nil
    }
  }
}
