import Journal

/// Page 1, which stands alone: verdict, three numbers, the picture, what deviated, held and was not covered.
struct SummarySection {
  let voice: ReportVoice

  private var runs: [RunAnalysis] { voice.analysis.runs }

  var section: Section {
    var blocks: [Block] = []
    if !voice.analysis.unreadable.isEmpty { blocks.append(unreadable) }
    if !runs.isEmpty {
      blocks += [.banner(banner), .keyFigures(SummaryNumbers(voice: voice).figures)]
      if let figure = picture { blocks.append(.figure(figure)) }
      blocks += deviated
      blocks.append(.columns([held, notCovered]))
    }
    var section = Section(id: "summary", title: "", level: 1, blocks: blocks)
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
        mark: .met, title: [.text("All \(runs.count) runs held")],
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
      return "\(bad.count + unsure.count) of \(runs.count) runs did not hold: \(VerdictCounts(runs).words)"
    }
    switch verdict {
    case .deviated, .deviatedRecovered, .failed:
      return "\(count) of \(runs.count) runs \(verdict.chartWord.lowercased())"
    case .held, .notTested, .interrupted, .rollbackFailed, .inconclusive:
      return "\(count) of \(runs.count) runs: \(verdict.chartWord.lowercased())"
    }
  }

  private var picture: Figure? {
    if runs.count == 1, let run = runs.first { return TimelineChart(run: run).figure(id: "overview") }
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
        .init("Run", weight: 0.7), .init("Check", weight: 3), .init("Expected", weight: 2.2),
        .init("Observed", weight: 2.6), .init("Margin", weight: 1), .init("When", weight: 1.3), .init("", weight: 0.5),
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
            .text("\(failing.count - 5) more in "), voice.link(to: failing[5].run),
            .text(" and the sections of the runs."),
          ],
          .note))
    }
    return blocks
  }

  private var held: [Block] {
    var text: [Inline] = []
    let good = runs.indices.filter { runs[$0].verdict == .held }
    for (place, index) in good.prefix(6).enumerated() {
      if place > 0 { text.append(.text(", ")) }
      text.append(voice.link(to: index))
    }
    if good.count > 6 { text.append(.text(" and \(good.count - 6) more")) }
    if good.isEmpty {
      let tally = CheckTally(runs.flatMap(\.checks))
      text.append(.text(tally.met == 0 ? "Nothing." : "\(counted(tally.met, "check")) met, in no run all of them."))
    } else {
      text.append(.text(": every declared check met."))
    }
    for sentence in remarks { text += [.text(" ")] + sentence }
    return [.heading(level: 2, id: nil, [.text("What held")]), .paragraph(text, .body)]
  }

  /// What else is remarkable, with its evidence: states that went wrong, counters that restarted.
  private var remarks: [[Inline]] {
    var found: [[Inline]] = []
    for index in runs.indices where runs[index].verdict == .held {
      let run = runs[index]
      for states in run.states {
        if let segment = states.segments.first(where: {
          StateTone.mark(of: $0.state, detail: $0.detail, label: states.label) == .notMet
        }) {
          found.append([
            voice.link(to: index), .text(" went through "), .code(voice.line(segment.state, limit: 60)), .text(" "),
            .evidence(states.evidence), .text("."),
          ])
        }
      }
      for metric in run.metrics where !metric.restarts.isEmpty {
        found.append([
          voice.link(to: index), .text("’s counter restarted and went on "), .evidence(metric.evidence), .text("."),
        ])
      }
    }
    return Array(found.prefix(4))
  }

  private var notCovered: [Block] {
    var runsByGap: [[Int]] = []
    var gaps: [CoverageGap] = []
    var places: [CoverageGap: Int] = [:]
    for index in runs.indices {
      for gap in runs[index].notCovered {
        if let place = places[gap] {
          runsByGap[place].append(index)
        } else {
          places[gap] = gaps.count
          gaps.append(gap)
          runsByGap.append([index])
        }
      }
    }
    var items: [[Block]] = []
    for (gap, indexes) in zip(gaps, runsByGap).prefix(6) {
      var text = CoverageWords.sentence(gap)
      if runs.count > 1, indexes.count < runs.count {
        text.append(.muted([.text(indexes.count > 4 ? " (\(indexes.count) runs)" : " (")]))
        if indexes.count <= 4 {
          for (place, index) in indexes.enumerated() {
            if place > 0 { text.append(.text(", ")) }
            text.append(voice.link(to: index))
          }
          text.append(.muted([.text(")")]))
        }
      }
      items.append([.paragraph(text, .body)])
    }
    if gaps.count > 6 {
      items.append([.paragraph([.text("\(gaps.count - 6) more in the sections of the runs")], .note)])
    }
    let body: Block =
      items.isEmpty ? .paragraph([.text("Nothing that the journals show.")], .body) : .list(ordered: false, items)
    return [.heading(level: 2, id: nil, [.text("Not covered")]), body]
  }
}
