import Journal

/// What journals prove about an incident, sentence by sentence, each with its evidence.
struct IncidentFacts {
  let voice: ReportVoice

  private var runs: [RunAnalysis] { voice.analysis.runs }
  private static let limit = 8

  /// `v4: `; nothing where there is only one run.
  private func whose(_ run: RunAnalysis) -> [Inline] {
    runs.count == 1 ? [] : [.strong([.text(voice.line(run.label, limit: 60))]), .text(": ")]
  }

  private func name(_ activity: ActivityTiming) -> Inline {
    .code(voice.line(activity.run.activity.name, limit: 80))
  }

  /// The verdicts that are no good news with their reasons, and how many runs held.
  var summary: [[Inline]] {
    let bad = runs.filter { $0.verdict != .held }
    var sentences = bad.prefix(4).map { run in
      whose(run) + [.mark(run.verdict.chartMark, run.verdict.chartWord), .text(". ")] + ReasonWords.sentence(run)
    }
    let held = runs.filter { $0.verdict == .held }
    if runs.count == 1, let run = held.first {
      sentences.append([.mark(.met, run.verdict.chartWord), .text(". ")] + ReasonWords.sentence(run))
    } else if !held.isEmpty {
      sentences.append([.text("\(counted(held.count, "other run")) held: ")] + names(held) + [.text(".")])
    }
    if bad.count > 4 {
      sentences.append([.text("\(ShortNumber.text(bad.count - 4)) more are in the timeline and the evidence.")])
    }
    return sentences
  }

  private func names(_ runs: [RunAnalysis]) -> [Inline] {
    let shown = runs.prefix(8).map { voice.line($0.label, limit: 60) }.joined(separator: ", ")
    return [.text(shown + (runs.count > 8 ? " and \(ShortNumber.text(runs.count - 8)) more" : ""))]
  }

  /// Counts of checks, how long they were out of tolerance, and what series and states show besides.
  var impact: [[Inline]] {
    let tally = CheckTally(runs.flatMap(\.checks))
    var words = "\(ShortNumber.text(tally.met)) of \(counted(tally.declared, "check")) were met"
    if tally.notMet > 0 { words += ", \(tally.notMet) not" }
    if tally.broke > 0 { words += ", \(ShortNumber.text(tally.broke)) could not be evaluated because the probe broke" }
    if tally.notEvaluated > 0 { words += ", \(tally.notEvaluated) were declared and not evaluated" }
    var sentences: [[Inline]] = tally.declared == 0 ? [[.text("No check was declared.")]] : [[.text(words + ".")]]
    for run in runs.prefix(Self.limit) {
      if let outage = run.outage { sentences.append(whose(run) + OutageWords(voice: voice, run: run).inlines(outage)) }
    }
    return sentences + runs.prefix(Self.limit).flatMap(measured)
  }

  /// Stalls, restarts, shifts and bad states of a run; changes from one state to a good one are in the timeline.
  private func measured(in run: RunAnalysis) -> [[Inline]] {
    let found = IncidentFindings(voice: voice, run: run).all.filter { $0.isBad || $0.offset == nil }
    var sentences = found.prefix(Self.limit).map { finding in
      let moment = finding.offset.map(DurationText.offset)
      let when = moment.map { finding.isStretch ? "From \($0) on, " : "At \($0), " }
      return whose(run) + [.text(when ?? "")] + finding.words + [.text(" "), .evidence(finding.evidence), .text(".")]
    }
    let left = found.count - Self.limit
    if left > 0 { sentences.append(whose(run) + [.text("\(counted(left, "more finding")) of its series and states.")]) }
    return sentences
  }

  /// What had been done last when the first check failed: before it, which is not why.
  var trigger: [[Inline]] {
    var sentences: [[Inline]] = []
    for run in runs.prefix(Self.limit) {
      guard let outage = run.outage, let action = outage.afterAction,
        let activity = run.activities.first(where: { $0.evidence == action })
      else { continue }
      var text =
        whose(run) + [.text("The action that had begun last before the first failing check is "), name(activity)]
      if let offset = activity.offset { text.append(.text(", at \(DurationText.offset(offset))")) }
      sentences.append(
        text + [.text(" "), .evidence(action), .text(". That it came before does not make it the cause.")])
    }
    return sentences.isEmpty ? [[.text("No failing check follows an action in these journals.")]] : sentences
  }

  /// The first failing check.
  var detection: [[Inline]] {
    var sentences: [[Inline]] = []
    for run in runs.prefix(Self.limit) {
      guard let outage = run.outage, run.checks.indices.contains(outage.firstCheck) else { continue }
      let check = run.checks[outage.firstCheck]
      var text =
        whose(run) + [
          .text("The first check that failed is "), .code(voice.line(check.name, limit: 80)),
          .text(", \(check.phase.ofMethod)"),
        ]
      if let at = check.at {
        text.append(.text(", at \(at.timeToTheSecond) UTC (\(DurationText.offset(outage.firstFailed)))"))
      }
      if let observed = check.observed {
        text.append(.text(": expected "))
        text +=
          CodedText.inlines(ExpectedWords.wanted(check.expected)) + [
            .text(", observed \(ReasonWords.unended(observed))")
          ]
      }
      if let evidence = check.evidence { text += [.text(" "), .evidence(evidence)] }
      sentences.append(text + [.text(".")])
    }
    return sentences.isEmpty ? [[.text("No check failed in these journals.")]] : sentences
  }

  /// Rollbacks, and whether checks were met again.
  var resolution: [[Inline]] {
    var sentences: [[Inline]] = []
    for run in runs.prefix(Self.limit) {
      let rollbacks = run.activities.filter { $0.block == .rollback }
      if let first = rollbacks.first {
        let worked = rollbacks.count { $0.outcome == .succeeded }
        var text =
          whose(run) + [
            .text("\(worked) of \(counted(rollbacks.count, "rollback")) succeeded, beginning with "), name(first),
          ]
        if let offset = first.offset { text.append(.text(" at \(DurationText.offset(offset))")) }
        sentences.append(text + [.text(" "), .evidence(first.evidence), .text(".")])
      } else {
        sentences.append(whose(run) + [.text("No rollback is recorded.")])
      }
      guard let outage = run.outage else { continue }
      if let end = outage.recoveredBy {
        sentences.append(whose(run) + [.text("All checks were met again by \(DurationText.offset(end)).")])
      } else {
        sentences.append(whose(run) + [.text("The journal does not show that checks were met again.")])
      }
    }
    return sentences
  }

  /// Runs in which everything was met, recoveries, rollbacks that worked.
  var wentWell: [[Inline]] {
    var sentences: [[Inline]] = []
    let whole = runs.filter { !$0.checks.isEmpty && $0.checks.allSatisfy { $0.outcome == .met } }
    if !whole.isEmpty { sentences.append([.text("Every declared check was met in ")] + names(whole) + [.text(".")]) }
    for run in runs where run.checks.contains(where: { $0.outcome == .met }) {
      guard run.checks.contains(where: { $0.outcome != .met }), sentences.count < 8 else { continue }
      let met = run.checks.filter { $0.outcome == .met }
      var text = whose(run) + [.text("\(met.count) of \(counted(run.checks.count, "check")) met")]
      if let evidence = met.last?.evidence { text += [.text(", the last "), .evidence(evidence)] }
      sentences.append(text + [.text(".")])
    }
    for run in runs.prefix(Self.limit) {
      guard let outage = run.outage, let end = outage.recoveredBy else { continue }
      sentences.append(whose(run) + [.text("Checks were met again by \(DurationText.offset(end)).")])
    }
    let rollbacks = runs.flatMap(\.activities).filter { $0.block == .rollback }
    let worked = rollbacks.filter { $0.outcome == .succeeded }
    if let first = worked.first {
      var text: [Inline] = [.text("\(worked.count) of \(counted(rollbacks.count, "rollback")) succeeded: ")]
      text.append(.evidence(first.evidence))
      for activity in worked.dropFirst().prefix(5) { text += [.text(", "), .evidence(activity.evidence)] }
      sentences.append(text + [.text(worked.count > 6 ? " and \(worked.count - 6) more." : ".")])
    }
    return sentences
  }

  /// Checks that were not met, activities that broke.
  var wentPoorly: [[Inline]] {
    var sentences: [[Inline]] = []
    for run in runs {
      for check in run.checks where check.outcome == .notMet || check.outcome == .broke {
        var text = whose(run) + [.code(voice.line(check.name, limit: 80))]
        if check.outcome == .broke {
          text.append(.text(" broke \(check.phase.ofMethod)"))
        } else {
          text.append(.text(" was not met \(check.phase.ofMethod): expected "))
          text += CodedText.inlines(ExpectedWords.wanted(check.expected))
          text.append(.text(", observed \(check.observed.map(ReasonWords.unended) ?? "nothing")"))
        }
        if let evidence = check.evidence { text += [.text(" "), .evidence(evidence)] }
        sentences.append(text + [.text(".")])
      }
      for activity in run.activities where activity.block == .method || activity.block == .rollback {
        switch activity.outcome {
        case .failed:
          let why = activity.errorLine.map { ": " + ReasonWords.unended(voice.line($0, limit: 200)) } ?? ""
          sentences.append(
            whose(run) + [name(activity), .text(" failed\(why) "), .evidence(activity.evidence), .text(".")])
        case .exited(let code):
          sentences.append(
            whose(run) + [
              name(activity), .text(" ended with exit code \(code) "), .evidence(activity.evidence), .text("."),
            ])
        case .succeeded, .other, .unknown: break
        }
      }
    }
    guard sentences.count > 16 else { return sentences }
    return sentences.prefix(15) + [[.text("\(ShortNumber.text(sentences.count - 15)) more are in the evidence.")]]
  }
}
