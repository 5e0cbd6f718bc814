import Journal

/// Runs held against a baseline that is no part of the report; nil without one.
struct BaselineSection {
  let voice: ReportVoice

  private static let runLimit = 10
  private static let rowLimit = 40
  private static let differenceLimit = 6

  var section: Section? {
    let against = voice.analysis.against
    guard voice.analysis.hasOutsideBaseline else { return nil }
    var section = Section(id: "baseline", title: "Against the baseline", level: 1)
    // The last runs are what a reader comes for.
    for standing in against.suffix(Self.runLimit) { section.blocks += blocks(standing) }
    if let text = BaselineUnmatched(voice: voice).text { section.blocks.append(.paragraph(text, .body)) }
    let left = voice.analysis.runs.count - voice.analysis.unmatched.count - Self.runLimit
    if left > 0 {
      let text = "The last \(Self.runLimit) runs; \(counted(left, "earlier run")) not listed."
      section.blocks.append(.paragraph([.text(text)], .note))
    }
    return section
  }

  private func blocks(_ standing: BaselineStanding) -> [Block] {
    let words = BaselineWords(standing: standing)
    let text: [Inline] = [
      voice.link(to: standing.run),
      .text(" against \(words.count): \(words.text)."),
    ]
    var blocks: [Block] = [.paragraph(text, .body)] + incomparable(standing)
    if !standing.checks.isEmpty { blocks += [.table(checks(standing)), .paragraph([.text(Self.note)], .note)] }
    if !standing.steps.isEmpty { blocks.append(.table(steps(standing))) }
    return blocks
  }

  /// In what the run was set up otherwise than the runs of the baseline.
  private func incomparable(_ standing: BaselineStanding) -> [Block] {
    guard !standing.differences.isEmpty else { return [] }
    var text: [Inline] = [.mark(.neutral, "not comparable"), .text(": it differs in ")]
    for (place, (difference, runs)) in standing.differences.prefix(Self.differenceLimit).enumerated() {
      if place > 0 { text.append(.text("; in ")) }
      text += ComparabilityBlocks.words(difference, voice, other: "the baseline")
      text.append(.text(runs == standing.count ? "" : " from \(runs) of its \(counted(standing.count, "run"))"))
    }
    let left = standing.differences.count - Self.differenceLimit
    return [.paragraph(text + [.text(left > 0 ? "; and in \(left) more." : ".")], .body)]
  }

  private func steps(_ standing: BaselineStanding) -> Table {
    var table = Table(
      caption: "Steps against the baseline",
      columns: [
        .init("Step", weight: 3), .init("Baseline", alignment: .trailing, weight: 1.6),
        .init("This run", alignment: .trailing, weight: 1), .init("Standing", weight: 1.8), .init("", weight: 0.6),
      ])
    for step in standing.steps.prefix(Self.rowLimit) {
      let gap = step.standing.gap(to: step.seconds)
      table.rows.append(
        .init([
          .init([.code(voice.line(step.name, limit: 120))]), .init([.text(BaselineWords.range(of: step) ?? "—")]),
          .init([.text(gap?.text(step.seconds) ?? DurationText.short(step.seconds))], sortKey: step.seconds),
          .init([words(step.standing, gap)]),
          .init([.evidence(step.evidence)]),
        ]))
    }
    return table
  }

  private func words(_ standing: Comparison.DurationStanding, _ gap: DurationGap?) -> Inline {
    switch standing {
    case .slower(let seconds): .mark(.notMet, "slower by \(gap?.difference ?? DurationText.short(seconds))")
    case .faster(let seconds): .mark(.met, "faster by \(gap?.difference ?? DurationText.short(seconds))")
    case .within, .baseline: .text("within")
    case .absent: .text("not recorded")
    case .noBaseline: .text("new")
    }
  }

  private static let note =
    "p: Fisher’s exact test of both shares, corrected by Benjamini and Hochberg for all checks of the run; it takes evaluations for independent, and those of one run are not."

  private func p(_ check: BaselineStanding.Check) -> String {
    if let p = check.p { return EffectWords.p(p) }
    guard check.baseline.evaluated > 0, check.run.evaluated > 0 else { return "—" }
    return EffectWords.words(
      .cannotReach(before: check.baseline.evaluated, later: check.run.evaluated, smallestP: 1))
  }

  private func words(_ share: BaselineStanding.Share) -> String {
    share.evaluated == 0 ? "—" : "\(share.met) of \(share.evaluated)"
  }

  private func mark(_ change: BaselineStanding.Change) -> Inline {
    switch change {
    case .regressed: .mark(.notMet, "regressed")
    case .fixed: .mark(.met, "fixed")
    case .new: .mark(.neutral, "new")
    case .notEvaluated: .mark(.neutral, "not evaluated")
    }
  }

  private func checks(_ standing: BaselineStanding) -> Table {
    var table = Table(
      caption: "Checks that went otherwise than in the baseline",
      columns: [
        .init("Check", weight: 3), .init("Phase", weight: 1), .init("Baseline met", alignment: .trailing, weight: 1.3),
        .init("This run met", alignment: .trailing, weight: 1.3), .init("Change", weight: 1.3),
        .init("p", alignment: .trailing, weight: 1.6), .init("", weight: 0.6),
      ])
    for check in standing.checks.prefix(Self.rowLimit) {
      table.rows.append(
        .init([
          .init([.code(voice.line(check.name, limit: 120))]),
          .init([.text(BaselineChanges.windows[check.window])]),
          .init([.text(words(check.baseline))]), .init([.text(words(check.run))]), .init([mark(check.change)]),
          .init([.text(p(check))], sortKey: check.p), .init(check.evidence.map { [.evidence($0)] } ?? []),
        ]))
    }
    return table
  }
}
