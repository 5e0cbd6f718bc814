/// Lists every recorded activity of a run in time order, numbered and timed.
struct ActivityCollector {
  /// The run's clock.
  let clock: RunClock
  /// What masks the last lines of tracebacks.
  let redactor: Redactor

  /// The activities: hypothesis before, then method and rounds during it by time, hypothesis after, rollbacks.
  ///
  /// - Parameter firstEvidence: the evidence number of the first.
  func collect(_ journal: RunJournal, firstEvidence: Int) -> [ActivityTiming] {
    var timings: [ActivityTiming] = []
    func add(_ block: ActivityTiming.Block, _ index: Int, _ run: ActivityRun) {
      timings.append(timing(block, index, run, evidence: firstEvidence + timings.count))
    }
    for (index, run) in (journal.before?.probes ?? []).enumerated() { add(.before, index, run) }
    for entry in ordered(journal) { add(entry.block, entry.index, entry.run) }
    for (index, run) in (journal.after?.probes ?? []).enumerated() { add(.after, index, run) }
    for (index, run) in journal.rollbacks.enumerated() { add(.rollback, index, run) }
    OverlapFinder.fill(&timings)
    return timings
  }

  private typealias Entry = (block: ActivityTiming.Block, index: Int, run: ActivityRun)

  /// Method and rounds in one order: by start, records without one right behind those before them in their own list.
  private func ordered(_ journal: RunJournal) -> [Entry] {
    var entries: [Entry] = []
    var keys: [Int64] = []
    func add(_ list: [ActivityRun], _ block: ActivityTiming.Block, from floor: Int64) -> Int64 {
      var last = floor
      for (index, run) in list.enumerated() {
        last = run.start?.microseconds ?? last
        entries.append((block, index, run))
        keys.append(last)
      }
      return last
    }
    _ = add(journal.run, .method, from: .min)
    var last = Int64.min
    for (round, state) in journal.during.enumerated() {
      last = add(state.probes, .during(round: round + 1), from: last)
    }
    let order = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    return order.map { entries[$0] }
  }

  private func timing(
    _ block: ActivityTiming.Block, _ index: Int, _ run: ActivityRun, evidence: Int
  ) -> ActivityTiming {
    var timing = ActivityTiming(
      evidence: evidence, block: block, index: index, run: run, outcome: ActivityTiming.Outcome(of: run))
    timing.errorLine = ErrorLine.message(of: run.exception).map { BoundedText.line(redactor.mask($0), limit: 400) }
    timing.offset = run.start.map(clock.offset(of:))
    let length = MeasuredDuration(run)
    timing.duration = length.seconds
    timing.claimDisagrees = length.claimDisagrees
    if let seconds = length.seconds, clock.run.length > 0 {
      timing.share = min(seconds / clock.run.length, 1)
    }
    return timing
  }
}

extension ActivityTiming.Outcome {
  /// How a record went: an exit code other than 0 counts, whatever the journal's word is.
  init(of run: ActivityRun) {
    if run.isFailed {
      self = .failed
    } else if let code = run.exitCode, code != 0 {
      self = .exited(code: code)
    } else {
      switch run.status {
      case "succeeded": self = .succeeded
      case let word?: self = .other(BoundedText.line(word, limit: 40))
      case nil: self = run.exception.isEmpty ? .unknown : .failed
      }
    }
  }
}
