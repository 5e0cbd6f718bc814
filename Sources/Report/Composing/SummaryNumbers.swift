import Journal

/// The three numbers of page 1, each with what it rests on.
struct SummaryNumbers {
  let voice: ReportVoice

  private var runs: [RunAnalysis] { voice.analysis.runs }

  var figures: [KeyFigure] { [checks, outage, recovery] }

  private var checks: KeyFigure {
    let tally = CheckTally(runs.flatMap(\.checks))
    guard tally.declared > 0 else {
      return KeyFigure(value: "0 checks", caption: [.text("no hypothesis was declared")], mark: .neutral)
    }
    var caption = "checks met"
    if let wilson = Wilson(successes: tally.met, of: tally.declared) {
      caption += "; at least \(PercentText.atLeast(wilson.low)) at 95 % (Wilson)"
    }
    if tally.notEvaluated > 0 { caption += "; \(tally.notEvaluated) not evaluated" }
    return KeyFigure(value: "\(tally.met) of \(tally.declared)", caption: [.text(caption)])
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

  private var outage: KeyFigure {
    guard let (run, outage) = worst else {
      return KeyFigure(value: "0 s", caption: [.text("out of tolerance at the checks that were made")])
    }
    let most = (outage.recoveredBy ?? outage.lastFailed) - (outage.beganAfter ?? outage.firstFailed)
    let least = length(outage)
    let value =
      outage.isRecovered
      ? "\(DurationText.short(least)) to \(DurationText.short(most))" : "≥ \(DurationText.short(least))"
    return KeyFigure(
      value: value, caption: [.text("out of tolerance in \(voice.line(run.label, limit: 40)), seen from its checks")])
  }

  private var recovery: KeyFigure {
    guard let (run, outage) = worst else {
      return KeyFigure(value: "—", caption: [.text("recovery: nothing to recover from")])
    }
    let label = voice.line(run.label, limit: 40)
    guard let recovered = outage.recoveredBy else {
      let seen = max(run.clock.run.to - outage.firstFailed, 0)
      return KeyFigure(
        value: "> \(DurationText.short(seen))", caption: [.text("recovery of \(label): not seen before the data ends")])
    }
    let low = DurationText.short(outage.lastFailed - outage.firstFailed)
    let high = DurationText.short(recovered - outage.firstFailed)
    return KeyFigure(
      value: "\(low) to \(high)", caption: [.text("recovery of \(label) after its first failing check")])
  }
}
