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
    return figures.compactMap { $0 }
  }
}
