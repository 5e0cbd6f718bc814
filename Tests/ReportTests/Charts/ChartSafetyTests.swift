import Journal
import Testing

@testable import Report

@Suite("Charts stand whatever the facts")
struct ChartSafetyTests {
  static let inputs: [(name: String, analysis: Analysis)] =
    HostileRuns.all + [
      ("rollouts", ChartFixtures.rollouts()), ("busy", HostileRuns.analysis([ChartFixtures.busyRun()])),
    ]

  @Test("nothing is outside the drawing, no coordinate is no number, no text covers another", arguments: inputs.indices)
  func staysInside(_ index: Int) {
    let (name, analysis) = Self.inputs[index]
    for width in [509.0, 300] {
      for figure in AllCharts.figures(of: analysis, width: width) {
        let inspector = DrawingInspector(drawing: figure.drawing)
        let strays = inspector.strays
        #expect(strays.isEmpty, "\(name), \(figure.id), \(width): \(strays.prefix(3))")
        let overlaps = inspector.overlaps
        #expect(overlaps.isEmpty, "\(name), \(figure.id), \(width): \(overlaps.prefix(3))")
        #expect(figure.drawing.height > 0 && figure.drawing.height < 1_200, "\(name), \(figure.id)")
      }
    }
  }

  @Test(
    "texts keep 4.5:1 on what lies under them, light and dark; words and tables are bounded", arguments: inputs.indices)
  func staysLegible(_ index: Int) {
    let (name, analysis) = Self.inputs[index]
    for figure in AllCharts.figures(of: analysis) {
      let inspector = DrawingInspector(drawing: figure.drawing)
      for theme in [Theme.standard.light, Theme.standard.dark] {
        let faint = inspector.faint(theme)
        #expect(faint.isEmpty, "\(name), \(figure.id): \(faint.prefix(3))")
      }
      #expect(!figure.title.plainText.isEmpty)
      #expect(figure.title.plainText.count < 260, "\(figure.id): \(figure.title.plainText)")
      #expect(!figure.description.isEmpty && figure.description.count < 4_000, "\(figure.id)")
      #expect((figure.data?.rows.count ?? 0) <= 500)
      #expect(inspector.items.count < 20_000, "\(figure.id)")
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
