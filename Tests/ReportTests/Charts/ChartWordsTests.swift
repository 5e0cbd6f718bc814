import Journal
import Testing

@testable import Report

@Suite("Charts say what they found")
struct ChartWordsTests {
  @Test("the overview names the runs in which the metric stalled")
  func stalledTitle() throws {
    var analysis = ChartFixtures.rollouts()
    #expect(RunOverviewChart(analysis: analysis).figure()?.title.plainText == "Counter stalled in v4 only")
    analysis.runs[1].metrics[0].findings = [.stalled(at: 3, span: Span(from: 1, to: 9), toEnd: false)]
    let title = RunOverviewChart(analysis: analysis).figure()?.title.plainText
    #expect(title == "Counter stalled in 2 of 4 runs: v2 and v4")
  }

  @Test("without a stall the overview counts verdicts")
  func verdictTitle() {
    var analysis = ChartFixtures.rollouts()
    analysis.runs[3].metrics[0].findings = []
    #expect(RunOverviewChart(analysis: analysis).figure()?.title.plainText == "1 of 4 runs deviated: v4")
    analysis.runs[3].verdict = .held
    #expect(RunOverviewChart(analysis: analysis).figure()?.title.plainText == "All 4 runs held")
    for run in analysis.runs.indices { analysis.runs[run].verdict = .notTested }
    let title = RunOverviewChart(analysis: analysis).figure()?.title.plainText
    #expect(title == "0 of 4 runs held, the rest show nothing either way")
  }

  @Test("a timeline names what broke first, then outages, then the longest step")
  func timelineTitle() {
    var run = ChartFixtures.busyRun()
    #expect(title(run) == "warm-up-script exited with 3 after 3.1 s, at +1 min 23 s")
    for index in run.activities.indices { run.activities[index].outcome = .succeeded }
    #expect(title(run) == "Out of tolerance at +28 s, met again by +1 min 22 s")
    run.outage?.recoveredBy = nil
    #expect(title(run) == "Out of tolerance at +28 s, and not seen to recover")
    run.outage = nil
    #expect(
      title(run) == "buy-things-as-forty-users-would-on-a-busy-day took 1 min 58 s of 2 min 44 s")
  }

  private func title(_ run: RunAnalysis) -> String? { TimelineChart(run: run).figure()?.title.plainText }

  @Test("a series says what happened to it, and keeps limits beside it")
  func series() throws {
    let run = ChartFixtures.rollouts().runs[3]
    let stalled = try #require(SeriesChart(run: run, series: run.metrics).figure())
    #expect(stalled.title.plainText == "Counter stalled at 68 for 14 s")
    #expect(DrawingInspector(drawing: stalled.drawing).texts.map(\.string).contains("stalled at 68 for 14 s"))
    let busy = ChartFixtures.busyRun()
    let limited = try #require(SeriesChart(run: busy, series: [busy.metrics[1]]).figure())
    #expect(DrawingInspector(drawing: limited.drawing).texts.map(\.string).contains("at most 0.5"))
  }

  @Test("shares and rates say their unit in words and on the axis")
  func units() throws {
    var run = ChartFixtures.busyRun()
    run.metrics[1].unit = .percent
    run.metrics[1].findings = [.shifted(before: 0, during: 14)]
    let share = try #require(SeriesChart(run: run, series: [run.metrics[1]]).figure())
    #expect(share.title.plainText.hasSuffix("rose from 0 % to 14 % during the fault"))
    #expect(DrawingInspector(drawing: share.drawing).texts.contains { $0.string.hasSuffix(" %") })
    run.metrics[1].unit = .perSecond
    let rate = try #require(SeriesChart(run: run, series: [run.metrics[1]]).figure())
    #expect(rate.title.plainText.hasSuffix("rose from 0/s to 14/s during the fault"))
  }

  @Test("an area begins at 0; a line whose values hardly differ keeps its scale and has none")
  func areas() throws {
    var run = ChartFixtures.busyRun()
    func lines(_ low: Double, _ high: Double, _ unit: MetricSeries.Unit = .unknown, count: Int = 1) -> SeriesLines {
      run.checks = []
      run.metrics = (0..<count).map { place in
        var series = MetricSeries(
          evidence: 1, activity: "load", query: nil, label: "\(place)", kind: .gauge,
          points: (0..<20).map { .init(offset: Double($0), value: $0 % 2 == 0 ? low : high) })
        series.unit = unit
        return series
      }
      return SeriesLines(run: run, series: run.metrics)
    }
    #expect(lines(9, 11).low == 0 && lines(9, 11).isFilled)
    #expect(lines(9.9, 10.1, .perSecond).low == 0 && lines(9.9, 10.1, .perSecond).isFilled)
    #expect(lines(999, 1_001).low == 999 && !lines(999, 1_001).isFilled)
    #expect(lines(-1, 1).low == -1 && !lines(-1, 1).isFilled)
    #expect(lines(9, 11, count: 2).low == 9 && !lines(9, 11, count: 2).isFilled)
  }

  @Test("a limit far off the values is told, not drawn")
  func farLimit() throws {
    var run = ChartFixtures.busyRun()
    for index in run.checks.indices where run.checks[index].limits != nil { run.checks[index].limits?.high = 900 }
    let figure = try #require(SeriesChart(run: run, series: [run.metrics[1]]).figure())
    #expect(!DrawingInspector(drawing: figure.drawing).texts.map(\.string).contains("at most 900"))
    #expect(figure.subtitle.plainText.contains("Beyond the scale: at most 900."))
  }

  @Test("of many series the four most remarkable have names")
  func manySeries() throws {
    let run = ChartFixtures.busyRun()
    var many = (0..<12).map { index in
      var series = run.metrics[index % 4]
      (series.name, series.commonTitle) = ("pod-\(index)", "pod-\(index)")
      series.findings = []
      return series
    }
    many[9].findings = [.stalled(at: 1, span: Span(from: 1, to: 9), toEnd: false)]
    let figure = try #require(SeriesChart(run: run, series: many).figure())
    let texts = DrawingInspector(drawing: figure.drawing).texts.map(\.string)
    #expect(texts.filter { $0.hasPrefix("pod-") } == ["pod-0", "pod-1", "pod-2", "pod-9"])
    #expect(figure.subtitle.plainText.contains("Named: the 4 most remarkable of 12."))
  }

  @Test("windows, margins, coverage, durations and contributions")
  func others() {
    let analysis = ChartFixtures.rollouts()
    let busy = ChartFixtures.busyRun()
    #expect(
      WindowsChart(series: analysis.runs[3].metrics[0]).figure()?.title.plainText
        == "Median 2/s before, 0/s during the fault")
    #expect(
      MarginChart(checks: ChartFixtures.marginChecks()).figure()?.title.plainText == "errors was 3 above its limit of 0"
    )
    #expect(MarginChart(checks: analysis.runs[0].checks).figure() == nil)
    #expect(
      CoverageChart(runs: [busy]).figure()?.title.plainText
        == "8 of 14 declared checks were met, 1 was not evaluated")
    let durations = analysis.comparison.flatMap { DurationSlopeChart(comparison: $0, runs: analysis.runs).figure() }
    #expect(durations?.title.plainText == "read-status took 3 s longer in v4")
    #expect(
      ContributionChart(summary: ChartFixtures.contributions()).figure()?.title.plainText
        == "Availability is named most often, by 4 experiments")
  }

  @Test("latencies need five values on either side")
  func latencies() {
    #expect(ECDFChart(name: "x", baseline: [1, 2, 3, 4], fault: [1, 2, 3, 4, 5]).figure() == nil)
    let figure = ECDFChart(name: "x", baseline: [1, 2, 3, 4, 5], fault: [2, 4, 6, 8, 10]).figure()
    #expect(figure?.title.plainText == "x: median 3 s before, 6 s during the fault")
    #expect(figure?.facts.plainText == "n = 5 before, n = 5 during.")
    var run = ChartFixtures.busyRun()
    run.activities = (0..<12).map {
      ChartFixtures.activity($0, "ping", .probe, at: Double($0) - 5, for: 0.1 * Double($0 + 1))
    }
    #expect(ECDFChart.repeatedProbes(of: run).count == 1)
    run.activities.removeFirst()
    #expect(ECDFChart.repeatedProbes(of: run).isEmpty)
  }

  static let states: [(state: String, detail: String?, label: String, mark: Mark)] = [
    ("NewReplicaSetAvailable", "True", "Progressing", .met), ("ReplicaSetUpdated", "True", "Progressing", .neutral),
    ("ProgressDeadlineExceeded", "False", "Progressing", .notMet),
    ("MinimumReplicasUnavailable", "False", "Available", .notMet), ("False", nil, "Available", .notMet),
    ("True", nil, "Ready", .met), ("True", nil, "DiskPressure", .notMet), ("False", nil, "DiskPressure", .met),
    ("503", nil, "status", .notMet), ("200", nil, "status", .met), ("302", nil, "status", .neutral),
    ("CrashLoopBackOff", nil, "", .notMet), ("Running", nil, "", .met), ("ContainersNotReady", nil, "", .notMet),
    ("purple", nil, "", .neutral), ("", nil, "", .neutral),
  ]

  @Test("states are good, bad or on the way", arguments: states.indices)
  func stateTone(_ index: Int) {
    let (state, detail, label, mark) = Self.states[index]
    #expect(StateTone.mark(of: state, detail: detail, label: label) == mark, "\(state)")
  }

  @Test("titles of runs keep what tells them apart")
  func titles() {
    #expect(
      DistinctTitles.make(["Roll out a new service is safe for us all", "Roll out a slow service is safe for us all"])
        == ["New service", "Slow service"])
    #expect(
      DistinctTitles.make(["Load on the shop by day in May", "Noise on the shop by day in May"])
        == ["Load", "Noise"])
    #expect(DistinctTitles.make(["same", "same"]) == ["same", "same"])
    #expect(DistinctTitles.make(["one", ""]) == ["One", ""])
    #expect(DistinctTitles.make([]).isEmpty)
  }

  @Test("names from journals stay on one line and turn no text around")
  func cleaned() {
    #expect(ChartText.clean("read\n\tstatus\u{0}\u{202E}x") == "read statusx")
    #expect(ChartText.clean(String(repeating: "a", count: 999)).count == 241)
    #expect(ChartText.list(["a", "b", "c", "d", "e"], limit: 3) == "a, b and 3 more")
    #expect(ChartText.wrapped("one two three", width: 40, size: 8, lines: 2) == ["one two", "three"])
  }
}
