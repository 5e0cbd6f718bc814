import Journal

/// Several runs side by side; nil for one.
struct ComparisonSection {
  let voice: ReportVoice

  private static let mixed = "Runs of different experiments stand side by side without a claim of change."

  var section: Section? {
    guard let comparison = voice.analysis.comparison else { return nil }
    let runs = voice.analysis.runs
    let isMixed = comparison.checks.contains { $0.transition == .sideBySide }
    var section = Section(id: "comparison", title: "Comparison", level: 1)
    section.startsPage = true
    var blocks: [Block] = []
    if runs.indices.contains(comparison.baseline) {
      // Where every run is of another experiment, nothing is held against a first run.
      let isApart = voice.analysis.hasOutsideBaseline && comparison.groups.allSatisfy { $0.runs.count == 1 }
      let held = isApart ? [] : reference(comparison, isMixed: isMixed) + [.text(".")]
      let text = held + (isMixed ? [.text((isApart ? "" : " ") + Self.mixed)] : [])
      if !text.isEmpty { blocks.append(.paragraph(text, .note)) }
    }
    // From five runs on the trend says it.
    let short = voice.analysis.trends.filter { $0.rows.count < Trend.reportFrom }
    blocks += ComparabilityBlocks(voice: voice, trends: short).blocks(level: 2)
    if !comparison.checks.isEmpty {
      blocks.append(.heading(level: 2, id: "matrix", [.text("Checks by runs")]))
      blocks.append(.table(CheckMatrixTable.make(comparison: comparison, runs: runs)))
    }
    let unmatched = voice.analysis.hasOutsideBaseline ? Set(voice.analysis.unmatched) : nil
    let durations = DurationSlopeChart(comparison: comparison, runs: runs, unmatched: unmatched)
    if let figure = durations.figure(id: "durations") { blocks.append(.figure(figure)) }
    // Page 1 shows one metric of up to four runs on one clock already.
    let overview = RunOverviewChart.metric(of: voice.analysis)
    for (place, metric) in comparison.metrics.prefix(4).enumerated() where metric.name != overview {
      if let figure = SharedMetricChart(metric: metric, runs: runs).figure(id: "shared-metric-\(place + 1)") {
        blocks.append(.figure(figure))
      }
    }
    if let figure = CoverageChart(runs: runs).figure(id: "coverage") { blocks.append(.figure(figure)) }
    section.blocks = blocks
    return section
  }

  /// What the runs are held against here.
  private func reference(_ comparison: Comparison, isMixed: Bool) -> [Inline] {
    guard voice.analysis.hasOutsideBaseline else {
      return [.text("The baseline is "), voice.link(to: comparison.baseline)]
    }
    let first: [Inline] =
      isMixed
      ? [.text("Checks are held against the first run of each experiment here")]
      : [.text("Checks are held against the first run, "), voice.link(to: comparison.baseline), .text(", here")]
    guard !voice.analysis.against.isEmpty else { return first }
    return first + [
      .text(", durations against the baseline; how checks stand against it is told in "),
      .link([.text("Against the baseline")], to: .anchor("baseline")),
    ]
  }
}
