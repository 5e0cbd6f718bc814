import Journal

/// Page 1, which stands alone: verdict, three numbers, the picture, what deviated, held and was not covered.
struct SummarySection {
  let voice: ReportVoice

  /// The lanes for which page 1 has room.
  static let laneLimit = 12

  private var runs: [RunAnalysis] { voice.analysis.runs }

  var section: Section {
    var blocks: [Block] = []
    if !voice.analysis.unreadable.isEmpty { blocks.append(unreadable) }
    if !runs.isEmpty {
      blocks += [.banner(banner), .keyFigures(SummaryNumbers(voice: voice).figures)]
      if let figure = picture { blocks.append(.figure(figure)) }
      if let sentence = LoadSentence(voice: voice).inlines { blocks.append(.paragraph(sentence, .body)) }
      blocks += deviated + GateSection(voice: voice).summary + ChangeBlocks(voice: voice).blocks
      blocks.append(.columns([HeldBlocks(voice: voice).blocks, NotCoveredBlocks(voice: voice).blocks]))
    }
    var section = Section(id: "summary", title: "", level: 1, blocks: blocks)
    section.running = "Summary"
    section.isListed = false
    return section
  }

  private var unreadable: Block {
    let count = voice.analysis.unreadable.count
    return .paragraph(
      [
        .mark(.notMet, "\(counted(count, "journal")) could not be read"),
        .text(" and \(count == 1 ? "is" : "are") not part of this report; "),
        .link([.text("the appendix says why")], to: .anchor("unreadable")), .text("."),
      ], .body)
  }

  private var banner: Banner {
    if runs.count == 1, let run = runs.first {
      return Banner(
        mark: run.verdict.chartMark, title: [.text(run.verdict.chartWord)],
        text: ReasonWords.sentence(run) + [.text(" "), .muted([.text(ReasonWords.journalWord(run))])])
    }
    let bad = runs.indices.filter { runs[$0].verdict.chartMark == .notMet }
    let unsure = runs.indices.filter { runs[$0].verdict.chartMark == .neutral }
    guard let worst = bad.first ?? unsure.first else {
      return Banner(
        mark: .met, title: [.text(RunOverviewWords.all(runs.count, held: true))],
        text: [.text("Every declared check of every run was evaluated and met.")])
    }
    var text: [Inline] = [
      voice.link(to: worst), .text(", “\(voice.title(of: runs[worst]))”: "),
    ]
    text += ReasonWords.sentence(runs[worst]) + [.text(" "), .muted([.text(ReasonWords.journalWord(runs[worst]))])]
    let others = bad.count + unsure.count - 1
    if others > 0 { text.append(.text(" \(counted(others, "other run")) did not hold either.")) }
    return Banner(mark: bad.isEmpty ? .neutral : .notMet, title: [.text(headline(bad, unsure))], text: text)
  }

  private func headline(_ bad: [Int], _ unsure: [Int]) -> String {
    let verdicts = Set((bad.isEmpty ? unsure : bad).map { runs[$0].verdict })
    let count = bad.isEmpty ? unsure.count : bad.count
    guard verdicts.count == 1, let verdict = verdicts.first else {
      let whole = "\(ShortNumber.text(bad.count + unsure.count)) of \(ShortNumber.text(runs.count))"
      return "\(whole) runs did not hold: \(VerdictCounts((bad + unsure).map { runs[$0] }).words)"
    }
    let share = "\(ShortNumber.text(count)) of \(ShortNumber.text(runs.count)) runs"
    switch verdict {
    case .deviated, .deviatedRecovered, .failed:
      return "\(share) \(VerdictCounts.word(verdict))"
    case .held, .notTested, .interrupted, .rollbackFailed, .inconclusive:
      return "\(share): \(VerdictCounts.word(verdict))"
    }
  }

  private var picture: Figure? {
    if runs.count == 1, let run = runs.first {
      return TimelineChart(run: run, laneLimit: Self.laneLimit).figure(id: "overview")
    }
    return RunOverviewChart(analysis: voice.analysis).figure(id: "overview")
  }

  private var deviated: [Block] {
    let failing = runs.indices.flatMap { index in
      runs[index].checks.filter { $0.outcome == .notMet || $0.outcome == .broke }.map { (run: index, check: $0) }
    }
    guard !failing.isEmpty else { return [] }
    var table = Table(
      caption: "What deviated",
      columns: [
        .init("Run"), .init("Check", weight: 3), .init("Expected", weight: 2.4), .init("Observed", weight: 3),
        .init("Margin"), .init("When"), .init(""),
      ])
    if runs.count == 1 { table.columns.removeFirst() }
    for (run, check) in failing.prefix(5) {
      var cells = CheckCells(voice: voice, check: check).cells
      if runs.count > 1 { cells.insert(.init([voice.link(to: run)]), at: 0) }
      table.rows.append(.init(cells))
    }
    var blocks: [Block] = [.heading(level: 2, id: "what-deviated", [.text("What deviated")]), .table(table)]
    if failing.count > 5 {
      blocks.append(
        .paragraph(
          [
            .text("\(ShortNumber.text(failing.count - 5)) more, the next in "), voice.link(to: failing[5].run),
            .text("; runs with a section show theirs."),
          ],
          .note))
    }
    return blocks
  }
}
