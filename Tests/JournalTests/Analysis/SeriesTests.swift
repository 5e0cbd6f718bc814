import Testing

@testable import Journal

@Suite("Series and states in outputs")
struct SeriesTests {
  /// Noon on 2024-03-01, plus 10: when the sample journal's action began.
  static let origin = 1_709_294_410

  private func run(_ output: String, probe: String? = nil, took: Double = 10) throws -> RunAnalysis {
    var journal = SampleJournal()
    let query = SampleJournal.probe("watch", provider: ToleranceTests.Case.prometheus("requests{job='web'}"))
    journal.run.append(SampleJournal.ran(probe ?? query, from: 20, to: 20 + took, output: output))
    return try journal.analyzed()
  }

  private func matrix(_ values: [(Double, String)], metric: String = #""__name__": "requests""#) -> String {
    let pairs = values.map { #"[\#(Double(SeriesTests.origin) + $0.0), "\#($0.1)"]"# }.joined(separator: ", ")
    return
      #"{"status": "success", "data": {"resultType": "matrix", "result": [{"metric": {\#(metric)}, "values": [\#(pairs)]}]}}"#
  }

  @Test("a counter becomes rates; a restart counts from 0")
  func counter() throws {
    let series = try #require(
      run(matrix([(-4, "10"), (-2, "14"), (0, "18"), (2, "22"), (4, "6"), (6, "10")])).metrics.first)
    #expect(series.kind == .counter)
    #expect(series.label == "requests")
    #expect(series.query == "requests{job='web'}")
    #expect(series.rates.map(\.offset) == [-2, 0, 2, 4, 6])
    #expect(series.rates.map(\.value) == [2, 2, 2, 3, 2])
    #expect(series.restarts == [4])
    #expect(series.findings == [.restarted(at: 4)])
    #expect(series.windows.before == [2])
    #expect(series.windows.during == [2, 2, 3, 2])
    #expect(series.shown == series.rates)
  }

  @Test("rates over samples that are denser than what they sample are taken over the scrape's distance")
  func resolution() throws {
    let values = (0..<20).map { index -> (Double, String) in
      let count = 100 + index / 2 * 6
      return (Double(index), "\(count)")
    }
    let series = try #require(run(matrix(values)).metrics.first)
    #expect(series.step == 1)
    #expect(series.resolution == 2)
    #expect(series.rates.allSatisfy { $0.value == 3 })
    #expect(series.findings.isEmpty)
  }

  @Test("a counter that stops stalls, to the end or until it grows again")
  func stall() throws {
    let grown = [0, 5, 10, 15, 20, 20, 20, 20, 20]
    let toEnd = grown.enumerated().map { (Double($0), "\($1)") }
    #expect(try run(matrix(toEnd)).metrics[0].findings == [.stalled(at: 20, span: Span(from: 4, to: 8), toEnd: true)])
    let resumed = (grown + [25, 30]).enumerated().map { (Double($0), "\($1)") }
    #expect(
      try run(matrix(resumed)).metrics[0].findings == [.stalled(at: 20, span: Span(from: 4, to: 8), toEnd: false)])
  }

  @Test("a counter that grows now and then does not stall")
  func slowCounter() throws {
    let values = (0..<30).map { index -> (Double, String) in
      let count = [3, 8, 10, 17, 20, 26].count { $0 <= index }
      return (Double(index), "\(count)")
    }
    #expect(try run(matrix(values)).metrics[0].findings.isEmpty)
  }

  @Test(
    "names and values tell counters from gauges",
    arguments: [
      ("requests_total", "1 1 1", true), ("requests_total", "5 9 12 2 4", true), ("replica_count", "5 4 5 4 5", false),
      ("requests", "1 2 3 4", true), ("requests", "1 2 3", false), ("requests", "1 2 2.5 4", false),
      ("replicas", "3 2 1 2 3", false), ("requests", "-3 -2 -1 0 1", false), ("requests", "4 5 6 7 6", false),
      (nil, "1 2 3 4 5", false),
    ] as [(String?, String, Bool)])
  func counterSense(_ metric: String?, _ values: String, _ isCounter: Bool) {
    let points = values.split(separator: " ").enumerated().map {
      MetricSeries.Point(offset: Double($0), value: Double($1) ?? .nan)
    }
    #expect(CounterSense.isCounter(points, metric: metric) == isCounter)
  }

  @Test("a query that computes gives gauges")
  func computed() throws {
    let probe = SampleJournal.probe("watch", provider: ToleranceTests.Case.prometheus("sum(requests)"))
    let values = (0..<6).map { (Double($0), "\($0 * 2)") }
    #expect(try run(matrix(values, metric: ""), probe: probe).metrics[0].kind == .gauge)
  }

  @Test("samples are put in order; of repeated moments the last counts; NaN and infinities stay what they are")
  func disorder() throws {
    let series = try run(matrix([(3, "30.5"), (1, "10"), (2, "NaN"), (1, "11"), (4, "+Inf"), (0, "x")])).metrics[0]
    #expect(series.points.map(\.offset) == [0, 1, 2, 3, 4])
    #expect(series.points[1].value == 11)
    #expect(series.points[0].value.isNaN && series.points[2].value.isNaN)
    #expect(series.points[4].value == .infinity)
    #expect(series.windows.during == [11, 30.5])
  }

  @Test("missing samples are gaps, in rates as well")
  func gaps() throws {
    let values = [0, 1, 2, 3, 8, 9, 10].map { (Double($0), "\($0 * 4)") }
    let series = try run(matrix(values)).metrics[0]
    #expect(series.gaps == [Span(from: 3, to: 8)])
    #expect(series.findings == [.gap(Span(from: 3, to: 8))])
    #expect(series.rates.filter { $0.value.isNaN }.map(\.offset) == [8])
  }

  @Test("a level that changed with the fault is told, with its medians; few values never are")
  func shift() throws {
    let before = (0..<6).map { (Double($0) - 6, "1.\($0)") }
    let during = (0..<6).map { (Double($0), "2.\($0)") }
    let series = try run(matrix(before + during, metric: "")).metrics[0]
    #expect(series.findings == [.shifted(before: 1.25, during: 2.25)])
    let few = try run(matrix(Array(before.suffix(3)) + during, metric: "")).metrics[0]
    #expect(few.findings.isEmpty)
  }

  @Test("a series that never changes is told")
  func constant() throws {
    #expect(try run(matrix([(0, "1.5"), (1, "1.5"), (2, "1.5")])).metrics[0].findings == [.constant(1.5)])
  }

  @Test("several series are told apart by the labels that differ; more than fifty are counted")
  func labels() throws {
    let series = (0..<60).map {
      #"{"metric": {"__name__": "up", "job": "web", "pod": "p\#($0)"}, "values": [[\#(SeriesTests.origin), "1"], [\#(SeriesTests.origin + 1), "0"]]}"#
    }
    let run = try run(
      #"{"status": "success", "data": {"resultType": "matrix", "result": [\#(series.joined(separator: ", "))]}}"#)
    #expect(run.metrics.count == 50)
    #expect(run.metrics[0].label == #"pod="p0""#)
    #expect(run.metrics[0].labels.map(\.name) == ["__name__", "job", "pod"])
    #expect(run.omittedSeries == [OmittedSeries(evidence: 3, series: 10, samples: 0)])
  }

  @Test("more than 11,000 samples are cut and counted")
  func samples() throws {
    let values = (0..<11_050).map { (Double($0), "1") }
    let run = try run(matrix(values))
    #expect(run.metrics[0].points.count == 11_000)
    #expect(run.omittedSeries == [OmittedSeries(evidence: 3, series: 0, samples: 50)])
  }

  @Test("an answer in the body of an HTTP call is one as well")
  func body() throws {
    let probe = SampleJournal.probe("watch")
    let run = try run(#"{"status": 200, "headers": {}, "body": \#(matrix([(0, "1.5"), (1, "2.5")]))}"#, probe: probe)
    #expect(run.metrics.count == 1)
  }

  private func watching(_ duration: String = #""duration": 10"#) -> String {
    SampleJournal.probe(
      "watch", provider: #"{"type": "python", "module": "m", "func": "f", "arguments": {\#(duration)}}"#)
  }

  @Test("numbers of an activity that watched for a while are spread over it")
  func numbers() throws {
    let series = try run("[0.1, 0.2, 0.4, null, 0.3]", probe: watching()).metrics[0]
    #expect(series.timesAreEstimated)
    #expect(series.points.map(\.offset) == [10, 12, 14, 16, 18])
    #expect(series.points[3].value.isNaN)
  }

  @Test(
    "lists that are no samples stay lists",
    arguments: [
      ("[4711, 4712, 4713, 4714, 4715]", 0.4), ("[1, 2]", 30), (#"["a", "b", "c", "d"]"#, 30), ("[]", 30), ("[1]", 30),
      (#"[1, "a", 2, "b", 3]"#, 30), (#"[{"name": "a", "replicas": 3}, {"name": "b", "replicas": 2}]"#, 30),
      (#"[["a", 1], ["b", 2]]"#, 30), ("{}", 30),
    ])
  func noSamples(_ output: String, _ took: Double) throws {
    let run = try run(output, probe: SampleJournal.probe("list"), took: took)
    #expect(run.metrics.isEmpty && run.states.isEmpty)
  }

  @Test("conditions over time are one sequence a type: the reason is the state")
  func conditions() throws {
    let output = #"""
      [[["Available", "True", "Ok"], ["Progressing", "True", "Updated"]],
       [["Available", "True", "Ok"], ["Progressing", "True", "Updated"]],
       [["Available", "True", "Ok"]],
       [["Available", "False", "Gone"], ["Progressing", "False", "Deadline"]]]
      """#
    let states = try run(output, probe: watching()).states
    #expect(states.map(\.label) == ["Available", "Progressing"])
    #expect(states[0].segments.map(\.state) == ["Ok", "Gone"])
    #expect(states[0].segments.map(\.samples) == [3, 1])
    // A sample without the type leaves a hole.
    #expect(states[1].segments.map(\.span) == [Span(from: 10, to: 15), Span(from: 17.5, to: 20)])
    #expect(states[1].segments.map(\.detail) == ["True", "False"])
    let areEstimated = states.allSatisfy { $0.timesAreEstimated }
    #expect(areEstimated)
  }

  @Test("texts, flags and HTTP statuses that repeat are states")
  func states() throws {
    #expect(
      try run(#"["up", "up", "down", "up"]"#, probe: watching()).states[0].segments.map(\.state) == [
        "up", "down", "up",
      ])
    #expect(try run("[true, true, false]", probe: watching()).states[0].segments.map(\.samples) == [2, 1])
    #expect(
      try run("[200, 200, 503, 200]", probe: watching()).states[0].segments.map(\.state) == ["200", "503", "200"])
    #expect(try run("[200, 200, 503, 200]", probe: watching()).metrics.isEmpty)
  }

  @Test("objects with a time give a series a number and a sequence a text")
  func objects() throws {
    let output = #"""
      [{"timestamp": "2024-03-01T12:00:20Z", "latency": 0.5, "code": "ok"},
       {"timestamp": "2024-03-01T12:00:22Z", "latency": 0.7, "code": "ok"},
       {"timestamp": "2024-03-01T12:00:24Z", "latency": 0.9, "code": "late"},
       {"timestamp": "2024-03-01T12:00:26Z", "latency": 0.8, "code": "late"}]
      """#
    let run = try run(output, probe: SampleJournal.probe("attack"))
    #expect(run.metrics.map(\.label) == ["latency"])
    #expect(run.metrics[0].points.map(\.offset) == [10, 12, 14, 16])
    #expect(!run.metrics[0].timesAreEstimated)
    #expect(run.states[0].segments.map(\.span) == [Span(from: 10, to: 14), Span(from: 14, to: 18)])
  }

  @Test("repeated checks are a series of what they judged, or a sequence of what they saw")
  func checks() throws {
    var journal = SampleJournal()
    let probe = SampleJournal.probe("load", tolerance: "[0, 50]", provider: ToleranceTests.Case.python)
    journal.declaredProbes = [probe]
    (journal.before, journal.after) = (nil, nil)
    journal.during = [10, 80, 20].enumerated().map { round, value in
      let check = SampleJournal.checked(
        "load", at: 11 + Double(round) * 2, met: value <= 50, output: "\(value)", probe: probe)
      return SampleJournal.state(value <= 50, [check])
    }
    let series = try #require(journal.analyzed().metrics.first)
    #expect(series.points == [1, 3, 5].enumerated().map { .init(offset: Double($1), value: [10, 80, 20][$0]) })

    var second = SampleJournal()
    second.during = [200, 200, 503, 503].enumerated().map { round, status in
      let check = SampleJournal.checked(
        "up", at: 11 + Double(round), met: status == 200, output: #"{"status": \#(status)}"#)
      return SampleJournal.state(status == 200, [check])
    }
    let states = try #require(second.analyzed().states.first)
    #expect(states.segments.map(\.state) == ["200", "503", "200"])
    #expect(!states.timesAreEstimated)
  }

  @Test("a round that left a probe out is a hole in its sequence, and the last state ends with the run")
  func roundsLeftOut() throws {
    var journal = SampleJournal()
    journal.declaredProbes = [SampleJournal.probe("first"), SampleJournal.probe("second")]
    (journal.before, journal.after) = (nil, nil)
    journal.during = [true, false, true, true].enumerated().map { round, met in
      let at = 11 + Double(round) * 5
      let first = SampleJournal.checked("first", at: at, met: met)
      return SampleJournal.state(met, met ? [first, SampleJournal.checked("second", at: at + 1, met: true)] : [first])
    }
    let states = try journal.analyzed().states
    #expect(states[0].segments.map(\.span) == [Span(from: 1, to: 6), Span(from: 6, to: 11), Span(from: 11, to: 50)])
    #expect(states[1].segments.map(\.span) == [Span(from: 2, to: 6), Span(from: 12, to: 50)])
  }

  @Test("instant values that the same probe asked for again are one series")
  func instants() throws {
    var journal = SampleJournal()
    let probe = SampleJournal.probe("load", provider: ToleranceTests.Case.prometheus("load"))
    journal.run += [1.5, 2.5, 3.5].enumerated().map { index, value in
      let time = SeriesTests.origin + index * 2
      let answer = ToleranceTests.Case.vector(#"{"metric": {"__name__": "load"}, "value": [\#(time), "\#(value)"]}"#)
      return SampleJournal.ran(probe, from: 12 + Double(index) * 2, to: 13 + Double(index) * 2, output: answer)
    }
    let series = try #require(journal.analyzed().metrics.first)
    #expect(series.points.map(\.value) == [1.5, 2.5, 3.5])
    #expect(series.points.map(\.offset) == [0, 2, 4])
  }
}
