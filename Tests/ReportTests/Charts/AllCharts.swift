import Journal

@testable import Report

/// Every chart that facts give rise to.
enum AllCharts {
  static func figures(of analysis: Analysis, width: Double = Figure.standardWidth) -> [Figure] {
    var figures = [RunOverviewChart(analysis: analysis, width: width).figure()]
    for run in analysis.runs.prefix(8) {
      figures.append(TimelineChart(run: run, width: width).figure())
      figures.append(StateStripChart(run: run, states: run.states, width: width).figure())
      figures.append(SeriesChart(run: run, series: run.metrics, width: width).figure())
      for series in run.metrics.prefix(2) {
        figures.append(SeriesChart(run: run, series: [series], width: width).figure())
      }
    }
    for run in analysis.runs.prefix(4) {
      figures.append(MarginChart(checks: run.checks, width: width).figure())
      figures.append(CoverageChart(runs: [run], width: width).figure())
      for series in run.metrics.prefix(2) { figures.append(WindowsChart(series: series, width: width).figure()) }
      let values = run.metrics.first?.points.map(\.value) ?? []
      figures.append(ECDFChart(name: run.label, baseline: values, fault: values.map { $0 * 3 }, width: width).figure())
    }
    figures.append(CoverageChart(runs: analysis.runs, width: width).figure())
    figures.append(ContributionChart(summary: analysis.contributions, width: width).figure())
    if let comparison = analysis.comparison {
      figures.append(DurationSlopeChart(comparison: comparison, runs: analysis.runs, width: width).figure())
      for metric in comparison.metrics {
        figures.append(SharedMetricChart(metric: metric, runs: analysis.runs, width: width).figure())
      }
    }
    return figures.compactMap { $0 }
  }
}
