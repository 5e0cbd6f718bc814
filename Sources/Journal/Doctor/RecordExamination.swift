import JSON

/// Looks at the times of records, and for records that stand there twice.
struct RecordExamination {
  let journal: RunJournal
  let path: String
  private(set) var findings: [JournalFinding] = []

  init(journal: RunJournal, path: String) {
    self.journal = journal
    self.path = path
  }

  /// Clocks of whole seconds, or two clocks of one machine, can be a little off.
  private var slack: Double { ClockReader.read(journal).isWholeSeconds ? 1 : 0.05 }

  /// Looks at every list of records.
  mutating func run() {
    examine(journal.before?.probes ?? [])
    for round in journal.during { examine(round.probes) }
    examine(journal.run)
    examine(journal.after?.probes ?? [])
    examine(journal.rollbacks)
  }

  private struct Times: Hashable {
    var name: String
    var start: Instant
    var end: Instant?
  }

  private mutating func examine(_ records: [ActivityRun]) {
    let slack = self.slack
    var former: ActivityRun?
    var latest: ActivityRun?
    var seen: Set<Times> = []
    for record in records {
      if let start = record.start {
        let times = Times(name: record.activity.name, start: start, end: record.end)
        guard seen.insert(times).inserted else {
          // That it overlaps itself goes without saying.
          add(.repeatedRecord, record)
          continue
        }
      }
      outside(record, slack: slack)
      guard !record.activity.isBackground, let start = record.start else { continue }
      if let begun = former?.start, begun.seconds(since: start) > slack {
        add(.clockWentBack(seconds: begun.seconds(since: start)), record)
      } else if let other = latest, let end = other.end, end.seconds(since: start) > slack {
        add(.overlap(with: other.activity.name, seconds: end.seconds(since: start)), record)
      }
      former = record
      if let end = record.end, latest?.end.map({ end > $0 }) ?? true { latest = record }
    }
  }

  private mutating func outside(_ record: ActivityRun, slack: Double) {
    // A run that ends before it starts has no inside; that it does is a finding of its own.
    if let start = journal.start, let end = journal.end, end < start { return }
    var seconds = 0.0
    if let start = journal.start, let own = record.start { seconds = max(seconds, start.seconds(since: own)) }
    if let end = journal.end, let own = record.end ?? record.start { seconds = max(seconds, own.seconds(since: end)) }
    // The toolkit takes the run's start and end a moment within.
    if seconds > max(slack, 1) { add(.outsideRun(seconds: seconds), record) }
  }

  private mutating func add(_ kind: JournalFinding.Kind, _ record: ActivityRun) {
    guard findings.count < 500 else { return }
    findings.append(
      JournalFinding(path: path, position: record.node?.position, jsonPath: record.node?.path, kind: kind))
  }
}
