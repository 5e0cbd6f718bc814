import Journal

/// What the experiments contribute to; nil when none says.
struct ContributionSection {
  let voice: ReportVoice

  var section: Section? {
    let summary = voice.analysis.contributions
    guard !summary.isEmpty else { return nil }
    var section = Section(id: "contributions", title: "Contributions", level: 1)
    // One experiment has nothing to be counted against.
    let isLone = voice.analysis.runs.count == 1
    if !isLone, let figure = ContributionChart(summary: summary).figure(id: "contribution-chart") {
      section.blocks.append(.figure(figure))
    }
    if let table = ContributionTables.byExperiment(summary, runs: voice.analysis.runs) {
      if !isLone { section.blocks.append(.heading(level: 2, id: nil, [.text("By experiment")])) }
      section.blocks.append(.table(table))
    }
    if !isLone, let table = ContributionTables.byTag(summary) {
      section.blocks += [.heading(level: 2, id: nil, [.text("By tag")]), .table(table)]
    }
    return section
  }
}
