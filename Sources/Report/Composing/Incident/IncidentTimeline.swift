import Journal

/// What happened when, on one clock in UTC, with evidence numbers.
struct IncidentTimeline {
  let voice: ReportVoice
  let meta: IncidentMeta

  /// The most rows; what matters least goes first.
  static let limit = 60

  /// Something that happened.
  private struct Event {
    var at: Instant
    var order: Int
    /// Nil for what was given about the incident.
    var run: Int?
    /// On the run's clock.
    var offset: Double?
    var words: [Inline]
    var evidence: Int?
    /// What is left out last: the smaller, the more it matters.
    var rank: Int
  }

  var blocks: [Block] {
    var events = voice.analysis.runs.indices.flatMap { self.events(of: $0) } + given
    let left = events.count - Self.limit
    if left > 0 {
      let kept = Set(events.indices.sorted { (events[$0].rank, $0) < (events[$1].rank, $1) }.prefix(Self.limit))
      events = events.indices.filter { kept.contains($0) }.map { events[$0] }
    }
    events.sort { ($0.at, $0.run ?? -1, $0.order) < ($1.at, $1.run ?? -1, $1.order) }
    guard !events.isEmpty else { return [.paragraph([.text("The journals hold no times.")], .body)] }
    let hasRuns = voice.analysis.runs.count > 1
    var table = Table(
      caption: "Timeline in UTC",
      columns: [.init("UTC", weight: 1.9)] + (hasRuns ? [.init("Run", weight: 0.8)] : [])
        + [
          .init("Clock", alignment: .trailing, weight: 0.9), .init("What happened", weight: 6), .init("", weight: 0.6),
        ])
    var day = ""
    for event in events {
      if event.at.date != day {
        day = event.at.date
        table.rows.append(.init([.init([.text(day)])], isGroup: true))
      }
      var cells: [Table.Cell] = [.init([.text(Self.time(event.at))])]
      if hasRuns {
        cells.append(.init([.text(event.run.map { voice.line(voice.analysis.runs[$0].label, limit: 40) } ?? "")]))
      }
      cells.append(.init([.text(event.offset.map(DurationText.offset) ?? "")]))
      cells.append(.init(event.words))
      cells.append(.init(event.evidence.map { [.evidence($0)] } ?? []))
      table.rows.append(.init(cells))
    }
    let rest: [Block] =
      left > 0
      ? [.paragraph([.text("\(left) more events are not listed, those that went as planned first.")], .note)] : []
    let clock =
      "The clock of a run is 0 at its first action. Checks are samples: what lies between two of them is not seen."
    return [.table(table)] + rest + [.paragraph([.text(clock)], .note)]
  }

  /// To the millisecond.
  private static func time(_ instant: Instant) -> String {
    let micros = instant.microseconds
    guard micros % 1_000_000 != 0 else { return instant.timeToTheSecond }
    return Instant(microseconds: micros - ((micros % 1_000) + 1_000) % 1_000).time
  }

  /// When the incident started, was detected and ended, where that was given.
  private var given: [Event] {
    IncidentMoments(meta).all.enumerated().compactMap { place, moment in
      moment.at.map { at in
        Event(
          at: at, order: place, run: nil, offset: nil, words: [.text("As given: \(moment.key)")],
          evidence: nil, rank: 0)
      }
    }
  }

  private func events(of index: Int) -> [Event] {
    let run = voice.analysis.runs[index]
    guard run.clock.kind != .unknown else { return [] }
    var events: [Event] = []
    func add(_ at: Instant?, _ rank: Int, _ words: [Inline], _ evidence: Int? = nil) {
      guard let at else { return }
      events.append(
        Event(
          at: at, order: events.count, run: index, offset: run.clock.offset(of: at), words: words, evidence: evidence,
          rank: rank))
    }
    add(run.journal.start, 0, [.text("The run begins: “\(voice.title(of: run))”")])
    for check in run.checks {
      let name = Inline.code(voice.line(check.name, limit: 80))
      let bad = check.outcome == .notMet || check.outcome == .broke
      var words: [Inline] = [
        .mark(check.outcome.chartMark, check.outcome.chartWord), .text(" "), name, .text(" \(check.phase.chartWord)"),
      ]
      if bad, let observed = check.observed { words.append(.text(": \(observed)")) }
      add(check.at, bad ? 1 : 3, words, check.evidence)
    }
    for activity in run.activities where activity.block == .method || activity.block == .rollback {
      let isRollback = activity.block == .rollback
      let kind = isRollback ? "rollback" : activity.run.activity.kind == .probe ? "probe" : "action"
      var words: [Inline] = [.text("\(kind) "), .code(voice.line(activity.run.activity.name, limit: 80))]
      if let duration = activity.duration { words.append(.text(", \(DurationText.short(duration))")) }
      var rank = activity.run.activity.kind == .probe ? 4 : 2
      switch activity.outcome {
      case .succeeded, .unknown: break
      case .failed:
        words.append(.text(": failed" + (activity.errorLine.map { ": " + voice.line($0, limit: 160) } ?? "")))
        rank = 1
      case .exited(let code):
        words.append(.text(": exit code \(code)"))
        rank = 1
      case .other(let word): words.append(.text(": " + voice.line(word, limit: 40)))
      }
      add(activity.run.start, rank, words, activity.evidence)
    }
    // What checks saw stands there check by check.
    for finding in IncidentFindings(voice: voice, run: run).all where !finding.isOfChecks {
      guard let offset = finding.offset, TimeRange.isMoment(offset) else { continue }
      add(Instant(seconds: run.clock.origin.seconds + offset), finding.isBad ? 1 : 3, finding.words, finding.evidence)
    }
    add(run.journal.end, 0, [.text("The run ends: "), .mark(run.verdict.chartMark, run.verdict.chartWord)])
    return events
  }
}
