import Journal
import Testing

@testable import Report

@Suite("The picture of states") struct StateStripTests {
  private let run = ChartFixtures.run(
    "r", title: "", verdict: .deviated, clock: ChartFixtures.clock(from: 0, to: 60, method: Span(from: 0, to: 50)))

  private func series(_ label: String, _ segments: [StateSeries.Segment], activity: String? = nil) -> StateSeries {
    StateSeries(
      evidence: 1, activity: activity ?? label, label: label, segments: segments, timesAreEstimated: false)
  }

  private func segment(_ from: Double, _ to: Double, _ state: String, isBroken: Bool = false) -> StateSeries.Segment {
    .init(span: Span(from: from, to: to), state: state, detail: nil, samples: 2, isBroken: isBroken)
  }

  private func figure(_ states: [StateSeries]) throws -> Figure {
    try #require(StateStripChart(run: run, states: states).figure())
  }

  @Test("a check that broke is orange and crossed, whatever it says, and counts as a bad state")
  func broke() throws {
    let states = [series("up", [segment(0, 20, "200"), segment(20, 40, "broke", isBroken: true)])]
    let figure = try figure(states)
    #expect(figure.title.plainText == "up broke for 20 s, from +20 s")
    #expect(figure.subtitle.plainText.contains("“broke”: the check itself failed."))
    let items = DrawingInspector(drawing: figure.drawing).items
    let bars = items.compactMap { item -> InkRole? in
      if case .rect(let box, _, let fill, _) = item, abs(box.height - 12) < 0.01 { fill?.role } else { nil }
    }
    #expect(bars == [.met, .notMet])
    #expect(items.contains { if case .marker(Mark.notMet.shape, _, _, _) = $0 { true } else { false } })
    #expect(StateTone.mark(of: segment(0, 1, "fine", isBroken: true), in: states[0]) == .notMet)
    #expect(StateTone.mark(of: segment(0, 1, "broke"), in: states[0]) == .neutral)
  }

  @Test("the checks of a run that broke come to the picture as broken")
  func analyzed() throws {
    var run = run
    run.states = []
    let states = series("up", [segment(0, 5, "200"), segment(5, 6, "broke", isBroken: true)])
    let strip = StateStrip(series: states, scale: LinearScale(from: 0, to: 60, start: 0, end: 300))
    #expect(strip.bars.map(\.mark) == [.met, .notMet])
  }

  @Test("a state has the word of the data in wide bars, in narrow ones and beside them", arguments: [60.0, 12, 4, 1])
  func oneWord(_ length: Double) throws {
    let states = [
      series("Progressing", [segment(0, length, "ReplicaSetUpdated"), segment(length, 60, "NewReplicaSetAvailable")])
    ]
    let texts = DrawingInspector(drawing: try figure(states).drawing).texts.map(\.string)
    let known = ["Progressing", "ReplicaSetUpdated", "NewReplicaSetAvailable"]
    #expect(
      texts.filter { $0.contains { $0.isLetter } && !known.contains($0) && !$0.hasSuffix(" s") } == ["first action"])
    #expect(texts.contains("ReplicaSetUpdated"))
  }

  @Test("the overview cuts a word that has no room, and never puts another in its place")
  func overview() throws {
    let texts = DrawingInspector(
      drawing: try #require(RunOverviewChart(analysis: ChartFixtures.rollouts()).figure()).drawing
    ).texts.map(\.string)
    #expect(texts.contains("ReplicaSetUpdated") && texts.contains("NewReplicaSetAvailable"))
    #expect(!texts.contains("rolling out") && !texts.contains("deadline"))
  }

  @Test("what is said of several probes is said of all of them")
  func several() throws {
    let good = series("stock", [segment(0, 60, "200")])
    let bad = series("up", [segment(0, 20, "200"), segment(20, 24, "503"), segment(24, 60, "200")])
    let figure = try figure([good, bad])
    #expect(figure.title.plainText == "1 of 2 had a bad state: up was 503 for 4 s, from +20 s")
    #expect(figure.subtitle.plainText.hasPrefix("stock and up, n = 2 to 6 samples each"))
    #expect(
      try self.figure([good, series("in", [segment(0, 5, "a"), segment(5, 60, "b")])]).title.plainText
        == "None of 2 had a bad state; in reached b at +5 s")
    #expect(try self.figure([good, good]).title.plainText == "None of 2 had a bad state or changed")
    let four = (0..<4).map { series("p\($0)", [segment(0, 60, "200")]) }
    #expect(try self.figure(four).subtitle.plainText.hasPrefix("4 sequences from 4 activities, n = 2 samples each"))
  }

  @Test("sequences of one name are told apart by their activities")
  func alike() {
    let rows = [series("Ready", [], activity: "pods"), series("Ready", [], activity: "nodes"), series("x", [])]
    #expect(StateWords.names(rows) == ["Ready · pods", "Ready · nodes", "x"])
  }

  @Test("times that were made up are said of the sequences that have such")
  func estimated() throws {
    var made = series("Ready", [segment(0, 60, "True")])
    made.timesAreEstimated = true
    let both = try figure([series("up", [segment(0, 60, "200")]), made])
    #expect(both.subtitle.plainText.contains("spread evenly over the activity: Ready."))
    #expect(try figure([made]).subtitle.plainText.contains("The output has no times"))
  }
}
