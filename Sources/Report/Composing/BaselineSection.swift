import Journal

/// Runs held against a baseline that is no part of the report; nil without one.
struct BaselineSection {
  let voice: ReportVoice

  private static let runLimit = 10
  private static let rowLimit = 40
  private static let differenceLimit = 6

  var section: Section? {
    let against = voice.analysis.against
    guard !against.isEmpty else { return nil }
    var section = Section(id: "baseline", title: "Against the baseline", level: 1)
    for standing in against.prefix(Self.runLimit) { section.blocks += blocks(standing, isAlone: against.count == 1) }
    if against.count > Self.runLimit {
      section.blocks.append(
        .paragraph([.text("\(counted(against.count - Self.runLimit, "more run")) not listed.")], .note))
    }
    return section
  }

  private func blocks(_ standing: BaselineStanding, isAlone: Bool) -> [Block] {
    let moved = standing.steps.filter { isBeyond($0.standing) }
    let within = standing.steps.count - moved.count
    var text: [Inline] = [
      voice.link(to: standing.run), .text(" against \(counted(standing.count, "saved run")) of the same experiment: "),
    ]
    text.append(
      .text("\(counted(within, "step")) within the baseline’s range or 10 % and 100 ms of it, \(moved.count) beyond; "))
    text.append(.text("\(counted(standing.checks.count, "check")) otherwise than there."))
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
      text += ComparabilityBlocks.words(difference, voice)
      text.append(.text(runs == standing.count ? "" : " from \(runs) of \(counted(standing.count, "saved run"))"))
    }
    let left = standing.differences.count - Self.differenceLimit
    return [.paragraph(text + [.text(left > 0 ? "; and in \(left) more." : ".")], .body)]
  }

  private func isBeyond(_ standing: Comparison.DurationStanding) -> Bool {
    switch standing {
    case .slower, .faster: true
    case .baseline, .within, .absent, .noBaseline: false
    }
  }

  private func steps(_ standing: BaselineStanding) -> Table {
    var table = Table(
      caption: "Steps against the baseline",
      columns: [
        .init("Step", weight: 3), .init("Baseline", alignment: .trailing, weight: 1.6),
        .init("This run", alignment: .trailing, weight: 1), .init("Standing", weight: 1.8), .init("", weight: 0.6),
      ])
    for step in standing.steps.prefix(Self.rowLimit) {
      let range = step.range.map { range in
        range.lowerBound == range.upperBound
          ? DurationText.short(range.lowerBound)
          : "\(DurationText.short(range.lowerBound)) to \(DurationText.short(range.upperBound))"
      }
      table.rows.append(
        .init([
          .init([.code(voice.line(step.name, limit: 120))]), .init([.text(range ?? "—")]),
          .init([.text(DurationText.short(step.seconds))], sortKey: step.seconds), .init([words(step.standing)]),
          .init([.evidence(step.evidence)]),
        ]))
    }
    return table
  }

  private func words(_ standing: Comparison.DurationStanding) -> Inline {
    switch standing {
    case .slower(let seconds): .mark(.notMet, "slower by \(DurationText.short(seconds))")
    case .faster(let seconds): .mark(.met, "faster by \(DurationText.short(seconds))")
    case .within, .baseline: .text("within")
    case .absent: .text("not recorded")
    case .noBaseline: .text("new")
    }
  }

  private static let note =
    "p: Fisher’s exact test of both shares, corrected by Benjamini and Hochberg for all checks of the run; it takes evaluations for independent, and those of one run are not."

  private func p(_ check: BaselineStanding.Check) -> String {
    if let p = check.p { return EffectWords.p(p) }
    guard check.baseline.declared > 0 else { return "—" }
    return EffectWords.words(
      .cannotReach(before: check.baseline.declared, later: check.run.declared, smallestP: 1))
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
      let isNew = check.baseline.declared == 0
      let isMet = check.run.met == check.run.declared
      let mark: Inline =
        isNew ? .mark(.neutral, "new") : isMet ? .mark(.met, "fixed") : .mark(.notMet, "regressed")
      table.rows.append(
        .init([
          .init([.code(voice.line(check.name, limit: 120))]),
          .init([.text(["before", "during", "after"][check.window])]),
          .init([.text(isNew ? "—" : "\(check.baseline.met) of \(check.baseline.declared)")]),
          .init([.text("\(check.run.met) of \(check.run.declared)")]), .init([mark]),
          .init([.text(p(check))], sortKey: check.p), .init(check.evidence.map { [.evidence($0)] } ?? []),
        ]))
    }
    return table
  }
}
