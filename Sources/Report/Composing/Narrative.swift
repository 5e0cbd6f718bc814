import Journal

/// What happened in a run, in five to eight sentences that each end in the evidence they rest on.
///
/// Sentences say what was recorded and when, never why: no verb of cause stands in them.
struct Narrative {
  let voice: ReportVoice
  let run: RunAnalysis

  /// The sentences, the classes of failures and what was not covered, a paragraph each.
  var blocks: [Block] {
    var text: [Inline] = []
    for sentence in sentences {
      if !text.isEmpty { text.append(.text(" ")) }
      text += sentence
    }
    var blocks: [Block] = text.isEmpty ? [] : [.paragraph(text, .body)]
    if !run.failures.isEmpty {
      var classes: [Inline] = []
      for failure in run.failures {
        if !classes.isEmpty { classes.append(.text("; ")) }
        classes += words(of: failure)
      }
      blocks.append(.paragraph(classes + [.text(".")], .body))
    }
    // Page 1 of a lone run has them already.
    guard voice.analysis.runs.count > 1, !run.notCovered.isEmpty else { return blocks }
    var gaps: [Inline] = [.strong([.text("Not covered:")])]
    let sentences = CoverageWords.sentences(run.notCovered)
    for sentence in sentences.prefix(12) { gaps += [.text(" ")] + sentence }
    if sentences.count > 12 { gaps.append(.text(" \(ShortNumber.text(sentences.count - 12)) more are not listed.")) }
    blocks.append(.paragraph(gaps, .note))
    return blocks
  }

  /// The sentences; none when nothing recorded could be cited.
  var sentences: [[Inline]] {
    guard let first = run.activities.first?.evidence, let last = run.activities.last?.evidence else { return [] }
    let all = [first, last]
    let parts: [[Inline]?] = [
      opening(all), phase(.before, all), method, during, measured, phase(.after, all), recovery, rollbacks(all),
    ]
    var sentences = parts.compactMap { $0 }
    if sentences.count < 5 { sentences.append(verdict(all)) }
    if sentences.count < 5 { sentences.append(records(all)) }
    return Array(sentences.prefix(8))
  }

  // MARK: Sentences

  private func sentence(_ text: [Inline], _ evidence: [Int]) -> [Inline] {
    var result = text + [.text(" (")]
    var unique: [Int] = []
    for number in evidence where !unique.contains(number) && unique.count < 4 { unique.append(number) }
    for (place, number) in unique.enumerated() {
      if place > 0 { result.append(.text(", ")) }
      result.append(.evidence(number))
    }
    return result + [.text(").")]
  }

  private func opening(_ all: [Int]) -> [Inline] {
    var text: [Inline] = [.text("“\(voice.title(of: run))” ran")]
    if let node = run.journal.node { text += [.text(" on "), .code(voice.line(node, limit: 60))] }
    if let start = run.journal.start { text.append(.text(" from \(start.date) \(start.timeToTheSecond) UTC")) }
    if let length = RunTimes.length(of: run) { text.append(.text(" for \(length)")) }
    let count = run.activities.count
    text.append(.text("; \(counted(count, "activity is", "activities are")) recorded"))
    return sentence(text, all)
  }

  private func phase(_ phase: Check.Phase, _ all: [Int]) -> [Inline]? {
    let checks = run.checks.filter { $0.phase == phase }
    guard !checks.isEmpty else { return nil }
    let when = phase == .before ? "Before" : "After"
    let evidence = checks.compactMap(\.evidence)
    let tally = CheckTally(checks)
    guard let bad = checks.first(where: { $0.outcome == .notMet || $0.outcome == .broke }) else {
      var words =
        "\(when) the method, \(ShortNumber.text(tally.met)) of \(counted(tally.declared, "check")) \(tally.met == 1 ? "was" : "were") met"
      if tally.notEvaluated > 0 { words += " and \(tally.notEvaluated) not evaluated" }
      return sentence([.text(words)], evidence.isEmpty ? [phase == .before ? all[0] : all[1]] : evidence)
    }
    var text: [Inline] = [.text("\(when) the method, "), .code(voice.line(bad.name, limit: 120))]
    if bad.outcome == .broke {
      text.append(.text(" threw and gave nothing to judge"))
    } else {
      text.append(.text(" was not met: expected "))
      text += CodedText.inlines(voice.line(ExpectedWords.wanted(bad.expected), limit: 120))
      if let observed = bad.observed { text.append(.text(", observed \(voice.line(observed, limit: 120))")) }
    }
    let others = tally.notMet + tally.broke - 1
    if others > 0 { text.append(.text(", as were \(others) more")) }
    return sentence(text, bad.evidence.map { [$0] } ?? evidence)
  }

  private var method: [Inline]? {
    let steps = run.activities.filter { $0.block == .method }
    guard let first = steps.first else {
      guard let evidence = run.activities.last?.evidence else { return nil }
      return sentence([.text("No activity of the method is recorded")], [evidence])
    }
    let action = steps.first { $0.run.activity.kind == .action } ?? first
    var text: [Inline] = [
      .text("The method has \(counted(steps.count, "recorded activity", "recorded activities")); "),
      .code(voice.line(action.run.activity.name, limit: 120)),
    ]
    if let offset = action.offset { text.append(.text(" began at \(DurationText.offset(offset))")) }
    if let duration = action.duration {
      text.append(.text("\(action.offset == nil ? "" : " and") took \(DurationText.short(duration))"))
    }
    if action.offset == nil, action.duration == nil {
      let kind = action.run.activity.kind == .action ? "action" : "activity"
      text.append(.text(" is the first \(kind), without times"))
    }
    return sentence(text, [action.evidence])
  }

  private var during: [Inline]? {
    let rounds = run.checks.filter { check in
      switch check.phase {
      case .during: check.outcome != .notEvaluated
      case .before, .after: false
      }
    }
    guard let first = rounds.first else {
      guard let step = run.activities.first(where: { $0.block == .method })?.evidence, !run.checks.isEmpty else {
        return nil
      }
      return sentence([.text("No check was made while the method ran")], [step])
    }
    let bad = rounds.filter { $0.outcome != .met }
    guard let failing = bad.first else {
      let text =
        rounds.count == 1
        ? "While the method ran, the one evaluation was met"
        : "While the method ran, all \(ShortNumber.text(rounds.count)) evaluations were met"
      return sentence([.text(text)], [first.evidence, rounds.last?.evidence].compactMap { $0 })
    }
    var text =
      "While the method ran, \(ShortNumber.text(bad.count)) of \(counted(rounds.count, "evaluation")) \(bad.count == 1 ? "was" : "were") not met"
    if let offset = failing.offset { text += ", the first at \(DurationText.offset(offset))" }
    return sentence([.text(text)], [failing.evidence, bad.last?.evidence].compactMap { $0 })
  }

  /// The most telling series: one with an interval that leaves out 0, else one with a finding.
  private var measured: [Inline]? {
    for effect in run.effects {
      guard case .series(let name, let kind) = effect.subject, let evidence = effect.evidence,
        let interval = EffectWords.interval(effect.during), interval.low > 0 || interval.high < 0,
        effect.isClearDuring, let before = effect.windows[0].level, let level = effect.windows[1].level
      else { continue }
      return sentence(
        [
          .code(voice.line(name, limit: 80)),
          .text(
            " had a median of \(MetricWords.level(before, kind)) before the first action and of \(MetricWords.level(level, kind)) during the method"
          ),
        ], [evidence])
    }
    guard let series = run.metrics.first(where: { MetricWords.finding($0) != nil }),
      let finding = MetricWords.finding(series)
    else { return nil }
    let doubt = ShiftWords.isDoubted(series, in: run) ? ", which does not stand out among all comparisons" : ""
    return sentence(
      [.code(voice.line(MetricWords.name(series), limit: 80)), .text(" \(voice.line(finding, limit: 120))\(doubt)")],
      [series.evidence])
  }

  private var recovery: [Inline]? {
    guard let outage = run.outage, run.checks.indices.contains(outage.firstCheck),
      let evidence = run.checks[outage.firstCheck].evidence
    else { return nil }
    let began = DurationText.offset(outage.firstFailed)
    guard let end = outage.recoveredBy else {
      return sentence(
        [.text("Checks were out of tolerance from \(began); the data ends before all were met again")], [evidence])
    }
    let text =
      "Checks were out of tolerance from \(began); all were met again by \(DurationText.offset(end)), \(DurationText.short(max(0, end - outage.firstFailed))) after the first that was not"
    return sentence([.text(text)], [evidence])
  }

  private func rollbacks(_ all: [Int]) -> [Inline]? {
    let steps = run.activities.filter { $0.block == .rollback }
    let declared = run.journal.experiment.rollbacks.count
    guard !steps.isEmpty else {
      let words =
        declared == 0 ? "No rollbacks are declared" : "\(counted(declared, "rollback")) declared, none recorded"
      return sentence([.text(words)], [all[1]])
    }
    let broken = steps.filter { $0.outcome == .failed || isExit($0.outcome) }
    let words =
      broken.isEmpty
      ? "\(counted(steps.count, "rollback")) ran and succeeded"
      : "\(broken.count) of \(counted(steps.count, "rollback")) did not succeed"
    return sentence([.text(words)], (broken.isEmpty ? steps : broken).map(\.evidence))
  }

  private func isExit(_ outcome: ActivityTiming.Outcome) -> Bool {
    switch outcome {
    case .exited: true
    case .succeeded, .failed, .other, .unknown: false
    }
  }

  private func verdict(_ all: [Int]) -> [Inline] {
    sentence([.text("The verdict on these records is \(run.verdict.chartWord)")], all)
  }

  private func records(_ all: [Int]) -> [Inline] {
    let succeeded = run.activities.count { $0.outcome == .succeeded }
    let failed = run.activities.count { $0.outcome == .failed || isExit($0.outcome) }
    let others = run.activities.count - succeeded - failed
    let rest = others > 0 ? "; what came of \(others) is not recorded" : ""
    return sentence(
      [.text("Of the recorded activities, \(succeeded) succeeded and \(failed) did not\(rest)")], all)
  }

  // MARK: Classes

  private func words(of group: FailureGroup) -> [Inline] {
    let name =
      switch group.kind {
      case .systemDeviated: "system deviated"
      case .probeBroke: "probe broke"
      case .actionBroke: "action broke"
      case .exitCode: "exit code not 0"
      case .rollbackBroke: "rollback broke"
      case .toolAborted: "tool aborted"
      case .operatorInterrupted: "operator interrupted"
      }
    let what =
      switch group.kind {
      case .systemDeviated: counted(group.count, "check not met", "checks not met")
      case .probeBroke: counted(group.count, "probe") + " threw"
      case .actionBroke: counted(group.count, "action") + " threw"
      case .exitCode: counted(group.count, "program") + " ended with another code, called succeeded by the journal"
      case .rollbackBroke: counted(group.count, "rollback") + " did not succeed"
      case .toolAborted: "the toolkit stopped before the end"
      case .operatorInterrupted: "the run was stopped from outside"
      }
    var text: [Inline] = [.strong([.text(name)]), .text(": \(what)")]
    for evidence in group.evidence.prefix(4) { text += [.text(" "), .evidence(evidence)] }
    if group.evidence.count > 4 { text.append(.text(" and \(ShortNumber.text(group.evidence.count - 4)) more")) }
    return text
  }
}
