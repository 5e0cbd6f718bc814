import Journal

/// The words around a timeline.
struct TimelineWords {
  /// The run.
  let run: RunAnalysis
  /// The activities that are drawn.
  let lanes: TimelineLanes

  /// The finding: what broke, when checks failed, else where the time went.
  var title: [Inline] {
    if let broken = lanes.shown.first(where: { ActivityLook($0).isBroken }) {
      let look = ActivityLook(broken)
      let at = broken.offset.map { ", at \(DurationText.offset($0))" } ?? ""
      let after = look.length.map { " after \($0)" } ?? ""
      let how = if case .exited(let code) = broken.outcome { "exited with \(code)" } else { "failed" }
      return [.code(short(look.name)), .text(" \(how)\(after)\(at)")]
    }
    if let outage = run.outage, TimeRange.isMoment(outage.firstFailed) {
      let first = DurationText.offset(outage.firstFailed)
      if let recovered = outage.recoveredBy {
        return [.text("Out of tolerance at \(first), met again by \(DurationText.offset(recovered))")]
      }
      return [.text("Out of tolerance at \(first), and not seen to recover")]
    }
    let timed = lanes.shown.filter { $0.duration?.isFinite == true && $0.offset != nil }
    let longest = timed.max { ($0.duration ?? 0, $1.evidence) < ($1.duration ?? 0, $0.evidence) }
    let length = run.clock.run.length
    if let longest, let duration = longest.duration, duration > 0 {
      if duration < length * Self.leastShare { return [.text(elsewhere(length))] }
      let whole = length > 0 && duration <= length ? " of \(DurationText.short(length))" : ""
      return [.code(short(longest.run.activity.name)), .text(" took \(DurationText.short(duration))\(whole)")]
    }
    return [.text("The run took \(DurationText.short(length))")]
  }

  /// The share of a run from which on an activity says where the time went.
  private static let leastShare = 0.1

  /// What took the time of a run whose activities are short: its pauses, its checks, or nothing that was recorded.
  private func elsewhere(_ length: Double) -> String {
    let timed = run.activities.filter { $0.offset != nil }
    let (checks, work) = (timed.filter(Self.isCheck), timed.filter { !Self.isCheck($0) })
    let recorded = TimeCover(timed.map(Self.span)).length
    // A pause counts as far as it fell into the run and nothing else was recorded then.
    let pauses = timed.flatMap(Self.pauses).map {
      Span(from: max($0.from, run.clock.run.from), to: min($0.to, run.clock.run.to))
    }
    let paused = TimeCover(timed.map(Self.span) + pauses).length - recorded
    let checked = work.isEmpty ? 0 : TimeCover(checks.map(Self.span)).length
    let rest = length - recorded - paused
    let what =
      work.isEmpty
      ? "Checks"
      : work.contains { $0.block == .rollback } ? "Activities of method and rollbacks" : "The method’s activities"
    let whole = DurationText.short(length)
    let told = { (seconds: Double) in
      let text = DurationText.short(seconds)
      return text == whole ? "nearly all the rest" : text
    }
    let own = DurationText.short(TimeCover((work.isEmpty ? checks : work).map(Self.span)).length)
    let lead = "\(what) took \(own) of \(whole)"
    if paused > 0, paused >= max(checked, rest) { return "\(lead), pauses \(told(paused))" }
    if checked > 0, checked >= rest { return "\(lead), checks \(told(checked))" }
    return rest > 0
      ? "\(lead); nothing was recorded for \(DurationText.short(rest) == whole ? "the rest" : DurationText.short(rest))"
      : lead
  }

  private static func isCheck(_ activity: ActivityTiming) -> Bool {
    switch activity.block {
    case .before, .during, .after: true
    case .method, .rollback: false
    }
  }

  private static func span(_ activity: ActivityTiming) -> Span {
    let from = activity.offset ?? 0
    return Span(from: from, to: activity.endOffset ?? from)
  }

  private static func pauses(_ activity: ActivityTiming) -> [Span] {
    let (span, declared) = (span(activity), activity.run.activity)
    return [
      declared.pauseBefore.map { Span(from: span.from - $0, to: span.from) },
      declared.pauseAfter.map { Span(from: span.to, to: span.to + $0) },
    ].compactMap { $0 }.filter { $0.length > 0 && $0.length.isFinite }
  }

  /// What is known of the run where the timeline is not shown.
  var facts: [Inline] {
    let count = ChartText.count(lanes.total, "activity", plural: "activities")
    return [.text("\(count) over \(DurationText.short(run.clock.run.length)).")] + Self.checks(run.tally)
  }

  /// What is shown, and how to read it.
  var subtitle: [Inline] {
    var parts = ChartText.count(lanes.total, "activity", plural: "activities")
    if lanes.shown.count < lanes.total { parts = "\(lanes.shown.count) of \(parts)" }
    parts += " over \(DurationText.short(run.clock.run.length)), seconds from \(Self.origin(run.clock))."
    var looks: [String] = []
    let declared = lanes.shown.map(\.run.activity)
    if declared.contains(where: { $0.kind == .action }) { looks.append("solid: actions") }
    if declared.contains(where: { $0.kind != .action }) { looks.append("pale: probes") }
    if declared.contains(where: \.isBackground) { looks.append("dashed: in the background") }
    if declared.contains(where: { ($0.pauseBefore ?? 0) > 0 || ($0.pauseAfter ?? 0) > 0 }) {
      looks.append("hatched: pauses")
    }
    if run.clock.method != nil { looks.append("shaded: the method") }
    if !looks.isEmpty { parts += " " + ChartText.sentence(looks.joined(separator: "; ")) }
    return [.text(parts)] + Self.checks(run.tally)
  }

  /// Counts of checks with their glyphs, as the end of a subtitle.
  static func checks(_ tally: CheckTally) -> [Inline] {
    guard tally.declared > 0 else { return [] }
    var inlines: [Inline] = [.text(" Checks: ")]
    for (mark, word, count) in [
      (Mark.met, "met", tally.met), (.notMet, "not met", tally.notMet), (.notMet, "broke", tally.broke),
      (.neutral, "not evaluated", tally.notEvaluated),
    ] where count > 0 {
      if inlines.count > 1 { inlines.append(.text(", ")) }
      inlines.append(.mark(mark, "\(ShortNumber.text(count)) \(word)"))
    }
    return inlines + [.text(".")]
  }

  /// For readers who cannot see it.
  var description: String {
    var lines = ["Timeline of \(ChartText.clean(run.label, limit: 60)), \(DurationText.short(run.clock.run.length))."]
    for activity in lanes.shown.prefix(12) {
      let look = ActivityLook(activity)
      let at = activity.offset.map { " at \(DurationText.offset($0))" } ?? ""
      let how = look.outcomeWords.isEmpty ? "" : ", \(look.outcomeWords)"
      lines.append("\(short(look.name))\(at)\(how).")
    }
    if lanes.shown.count > 12 { lines.append("And \(ShortNumber.text(lanes.shown.count - 12)) more activities.") }
    let tally = run.tally
    if tally.declared > 0 {
      lines.append("\(ShortNumber.text(tally.met)) of \(ShortNumber.text(tally.declared)) checks met.")
    }
    return ChartText.clean(lines.joined(separator: " "), limit: 1_500)
  }

  /// The numbers behind it.
  var data: Table? {
    var table = ChartTable(
      "Activities: when they began and how long they took",
      columns: ["Evidence", "Activity", "Kind", "Began", "Took", "Outcome"], numbers: [3, 4])
    for activity in run.activities {
      let look = ActivityLook(activity)
      let kind =
        switch activity.run.activity.kind {
        case .action: "action"
        case .probe: "probe"
        case .unknown: ""
        }
      table.add([
        .evidence(activity.evidence), .code(look.name), .text(kind), .offset(activity.offset),
        .duration(activity.duration), .text(look.outcomeWord ?? (activity.outcome == .succeeded ? "succeeded" : "")),
      ])
    }
    return table.made()
  }

  private func short(_ name: String) -> String { ChartText.clean(name, limit: 60) }

  /// What zero is, in a sentence.
  static func origin(_ clock: RunClock) -> String {
    switch clock.kind {
    case .firstAction: "the first action"
    case .runStart, .unknown: "the run’s start"
    }
  }
}
