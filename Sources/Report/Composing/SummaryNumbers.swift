import Journal

/// The three numbers of page 1, each with what it rests on.
struct SummaryNumbers {
  let voice: ReportVoice

  private var runs: [RunAnalysis] { voice.analysis.runs }

  /// A counter that stood still in a run that did not hold.
  private struct Stall {
    var run: Int
    var series: MetricSeries
    var span: Span
    var toEnd: Bool
  }

  var figures: [KeyFigure] {
    if !runs.contains(where: { !$0.checks.isEmpty }) { return [checks, activities, lateState ?? longest] }
    guard let worst else {
      let tally = CheckTally(runs.flatMap(\.checks))
      // Checks failed before the method, or none was made: nothing was in tolerance for 0 s.
      if tally.notMet + tally.broke > 0 || tally.met == 0 { return [checks, method, longest] }
      return [checks, KeyFigure(value: "0 s", caption: [.text("out of tolerance at the checks that were made")])]
        + [lateState ?? longest]
    }
    let (run, outage) = worst
    // One failing check at the very end says little about how long; a counter that stood still says more.
    if !outage.isRecovered, outage.lastFailed == outage.firstFailed, let stall {
      // A counter that stands still to the end says as well that recovery was not seen, and for how long.
      return [checks, figure(stall), lateState ?? (stall.toEnd ? longest : recovery(run, outage))]
    }
    return [checks, self.outage(run, outage), recovery(run, outage)]
  }

  private var checks: KeyFigure {
    let tally = CheckTally(runs.flatMap(\.checks))
    guard tally.declared > 0 else {
      return KeyFigure(value: "0 checks", caption: [.text("no hypothesis was declared")], mark: .neutral)
    }
    var caption = tally.declared == 1 ? "check met" : "checks met"
    if tally.notEvaluated < tally.declared, let wilson = Wilson(successes: tally.met, of: tally.declared) {
      caption += "; at least \(PercentText.atLeast(wilson.low)) at 95 % (Wilson)"
    }
    if tally.notEvaluated > 0 { caption += "; \(ShortNumber.text(tally.notEvaluated)) not evaluated" }
    return KeyFigure(
      value: "\(ShortNumber.text(tally.met)) of \(ShortNumber.text(tally.declared))", caption: [.text(caption)])
  }

  /// How much of the method ran: what matters where a check failed and nothing is known of how long.
  private var method: KeyFigure {
    let declared = runs.reduce(0) { $0 + $1.journal.experiment.method.count }
    let recorded = runs.reduce(0) { $0 + $1.activities.count { $0.block == .method } }
    return KeyFigure(
      value: "\(ShortNumber.text(recorded)) of \(ShortNumber.text(max(declared, recorded)))",
      caption: [.text(max(declared, recorded) == 1 ? "activity of the method ran" : "activities of the method ran")])
  }

  private var activities: KeyFigure {
    let all = runs.flatMap(\.activities)
    let good = all.count { $0.outcome == .succeeded }
    return KeyFigure(
      value: "\(ShortNumber.text(good)) of \(ShortNumber.text(all.count))",
      caption: [.text(all.count == 1 ? "recorded activity succeeded" : "recorded activities succeeded")])
  }

  private var worst: (run: RunAnalysis, outage: Outage)? {
    var found: (run: RunAnalysis, outage: Outage)?
    for run in runs {
      guard let outage = run.outage else { continue }
      if found.map({ length(outage) > length($0.outage) }) ?? true { found = (run, outage) }
    }
    return found
  }

  private func length(_ outage: Outage) -> Double { outage.lastFailed - outage.firstFailed }

  private func label(_ run: RunAnalysis) -> String { voice.line(run.label, limit: 40) }

  /// ` in v4`; nothing where there is only one run.
  private func inRun(_ run: RunAnalysis) -> String { runs.count == 1 ? "" : " in \(label(run))" }

  private func outage(_ run: RunAnalysis, _ outage: Outage) -> KeyFigure {
    let least = max(0, length(outage))
    let most = (outage.recoveredBy ?? outage.lastFailed) - (outage.beganAfter ?? outage.firstFailed)
    if outage.isRecovered {
      return KeyFigure(
        value: "\(DurationText.short(least)) to \(DurationText.short(max(most, least)))",
        caption: [.text("out of tolerance\(inRun(run)), as its checks show")])
    }
    guard least > 0 else {
      let failing = run.checks.first { $0.offset == outage.firstFailed && $0.outcome == .notMet }
      var caption: [Inline] = [.text("first check out of tolerance\(inRun(run)); for how long is not known")]
      if let evidence = failing?.evidence { caption += [.text(" "), .evidence(evidence)] }
      return KeyFigure(value: DurationText.offset(outage.firstFailed), caption: caption)
    }
    return KeyFigure(
      value: "≥ \(DurationText.short(least))", caption: [.text("out of tolerance\(inRun(run)), to its last check")])
  }

  private func recovery(_ run: RunAnalysis, _ outage: Outage) -> KeyFigure {
    guard let recovered = outage.recoveredBy else {
      let seen = run.clock.run.to - outage.firstFailed
      let caption: [Inline] = [.text("recovery\(inRun(run)): not seen before the data ends")]
      return KeyFigure(value: seen > 0 ? "> \(DurationText.short(seen))" : "not seen", caption: caption)
    }
    let low = DurationText.short(max(0, outage.lastFailed - outage.firstFailed))
    let high = DurationText.short(max(0, recovered - outage.firstFailed))
    return KeyFigure(
      value: "\(low) to \(high)", caption: [.text("to recover\(inRun(run)), from the first check that failed")])
  }

  private var stall: Stall? {
    var found: Stall?
    for index in runs.indices where runs[index].verdict.chartMark == .notMet {
      for series in runs[index].metrics {
        guard let longest = RunOverviewFacts.stalls(of: series).first else { continue }
        if found.map({ longest.span.length > $0.span.length }) ?? true {
          found = Stall(run: index, series: series, span: longest.span, toEnd: longest.toEnd)
        }
      }
    }
    return found
  }

  private func figure(_ stall: Stall) -> KeyFigure {
    let length = DurationText.short(stall.span.length)
    var caption: [Inline] = [
      .text("without a count of "), .code(voice.line(stall.series.title, limit: 80)), .text(inRun(runs[stall.run])),
    ]
    caption += [.text(" "), .evidence(stall.series.evidence)]
    if stall.toEnd { caption.append(.text("; recovery not seen (> \(length))")) }
    return KeyFigure(value: length, caption: caption)
  }

  /// When a state first went wrong, latest of all runs: what a rollout was given up for.
  private var lateState: KeyFigure? {
    var found: (run: RunAnalysis, states: StateSeries, segment: StateSeries.Segment)?
    for run in runs {
      for states in run.states {
        guard
          let segment = states.segments.first(where: {
            $0.span.from > 0 && !$0.isBroken && StateTone.mark(of: $0, in: states) == .notMet
          })
        else { continue }
        if found.map({ segment.span.from > $0.segment.span.from }) ?? true { found = (run, states, segment) }
      }
    }
    guard let (run, states, segment) = found else { return nil }
    let name = states.label.isEmpty ? states.activity : states.label
    return KeyFigure(
      value: DurationText.short(segment.span.from),
      caption: [
        .text("until "), .code(voice.line(name, limit: 40)), .text(" was "),
        .code(voice.line(segment.state, limit: 40)), .text("\(inRun(run)) "),
        .evidence(segment.check ?? states.evidence),
      ])
  }

  /// How long the runs took: the number for reports in which nothing went wrong.
  private var longest: KeyFigure {
    let known = runs.filter { $0.clock.kind != .unknown }
    guard let run = known.max(by: { $0.clock.run.length < $1.clock.run.length }) else {
      return KeyFigure(value: "—", caption: [.text("the journals hold no times")])
    }
    let what =
      if runs.count > 1 {
        "the longest run, \(label(run))"
      } else {
        switch RunTimes.end(of: run) {
        case .recorded: "from the start of the run to its end"
        case .missing: "from the start of the run to its last record; its end is not recorded"
        case .beforeStart: "between the first and the last moment; the end recorded lies before the start"
        }
      }
    return KeyFigure(value: DurationText.short(run.clock.run.length), caption: [.text(what)])
  }
}
