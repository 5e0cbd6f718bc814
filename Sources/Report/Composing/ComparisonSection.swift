import Journal

/// Several runs side by side; nil for one.
struct ComparisonSection {
  let voice: ReportVoice

  var section: Section? {
    guard let comparison = voice.analysis.comparison else { return nil }
    let runs = voice.analysis.runs
    var section = Section(id: "comparison", title: "Comparison", level: 1)
    section.startsPage = true
    var blocks: [Block] = []
    if runs.indices.contains(comparison.baseline) {
      blocks.append(
        .paragraph(
          [
            .text("The baseline is "), voice.link(to: comparison.baseline),
            .text(". Runs of different experiments stand side by side without a claim of change."),
          ], .note))
    }
    if !comparison.checks.isEmpty {
      blocks.append(.heading(level: 2, id: "matrix", [.text("Checks by runs")]))
      blocks.append(.table(CheckMatrixTable.make(comparison: comparison, runs: runs)))
    }
    if let figure = DurationSlopeChart(comparison: comparison, runs: runs).figure(id: "durations") {
      blocks.append(.figure(figure))
    }
    for (place, metric) in comparison.metrics.prefix(4).enumerated() {
      if let figure = SharedMetricChart(metric: metric, runs: runs).figure(id: "shared-metric-\(place + 1)") {
        blocks.append(.figure(figure))
      }
    }
    if let figure = CoverageChart(runs: runs).figure(id: "coverage") { blocks.append(.figure(figure)) }
    section.blocks = blocks
    return section
  }
}
