import Journal
import TestSupport
import Testing

@testable import Report

/// Words of charts that said more than the data, or the same thing in two ways.
@Suite("Charts say no more than the data") struct HonestWordsTests {
  private func series(_ offsets: [Double]) -> MetricSeries {
    MetricSeries(
      evidence: 1, activity: "probe", query: nil, label: "x", kind: .gauge,
      points: offsets.map { .init(offset: $0, value: 1) })
  }

  static let steps: [(offsets: [Double], words: String?)] = [
    ([0, 5, 10, 15], "one each 5 s"), ([0, 5, 10.2, 15.1], "one each 5 s"), ([0, 8, 18, 49], "one every 8 to 31 s"),
    ([0, 0.9, 3], "one every 900 ms to 2.1 s"),
    (Array(stride(from: 0, to: 60, by: 5)) + [70, 75], "one each 5 s, but for 1 gap"),
    ([0, 5, 10, 20], "one every 5 to 10 s"), ([0], nil), ([], nil), ([0, 10.4, 21.8, 32.2], "one each 10 s"),
  ]

  @Test("samples are called even only where they nearly are", arguments: steps.indices)
  func evenness(_ index: Int) {
    #expect(StepWords.text([series(Self.steps[index].offsets)]) == Self.steps[index].words)
  }

  @Test("a picture of unevenly sampled series says from how far to how far apart")
  func subtitle() throws {
    var run = ChartFixtures.busyRun()
    run.checks = []
    let figure = try #require(SeriesChart(run: run, series: [series([0, 8, 18, 49])]).figure())
    #expect(figure.subtitle.plainText.contains("n = 4 samples, one every 8 to 31 s."))
    #expect(StepWords.text([series([0, 1, 2])], noun: "sample") == "one sample each 1 s")
    #expect(StepWords.text([series([0, 1, 2]), series([0, 1, 2])]) == "one each 1 s in each series")
    var holed = series(Array(stride(from: 0, through: 50, by: 5)))
    holed.points[4].value = .nan
    #expect(StepWords.text([holed]) == "one each 5 s, but for 1 gap")
    let words = try #require(SeriesChart(run: run, series: [holed]).figure()).subtitle.plainText
    #expect(words.contains("n = 10 samples, one each 5 s, but for 1 gap."))
  }

  @Test("names that begin with a spelling of their own keep it, and lines carry short names in a picture of one probe")
  func names() throws {
    let run = ChartFixtures.busyRun()
    let two = ["orders-0", "orders-1"].map { pod in
      var series = series([0, 5, 10])
      (series.name, series.commonTitle) = ("pod \(pod)", "pod \(pod) · queue")
      series.findings = pod == "orders-1" ? [.shifted(before: 1, during: 3)] : []
      return series
    }
    let figure = try #require(SeriesChart(run: run, series: two).figure())
    #expect(figure.title.plainText == "pod orders-1 · queue rose from 1 to 3 during the fault")
    let texts = DrawingInspector(drawing: figure.drawing).texts.map(\.string)
    #expect(texts.contains("pod orders-0") && texts.contains("pod orders-1"))
    var alike = two
    for place in alike.indices { alike[place].name = "pod" }
    #expect(MetricWords.names(beside: alike) == ["pod orders-0 · queue", "pod orders-1 · queue"])
  }

  // MARK: Durations

  @Test("a row of durations adds up: first, last and how much slower, also in words and in the table behind it")
  func durations() throws {
    var analysis = ChartFixtures.rollouts()
    analysis.comparison?.durations = [
      .init(
        name: "deploy", cells: [12.4, 12.5, 12.45, 15.7], evidence: [nil, nil, nil, nil],
        standings: [.baseline, .within, .within, .slower(by: 3.3)])
    ]
    let comparison = try #require(analysis.comparison)
    let figure = try #require(DurationSlopeChart(comparison: comparison, runs: analysis.runs).figure())
    let texts = DrawingInspector(drawing: figure.drawing).texts.map(\.string)
    #expect(texts.contains("12.4 s") && texts.contains("15.7 s, 3.3 s slower"))
    #expect(figure.title.plainText == "deploy took 3.3 s longer in v4")
    #expect(figure.description.contains("12.4 s, 12.5 s, 12.5 s, 15.7 s; 15.7 s, 3.3 s slower"))
    #expect(
      figure.data?.rows.first?.cells.map { $0.inlines.plainText }.suffix(4) == ["12.4 s", "12.5 s", "12.5 s", "15.7 s"])
  }

  // MARK: Timelines

  @Test("a run of short activities says where its time went instead")
  func timeline() {
    func title(_ activities: [ActivityTiming], to end: Double = 20) -> String? {
      var run = ChartFixtures.run(
        "r", title: "", verdict: .held, clock: ChartFixtures.clock(from: 0, to: end, method: Span(from: 0, to: end)))
      run.activities = activities
      return TimelineChart(run: run).figure()?.title.plainText
    }
    let blink = ChartFixtures.activity(1, "speed-up", at: 0, for: 0.0012)
    let check = ChartFixtures.activity(2, "up", .probe, at: 1, for: 15, block: .after)
    let pausing = ChartFixtures.activity(1, "speed-up", at: 0, for: 0.0012, pauses: (nil, 15))
    let undo = ChartFixtures.activity(3, "undo", at: 19, for: 0.5, block: .rollback)
    #expect(
      title([blink]) == "The method’s activities took 1.2 ms of 20 s; nothing was recorded for the rest")
    #expect(title([blink, check]) == "The method’s activities took 1.2 ms of 20 s, checks 15 s")
    #expect(title([pausing]) == "The method’s activities took 1.2 ms of 20 s, pauses 15 s")
    #expect(title([pausing], to: 4) == "The method’s activities took 1.2 ms of 4 s, pauses nearly all the rest")
    #expect(title([pausing, check]) == "The method’s activities took 1.2 ms of 20 s, checks 15 s")
    #expect(
      title([blink, undo]) == "Activities of method and rollbacks took 501 ms of 20 s; nothing was recorded for 19 s")
    #expect(title([ChartFixtures.activity(1, "deploy", at: 0, for: 2)]) == "deploy took 2 s of 20 s")
    let brief = ChartFixtures.activity(2, "up", .probe, at: 1, for: 0.5, block: .before)
    #expect(title([brief]) == "Checks took 500 ms of 20 s; nothing was recorded for the rest")
  }

  // MARK: Levels

  private func fixture(_ name: String) throws -> RunAnalysis {
    let bytes = try TestFile.read("\(TestEnvironment.root)/Tests/Fixtures/\(name)")
    return Analyzer().analyze([try JournalReader().read(bytes: bytes, path: name)]).runs[0]
  }

  private func subtitle(_ run: RunAnalysis) throws -> String {
    try #require(SeriesChart(run: run, series: [run.metrics[0]]).figure()).subtitle.plainText
  }

  @Test("a move by the rule of charts that the test of all comparisons does not confirm is said to be one, and why")
  func shifts() throws {
    var run = try fixture("everything.json")
    let name = "status_code 200 · requests over the last minute"
    let figure = try #require(SeriesChart(run: run, series: [run.metrics[0]]).figure())
    #expect(figure.title.plainText == "\(name) fell from 4.1 to 3.1 during the fault")
    #expect(try subtitle(run).contains("among all comparisons of the report it does not stand out."))
    let effect = try #require(ShiftWords.effect(of: run.metrics[0], in: run))
    #expect(ShiftWords.reasons(effect, comparisons: 1) == "the interval of the shift holds 0")
    guard case .shift(var shift) = effect.during else {
      Issue.record("no shift")
      return
    }
    shift.corrected = 0.12
    run.effects[0].during = .shift(shift)
    #expect(
      ShiftWords.reasons(run.effects[0], comparisons: 3)
        == "p is 0.12 after correction for 3 comparisons and the interval of the shift holds 0")
    let voice = ReportVoice(analysis: HostileRuns.analysis([run]), variables: [:])
    let notes = EffectBlocks(voice: voice, run: run, id: "r").blocks.compactMap { block in
      if case .paragraph(let text, .note) = block { text.plainText } else { nil }
    }
    #expect(notes.contains { $0.contains("Called risen or fallen above and not here: \(name), as p is 0.12") })
    #expect(
      Narrative(voice: voice, run: run).sentences.contains {
        $0.plainText.contains("during the fault, which does not stand out among all comparisons")
      })
  }

  @Test("a move that stands out needs no such words")
  func clearShift() throws {
    let run = try fixture("series.json")
    #expect(run.effects[0].isClearDuring && !ShiftWords.isDoubted(run.metrics[0], in: run))
    #expect(try !subtitle(run).contains("does not stand out"))
  }

  @Test(
    "p is never shown as the 5 % that it is not",
    arguments: [
      (0.0504, "0.0504"), (0.0496, "0.0496"), (0.05003, "0.05003"), (0.0499996, "0.0499996"), (0.05, "0.05"),
      (0.051, "0.051"), (0.0312, "0.031"), (0.12, "0.12"), (0.0004, "< 0.001"), (0.999, "1"),
    ])
  func p(_ value: Double, _ text: String) {
    #expect(EffectWords.p(value) == text)
  }
}
