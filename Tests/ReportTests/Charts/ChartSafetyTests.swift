import Journal
import Testing

@testable import Report

@Suite("Charts stand whatever the facts")
struct ChartSafetyTests {
  static let inputs: [(name: String, analysis: Analysis)] =
    HostileRuns.all + [
      ("rollouts", ChartFixtures.rollouts()), ("busy", HostileRuns.analysis([ChartFixtures.busyRun()])),
    ]

  @Test("nothing is outside the drawing and no coordinate is no number", arguments: inputs.indices)
  func staysInside(_ index: Int) {
    for width in [509.0, 300, 780] {
      for figure in AllCharts.figures(of: Self.inputs[index].analysis, width: width) {
        let strays = DrawingInspector(drawing: figure.drawing).strays
        #expect(strays.isEmpty, "\(Self.inputs[index].name), \(figure.id), \(width): \(strays.prefix(3))")
        #expect(figure.drawing.height > 0 && figure.drawing.height < 1_200, "\(Self.inputs[index].name), \(figure.id)")
      }
    }
  }

  @Test("no text covers another", arguments: inputs.indices)
  func keepsTextsApart(_ index: Int) {
    for width in [509.0, 300, 780] {
      for figure in AllCharts.figures(of: Self.inputs[index].analysis, width: width) {
        let overlaps = DrawingInspector(drawing: figure.drawing).overlaps
        #expect(overlaps.isEmpty, "\(Self.inputs[index].name), \(figure.id), \(width): \(overlaps.prefix(3))")
      }
    }
  }

  @Test("every text keeps 4.5:1 on what lies under it, light and dark", arguments: inputs.indices)
  func staysLegible(_ index: Int) {
    for figure in AllCharts.figures(of: Self.inputs[index].analysis) {
      for theme in [Theme.standard.light, Theme.standard.dark] {
        let faint = DrawingInspector(drawing: figure.drawing).faint(theme)
        #expect(faint.isEmpty, "\(Self.inputs[index].name), \(figure.id): \(faint.prefix(3))")
      }
    }
  }

  @Test("words, tables and items are bounded", arguments: inputs.indices)
  func staysSmall(_ index: Int) {
    for figure in AllCharts.figures(of: Self.inputs[index].analysis) {
      #expect(!figure.title.plainText.isEmpty)
      #expect(figure.title.plainText.count < 260, "\(figure.id): \(figure.title.plainText)")
      #expect(!figure.description.isEmpty && figure.description.count < 4_000, "\(figure.id)")
      #expect((figure.data?.rows.count ?? 0) <= 500)
      #expect(DrawingInspector(drawing: figure.drawing).items.count < 20_000, "\(figure.id)")
    }
  }

  @Test("the same facts give the same drawing")
  func isDeterministic() {
    let first = AllCharts.figures(of: ChartFixtures.rollouts()).map { DrawingDump.text(of: $0.drawing) }
    let second = AllCharts.figures(of: ChartFixtures.rollouts()).map { DrawingDump.text(of: $0.drawing) }
    #expect(first == second)
  }

  @Test("runs without times give no chart on a clock")
  func needsTimes() {
    let runs = [HostileRuns.run(clock: (0, 0), kind: .unknown, values: [1, 2])]
    let analysis = HostileRuns.analysis(runs)
    #expect(RunOverviewChart(analysis: analysis).figure() == nil)
    #expect(TimelineChart(run: runs[0]).figure() == nil)
    #expect(SeriesChart(run: runs[0], series: runs[0].metrics).figure() == nil)
    #expect(StateStripChart(run: runs[0], states: runs[0].states).figure() == nil)
  }
}
