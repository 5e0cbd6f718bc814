import Journal
import TestSupport
import Testing

@testable import Report

/// What a reader took for something else: order, places, counts and words of charts.
@Suite("Charts read as they are meant") struct ReadableChartTests {
  private func run(_ label: String, _ verdict: Verdict = .held) -> RunAnalysis {
    var run = ChartFixtures.run(
      label, title: "Shop", verdict: verdict, clock: ChartFixtures.clock(from: 0, to: 26, method: Span(from: 0, to: 25))
    )
    run.checks = [
      ChartFixtures.check("a", .before, .met, at: 0),
      ChartFixtures.check("a", .after, verdict == .held ? .met : .notMet, at: 26),
    ]
    return run
  }

  private func texts(_ figure: Figure?) throws -> [DrawingText] {
    DrawingInspector(drawing: try #require(figure).drawing).texts
  }

  private func fixture(_ name: String) throws -> Analysis {
    let bytes = try TestFile.read("\(TestEnvironment.root)/Tests/Fixtures/\(name)")
    return Analyzer().analyze([try JournalReader().read(bytes: bytes, path: name)])
  }

  static let orders: [(outcomes: [Mark], marks: [Mark])] = [
    ([.met, .met, .notMet], [.met, .notMet]), ([.notMet, .met, .met], [.notMet, .met]),
    ([.met, .notMet, .neutral, .neutral], [.met, .notMet, .neutral]),
    ([.met, .notMet, .met, .notMet], [.met, .notMet, .met, .notMet]),
    ([.met, .notMet, .met, .notMet, .met], [.met, .notMet, .met]),
    ([.met, .notMet, .met, .notMet, .met, .neutral], [.met, .notMet, .neutral]), ([], []),
  ]

  @Test("marks that share a place stand in the order of time, ends kept", arguments: orders.indices)
  func marks(_ index: Int) {
    #expect(CheckStrip.Cluster.shortened(Self.orders[index].outcomes) == Self.orders[index].marks)
  }

  @Test func `a failure that came last is drawn last`() throws {
    var run = run("r")
    run.checks = [
      ChartFixtures.check("a", .before, .met, at: 5.49), ChartFixtures.check("b", .before, .met, at: 5.51),
      ChartFixtures.check("c", .before, .notMet, at: 5.55),
    ]
    let strip = CheckStrip(run: run, scale: LinearScale(from: 0, to: 26, start: 0, end: 400))
    var sketch = Sketch(width: 500)
    strip.draw(on: &sketch, y: 10)
    let marks = DrawingInspector(drawing: sketch.finished(height: 20)).items.compactMap { item -> Double? in
      if case .marker(Mark.notMet.shape, let point, _, _) = item { point.x } else { nil }
    }
    let met = DrawingInspector(drawing: sketch.finished(height: 20)).items.compactMap { item -> Double? in
      if case .marker(Mark.met.shape, let point, _, _) = item { point.x } else { nil }
    }
    #expect(marks.count == 1 && met.count == 1 && met[0] + ChartStyle.marker <= marks[0])
  }

  @Test func `what is said beside names of runs begins at one place, well behind the widest`() throws {
    let runs = ["run-1", "run-00121", "run-7777777"].map { run($0) } + (0..<3).map { run("x\($0)") }
    let texts = try texts(RunOverviewChart(analysis: HostileRuns.analysis(runs)).figure())
    let dates = texts.filter { $0.string.hasPrefix("20 May") }
    #expect(dates.count == 6 && Set(dates.map(\.position.x)).count == 1)
    let widest = try #require(texts.first { $0.string == "run-7777777" })
    #expect(dates[0].position.x - TextBox.of(widest).right > 7)
  }

  @Test func `counts have their thousands parted`() throws {
    let runs = (0..<1_300).map { run("run-\($0)", $0 < 20 ? .deviated : .held) }
    #expect(
      try texts(RunOverviewChart(analysis: HostileRuns.analysis(runs)).figure()).contains {
        $0.string == "and 1,288 more, 1,280 of which held"
      })
    let coverage = try #require(CoverageChart(runs: runs).figure())
    #expect(coverage.subtitle.plainText.contains("2,580 met"))
    let notes = (0..<1_001).map { Document.SourceNote(label: "\($0)", sha256: "abc") }
    #expect(PDFSources(notes).line { _ in false }.hasSuffix("and 1,000 more"))
  }

  @Test func `the day on the axis is the day of the run's start`() throws {
    var clock = ChartFixtures.clock(from: 0, to: 20)
    clock.origin = Instant(seconds: 1_704_067_200)
    var sketch = Sketch(width: 500)
    UTCAxis(clock: clock, scale: LinearScale(from: -1, to: 21, start: 100, end: 490))
      .draw(on: &sketch, baseline: 8, tickTo: 14)
    let texts = DrawingInspector(drawing: sketch.finished(height: 20)).texts
    #expect(texts.first?.string == "1 Jan 2024 UTC")
  }

  @Test func `off a limit of 0 there is no place on an axis of shares`() throws {
    let figure = try #require(MarginChart(checks: ChartFixtures.marginChecks()).figure())
    let inspector = DrawingInspector(drawing: figure.drawing)
    let markers = inspector.items.count { if case .marker = $0 { true } else { false } }
    #expect(markers == 3)
    #expect(inspector.texts.map(\.string).filter { $0 == "limit 0" }.count == 1)
    #expect(inspector.texts.contains { $0.string == "3, 3 above" })
    #expect(figure.subtitle.plainText.contains("Limit 0: nothing is a share of 0"))
  }

  @Test func `two runs are both or neither, more are all or none`() {
    func title(_ verdicts: [Verdict]) -> String? {
      let runs = verdicts.enumerated().map { run("r\($0)", $1) }
      return RunOverviewChart(analysis: HostileRuns.analysis(runs)).figure()?.title.plainText
    }
    #expect(title([.deviated, .failed]) == "Neither run held")
    #expect(title([.deviated, .failed, .deviated]) == "None of the 3 runs held")
    #expect(title([.deviated, .deviated]) == "Both runs deviated")
    #expect(title([.held, .held]) == "Both runs held")
  }

  @Test func `effects count what was corrected for and say once what is too small`() throws {
    let analysis = try fixture("everything.json")
    let effects = analysis.runs[0].effects
    let corrected = effects.flatMap { [$0.during.corrected, $0.after.corrected] }.compactMap(\.self).count
    let figure = try #require(EffectChart(effects: effects).figure())
    #expect(EffectChart.comparisons(of: effects) == corrected)
    #expect(
      figure.title.plainText == "No shift during the fault stands out from \(ChartText.count(corrected, "comparison"))")
    #expect(DrawingInspector(drawing: figure.drawing).texts.contains { $0.string == "after: no values" })
    let tooSmall = effects.filter { EffectWords.cell($0.after) == EffectWords.tooSmall }
    #expect(!tooSmall.isEmpty && tooSmall.allSatisfy { !EffectWords.cell($0.after).contains("cannot") })
  }

  @Test func `words of narrow bars begin behind the line at the first action`() throws {
    let scale = LinearScale(from: -10, to: 90, start: 0, end: 400)
    let strip = StateStrip(
      series: ChartFixtures.states("pod", evidence: 1, [(-1, 3, "ContainersNotReadyYetAtAll", nil)]), scale: scale)
    var sketch = Sketch(width: 500)
    let window = FaultWindow(clock: ChartFixtures.clock(from: -10, to: 90), scale: scale)
    StateLeaders(strip: strip, limit: 500, clearOf: window.lines).draw(on: &sketch, barBottom: 20, over: window)
    let word = try #require(DrawingInspector(drawing: sketch.finished(height: 60)).texts.first)
    #expect(TextBox.of(word).x > scale(0) + 1)
  }

  @Test(
    "a line at the rollback goes through no word of a state: the word begins behind it, or the line has a gap",
    arguments: [true, false])
  func rollback(isBehind: Bool) throws {
    // Without room behind the line there is just enough before it.
    let width = TextMetrics.width("NewReplicaSetAvailable", size: ChartStyle.axisSize)
    let limit = isBehind ? 500 : 226 + width
    let scale = LinearScale(from: -10, to: 90, start: 0, end: 300)
    let clock = ChartFixtures.clock(from: -10, to: 90, method: Span(from: 0, to: 60), rollback: 70)
    let window = FaultWindow(clock: clock, scale: scale)
    let strip = StateStrip(
      series: ChartFixtures.states("pod", evidence: 1, [(62, 64, "NewReplicaSetAvailable", nil)]), scale: scale)
    var sketch = Sketch(width: 500)
    window.drawRollback(on: &sketch, from: 0, to: 60, wordAt: nil)
    StateLeaders(strip: strip, limit: limit, clearOf: window.lines).draw(on: &sketch, barBottom: 20, over: window)
    let inspector = DrawingInspector(drawing: sketch.finished(height: 60))
    let word = TextBox.of(try #require(inspector.texts.first))
    let gaps = inspector.items.compactMap { item -> DrawingRect? in
      if case .rect(let box, _, let fill, _) = item, fill == Ink(.page) { box } else { nil }
    }
    #expect((word.x > scale(70)) == isBehind)
    #expect(gaps.isEmpty == isBehind)
    for gap in gaps { #expect(gap.y <= word.y && gap.bottom >= word.bottom) }
    #expect(gaps.isEmpty || gaps.contains { $0.x < scale(70) } && gaps.contains { $0.right > scale(70) })
  }

  @Test(
    "a day stands once above a timeline: at its edge, then where another begins",
    arguments: [
      (0.0, 20.0, ["00:00:00", "00:00:05", "00:00:10", "00:00:15", "00:00:20"]),
      (-10, 20, ["23:59:50", "23:59:55", "1 Jan", "00:00:05", "00:00:10"]),
      (-43_200, 86_400, ["12:00:00", "18:00:00", "1 Jan", "06:00:00", "12:00:00"]),
    ] as [(Double, Double, [String])])
  func days(_ start: Double, _ length: Double, _ labels: [String]) {
    let midnight = 1_577_836_800.0
    var clock = ChartFixtures.clock(from: 0, to: length)
    clock.origin = Instant(seconds: midnight + start)
    let axis = UTCAxis(
      clock: clock, scale: LinearScale(from: -length / 100, to: length * 1.01, start: 110, end: 450))
    #expect(axis.ticks().map(\.label) == labels)
  }

  @Test(
    "the curve of latencies has a zero below it, no label covers another, and none is cut at the edge",
    arguments: [(1e-5, "600 µs"), (0.001, "60 ms"), (0.3, "15 s"), (1.6, "1 min 40 s"), (40, "41 min 40 s")])
  func latencies(scale: Double, last: String) throws {
    let chart = ECDFChart(
      name: "get", baseline: (1...20).map { Double($0) * scale }, fault: (1...20).map { Double($0) * 3 * scale })
    let inspector = DrawingInspector(drawing: try #require(chart.figure()).drawing)
    #expect(inspector.texts.contains { $0.string == "0" })
    #expect(inspector.texts.contains { $0.string == last }, "\(inspector.texts.map(\.string))")
    #expect(inspector.overlaps.isEmpty)
    #expect(inspector.strays.isEmpty)
  }

  @Test func `no line of a series goes through the word beside a restart`() throws {
    var run = ChartFixtures.rollouts().runs[1]
    run.metrics[0].restarts = [8]
    let figure = try #require(SeriesChart(run: run, series: run.metrics).figure())
    let inspector = DrawingInspector(drawing: figure.drawing)
    let word = try #require(inspector.texts.first { $0.string == "restart" })
    let lines = inspector.items.compactMap { item -> [DrawingPoint]? in
      if case .path(let points, false, nil, _) = item, points.count > 2 { points } else { nil }
    }
    #expect(!lines.isEmpty && lines.allSatisfy { !SeriesPen.crosses($0, TextBox.of(word)) })
  }

  @Test func `a path crosses a box that it goes through or stands in`() {
    let box = DrawingRect(x: 10, y: 10, width: 10, height: 10)
    #expect(SeriesPen.crosses([DrawingPoint(0, 15), DrawingPoint(30, 15)], box))
    #expect(SeriesPen.crosses([DrawingPoint(15, 0), DrawingPoint(15, 30)], box))
    #expect(SeriesPen.crosses([DrawingPoint(0, 0), DrawingPoint(30, 30)], box))
    #expect(!SeriesPen.crosses([DrawingPoint(0, 15), DrawingPoint(9, 15)], box))
    #expect(!SeriesPen.crosses([DrawingPoint(0, 30), DrawingPoint(9, 12), DrawingPoint(12, 40)], box))
    #expect(!SeriesPen.crosses([DrawingPoint(25, 0), DrawingPoint(25, 30)], box))
  }
}
