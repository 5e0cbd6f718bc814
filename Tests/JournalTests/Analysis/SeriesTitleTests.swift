import JSON
import Testing

@testable import Journal

@Suite("Series have names that a reader can say")
struct SeriesTitleTests {
  /// An answer of two samples a series.
  private static func matrix(_ metrics: [String]) -> String {
    let series = metrics.map { metric in
      let values = "[[\(SeriesTests.origin), \"1.5\"], [\(SeriesTests.origin + 1), \"2.5\"]]"
      return #"{"metric": {\#(metric)}, "values": \#(values)}"#
    }
    let result = series.joined(separator: ", ")
    return #"{"status": "success", "data": {"resultType": "matrix", "result": [\#(result)]}}"#
  }

  /// A run whose activities returned series with these labels.
  private func journal(_ answers: [(activity: String, query: String, metrics: [String])]) -> SampleJournal {
    var journal = SampleJournal()
    for (place, answer) in answers.enumerated() {
      let probe = SampleJournal.probe(answer.activity, provider: ToleranceTests.Case.prometheus(answer.query))
      journal.run.append(
        SampleJournal.ran(
          probe, from: 20 + Double(place), to: 20.5 + Double(place), output: Self.matrix(answer.metrics)))
    }
    return journal
  }

  private func titles(_ answers: [(activity: String, query: String, metrics: [String])]) throws -> [String] {
    try journal(answers).analyzed().metrics.map(\.title)
  }

  @Test("the metric's name stands for itself, labels that tell series apart stand before what was measured")
  func words() throws {
    let mixed = [#""__name__": "latency_seconds", "quantile": "0.95""#, #""__name__": "requests_total""#]
    #expect(try titles([("read", "{job='web'}", mixed)]) == ["quantile 0.95 · latency_seconds", "requests_total"])
    let pods = [#""__name__": "queue", "pod": "orders-0""#, #""__name__": "queue", "pod": "orders-1""#]
    #expect(try titles([("read", "queue", pods)]) == ["pod orders-0 · queue", "pod orders-1 · queue"])
    let computed = [#""pod": "orders-0""#, #""pod": "orders-1""#]
    #expect(
      try titles([("queue length", "sum by (pod) (queue)", computed)]) == [
        "pod orders-0 · queue length", "pod orders-1 · queue length",
      ])
    #expect(try titles([("read", "sum(queue)", [""])]) == ["read"])
  }

  @Test("series of one run have titles of their own, however alike they are")
  func distinct() throws {
    let pods = [#""pod": "a""#, #""pod": "b""#]
    #expect(
      try titles([("queue", "sum by (pod) (q)", pods), ("errors", "sum by (pod) (e)", pods)]) == [
        "pod a · queue", "pod b · queue", "pod a · errors", "pod b · errors",
      ])
    let up = [#""__name__": "up""#]
    #expect(try titles([("first", "up", up), ("second", "up", up)]) == ["up · first", "up · second"])
    #expect(try titles([("read", "up", up), ("read", "up", up)]) == ["up (E3)", "up (E4)"])
    let same = [#""a": "1""#, #""a": "1""#]
    #expect(try titles([("read", "sum(x)", same)]) == ["read", "read (2)"])
    let four = (0..<4).map { #""a": "\#($0 / 2)", "b": "1", "c": "\#($0 / 2)", "d": "\#($0 / 2)", "e": "\#($0 % 2)""# }
    let found = try titles([("read", "sum(x)", four)])
    #expect(Set(found).count == 4 && found[0].contains("e 0") && found[1].contains("e 1"))
  }

  @Test("a label whose name says that it is secret is masked in the title as well")
  func masked() throws {
    let found = try titles([("read", "sum(x)", [#""api_token": "geheim-1""#, #""api_token": "geheim-2""#])])
    #expect(found == ["api_token [masked 1] · read", "api_token [masked 2] · read"])
  }

  @Test(
    "gates know a series by its title, its words, its labels as Prometheus writes them, its activity and its query",
    arguments: [
      ("pod orders-0 · queue", true), ("pod orders-0", true), (#"pod=\"orders-0\""#, true), ("read", true),
      ("queue", true), ("pod orders-7", false), (#"pod=orders-0"#, false),
    ])
  func gates(_ name: String, _ isKnown: Bool) throws {
    let pods = [#""__name__": "queue", "pod": "orders-0""#, #""__name__": "queue", "pod": "orders-1""#]
    let text = "[\"series('\(name)').max >= 2\"]"
    let policy = try GatePolicyReader.read(try JSONDocument(text: text).root.value, text: text, path: "gates.json")
    let analysis = Analyzer().analyze([try journal([("read", "queue", pods)]).read()])
    let result = try #require(try GateJudge(policy).judge(analysis).results.first)
    #expect(result.isPassed == isKnown, "\(result.failures)")
  }

  @Test("a saved baseline keeps the names, and one without them is known by its labels")
  func saved() throws {
    let pods = [#""pod": "a""#, #""pod": "b""#]
    let analysis = Analyzer().analyze([try journal([("read", "sum by (pod) (q)", pods)]).read()])
    let text = JSONWriter.text(SavedBaseline(heldOf: analysis).json)
    let read = try #require(SavedBaseline(try JSONDocument(text: text).root))
    let series = try #require(read.runs.first?.series.first)
    #expect(series.isNamed("pod a · read") && series.isNamed("pod a") && series.isNamed(#"pod="a""#))
    let old = #"{"label": "pod=\"a\"", "activity": "read", "count": 2}"#
    let summary = try #require(SeriesSummary(saved: try JSONDocument(text: old).root))
    #expect(summary.isNamed(#"pod="a""#) && summary.title == #"pod="a""#)
  }
}
