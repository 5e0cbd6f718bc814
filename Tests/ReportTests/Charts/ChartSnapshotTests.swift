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
