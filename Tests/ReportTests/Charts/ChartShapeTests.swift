import Journal
import Testing

@testable import Report

@Suite("Shapes follow the data")
struct ChartShapeTests {
  @Test("a rate holds since the rate before; a missing sample ends the stretch")
  func counterSteps() {
    var series = ChartFixtures.counter("c", evidence: 1, from: 0, step: 2, rates: [1, 1, 3, .nan, 2])
    series.gaps = []
    let stretches = SeriesShape(series).stretches.map { $0.map { [$0.offset, $0.value] } }
    #expect(
      stretches == [[[0, 1], [2, 1], [4, 1], [4, 3], [6, 3]], [[8, 2], [10, 2]]])
  }

  @Test("a level is a line that a gap cuts")
  func gaugeLines() {
    var series = ChartFixtures.gauge("g", evidence: 1, from: 0, step: 1, values: [1, 2, .nan, 3, 4, .infinity, 5])
    #expect(SeriesShape(series).stretches.map { $0.map(\.value) } == [[1, 2], [3, 4], [5]])
    series.gaps = [Span(from: 3.2, to: 3.9)]
    #expect(SeriesShape(series).stretches.map { $0.map(\.value) } == [[1, 2], [3], [4], [5]])
  }

  @Test("samples out of order are put in order, samples outside the window left out")
  func ordered() {
    var series = ChartFixtures.gauge("g", evidence: 1, from: 0, step: 1, values: [])
    series.points = [.init(offset: 2, value: 2), .init(offset: 0, value: 0), .init(offset: .nan, value: 9)]
    #expect(SeriesShape(series).stretches.first?.map(\.value) == [0, 2])
    #expect(SeriesShape(series, window: Span(from: 1, to: 3)).stretches.first?.map(\.value) == [2])
  }

  @Test("thinning keeps the extremes of every column")
  func thinned() {
    let points = (0..<10_000).map { DrawingPoint(Double($0) / 100, $0 == 5_037 ? -7 : Double($0 % 13)) }
    let thin = SeriesPen.thinned(points)
    #expect(thin.count <= 401)
    #expect(thin.contains(DrawingPoint(50.37, -7)))
    #expect(thin.first == points.first && thin.last == points.last)
    #expect(thin.map(\.x) == thin.map(\.x).sorted())
  }

  @Test("checks that stand together share a place, their outcomes in the order of time")
  func clusters() {
    var run = ChartFixtures.run("r", title: "", verdict: .held, clock: ChartFixtures.clock(from: 0, to: 100))
    run.checks = [
      ChartFixtures.check("a", .before, .met, at: 0), ChartFixtures.check("b", .before, .notMet, at: 0.1),
      ChartFixtures.check("c", .before, .notEvaluated), ChartFixtures.check("d", .after, .met, at: 100),
      ChartFixtures.check("e", .after, .broke, at: 50),
    ]
    let strip = CheckStrip(run: run, scale: LinearScale(from: 0, to: 100, start: 0, end: 400))
    #expect(strip.clusters.map(\.marks) == [[.met, .notMet, .neutral], [.notMet], [.met]])
    #expect(strip.clusters.map { $0.checks.count } == [3, 1, 1])
  }

  @Test("stretches too short to be seen join into one bar with the worst mark")
  func stateBars() {
    var segments: [(Double, Double, String, String?)] = [(0, 50, "Running", nil)]
    for index in 0..<100 {
      let from = 50 + Double(index) * 0.1
      segments.append((from, from + 0.1, index % 2 == 0 ? "Pending" : "Failed", nil))
    }
    let strip = StateStrip(
      series: ChartFixtures.states("pod", evidence: 1, segments),
      scale: LinearScale(from: 0, to: 100, start: 0, end: 200))
    #expect(strip.bars.map(\.segments.count) == [1, 100])
    #expect(strip.bars.map(\.mark) == [.met, .notMet])
  }

  static let intervals: [(count: Int, ranks: (Int, Int)?)] = [
    (5, nil), (6, (1, 6)), (8, (1, 8)), (9, (2, 8)), (10, (2, 9)), (20, (6, 15)), (100, (40, 61)),
  ]

  @Test("the interval of a median is the tabled pair of order statistics", arguments: intervals.indices)
  func medianInterval(_ index: Int) throws {
    let (count, ranks) = Self.intervals[index]
    let summary = try #require(WindowSummary((1...count).map(Double.init).reversed()))
    #expect(summary.interval?.low == ranks.map { Double($0.0) })
    #expect(summary.interval?.high == ranks.map { Double($0.1) })
    #expect(summary.median == Double(count + 1) / 2)
  }

  @Test("boxes begin at thirty values; rings mark what lies beyond the whiskers")
  func boxes() throws {
    var series = ChartFixtures.gauge("g", evidence: 1, from: 0, step: 1, values: [])
    series.windows.before = (0..<29).map { Double($0 % 7) }
    series.windows.during = (0..<29).map { Double($0 % 7) } + [40]
    let figure = try #require(WindowsChart(series: series).figure())
    let markers = DrawingInspector(drawing: figure.drawing).items.compactMap { item -> MarkerShape? in
      if case .marker(let shape, _, _, _) = item { shape } else { nil }
    }
    #expect(markers.filter { $0 == .disc }.count == 29)
    #expect(markers.filter { $0 == .ring }.count == 1)
  }

  @Test("no bar is thinner than a point and a half")
  func leastBar() throws {
    let figure = try #require(TimelineChart(run: ChartFixtures.rollouts().runs[0]).figure())
    for item in DrawingInspector(drawing: figure.drawing).items {
      if case .rect(let rect, _, _, _) = item { #expect(rect.width >= 1.5) }
    }
  }

  @Test("a timeline has thirty lanes and counts the rest, keeping what broke")
  func lanes() throws {
    var run = ChartFixtures.busyRun()
    run.activities = (1...50).map {
      ChartFixtures.activity(
        $0, "a\($0)", at: Double($0), for: $0 == 50 ? 0 : 60 - Double($0), outcome: $0 == 50 ? .failed : .succeeded)
    }
    let figure = try #require(TimelineChart(run: run).figure())
    let texts = DrawingInspector(drawing: figure.drawing).texts.map(\.string)
    #expect(texts.contains("a50") && texts.contains("a1") && !texts.contains("a30"))
    #expect(texts.contains { $0.hasPrefix("and 20 activities more") })
  }

  @Test("the overview has four rows, then slim lines, then a count")
  func overviewSizes() throws {
    let run = ChartFixtures.rollouts().runs[0]
    func texts(_ count: Int) throws -> [String] {
      let analysis = HostileRuns.analysis(Array(repeating: run, count: count))
      return DrawingInspector(drawing: try #require(RunOverviewChart(analysis: analysis).figure()).drawing).texts
        .map(\.string)
    }
    let four = try texts(4)
    #expect(four.filter { $0 == "MinimumReplicasAvailable" }.count == 4)
    let five = try texts(5)
    #expect(five.filter { $0 == "HELD" }.count == 5)
    #expect(!five.contains("MinimumReplicasAvailable"))
    let many = try texts(45)
    #expect(many.filter { $0 == "HELD" }.count == 12)
    #expect(many.contains("and 33 more, all held"))
  }
}
