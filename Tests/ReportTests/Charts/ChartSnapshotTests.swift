import Journal
import TestSupport
import Testing

@testable import Report

@Suite("Charts look as they did")
struct ChartSnapshotTests {
  static let charts: [(name: String, make: @Sendable () -> Figure?)] = [
    ("overview", { RunOverviewChart(analysis: ChartFixtures.rollouts()).figure() }),
    (
      "overview-slim",
      {
        var analysis = ChartFixtures.rollouts()
        analysis.runs += analysis.runs + analysis.runs
        return RunOverviewChart(analysis: analysis).figure()
      }
    ),
    (
      "overview-lanes",
      {
        var analysis = ChartFixtures.rollouts()
        analysis.comparison?.metrics = []
        return RunOverviewChart(analysis: analysis).figure()
      }
    ),
    ("timeline", { TimelineChart(run: ChartFixtures.rollouts().runs[3]).figure() }),
    ("timeline-busy", { TimelineChart(run: ChartFixtures.busyRun()).figure() }),
    (
      "series-counter",
      {
        let run = ChartFixtures.rollouts().runs[3]
        return SeriesChart(run: run, series: run.metrics).figure()
      }
    ),
    (
      "series-gauges",
      {
        let run = ChartFixtures.busyRun()
        return SeriesChart(run: run, series: run.metrics).figure()
      }
    ),
    (
      "states",
      {
        let run = ChartFixtures.busyRun()
        return StateStripChart(run: run, states: run.states).figure()
      }
    ),
    (
      "windows",
      {
        var series = ChartFixtures.busyRun().metrics[0]
        series.windows.during += [1.2, 1.3]
        return WindowsChart(series: series).figure()
      }
    ),
    ("margins", { MarginChart(checks: ChartFixtures.marginChecks()).figure() }),
    ("coverage-phases", { CoverageChart(runs: [ChartFixtures.busyRun()]).figure() }),
    ("coverage-runs", { CoverageChart(runs: ChartFixtures.rollouts().runs).figure() }),
    (
      "durations",
      {
        let analysis = ChartFixtures.rollouts()
        return analysis.comparison.flatMap { DurationSlopeChart(comparison: $0, runs: analysis.runs).figure() }
      }
    ),
    (
      "latencies",
      {
        let baseline = (0..<40).map { 0.01 + Double($0 * 17 % 41) * 0.0006 }
        return ECDFChart(name: "GET /", baseline: baseline, fault: baseline.map { $0 * 2.5 }).figure()
      }
    ),
    (
      "shared-metric",
      {
        let analysis = ChartFixtures.rollouts()
        return analysis.comparison?.metrics.first.flatMap {
          SharedMetricChart(metric: $0, runs: analysis.runs).figure()
        }
      }
    ),
    ("contributions", { ContributionChart(summary: ChartFixtures.contributions()).figure() }),
  ]

  @Test("the drawing and its words", arguments: charts.indices)
  func drawing(_ index: Int) throws {
    let (name, make) = Self.charts[index]
    let figure = try #require(make())
    let words =
      "title: \(figure.title.plainText)\nsubtitle: \(figure.subtitle.plainText)\n"
      + "description: \(figure.description)\nrows: \(figure.data?.rows.count ?? 0)\n"
    try Snapshot.expect(words + DrawingDump.text(of: figure.drawing), matches: "ReportTests/charts/\(name).txt")
  }
}
