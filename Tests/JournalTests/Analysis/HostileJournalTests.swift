import Testing

@testable import Journal

@Suite("The analysis of hostile journals")
struct HostileJournalTests {
  /// What must be true of every analysis.
  private func check(_ analysis: Analysis, _ name: String) {
    var evidence = 1
    for run in analysis.runs {
      let numbers = run.activities.map(\.evidence)
      #expect(numbers == numbers.indices.map { evidence + $0 }, "\(name)")
      evidence += numbers.count
      for check in run.checks {
        #expect(check.evidence.map(numbers.contains) ?? true, "\(name)")
        #expect(check.expected.unicodeScalars.count <= ToleranceText.limit, "\(name): \(check.expected)")
        #expect((check.observed ?? "").unicodeScalars.count <= ValueText.limit, "\(name): \(check.observed ?? "")")
        #expect((check.offset ?? 0).isFinite, "\(name)")
        #expect(!(check.outcome == .met && check.evidence == nil), "\(name)")
      }
      #expect(run.clock.run.length >= 0, "\(name)")
      #expect(run.activities.allSatisfy { ($0.duration ?? 0) >= 0 && ($0.share ?? 0) <= 1 }, "\(name)")
      #expect(run.masked.count <= Redactor.placeLimit, "\(name)")
      for series in run.metrics {
        #expect(series.points.count >= 2 && series.points.count <= SeriesLimit.samples, "\(name)")
        #expect(zip(series.points, series.points.dropFirst()).allSatisfy { $0.offset < $1.offset }, "\(name)")
        #expect(series.rates.allSatisfy { !($0.value < 0) }, "\(name)")
      }
      for state in run.states { #expect(state.segments.allSatisfy { $0.span.length >= 0 }, "\(name)") }
    }
  }

  @Test("every fixture is analysed, alone and all together")
  func fixtures() throws {
    var journals = [try Fixtures.everything()]
    for path in files(in: Fixtures.folder + "/valid") {
      let journal = try JournalReader().read(path: path)
      check(Analyzer().analyze([journal]), path)
      journals.append(journal)
    }
    #expect(journals.count > 30)
    let all = Analyzer().analyze(journals)
    check(all, "all")
    #expect(all.comparison?.groups.flatMap(\.runs).sorted() == Array(journals.indices))
  }

  @Test("whatever happens to the bytes, what can be read can be analysed", arguments: 0..<8)
  func mutations(seed: Int) {
    let original = Fixtures.bytes(Fixtures.folder + "/everything.json")
    var numbers = MutationTests.Numbers(state: UInt64(seed) &+ 1000)
    let values = [
      "null", "true", "[]", "{}", #""""#, "-1", "1e400", "NaN", #""2024-13-45T99""#, #""9999-12-31T23:59:59""#,
      "[1, [2]]",
      #"{"status": "success", "data": {"resultType": "matrix", "result": [{"values": [[1e300, "NaN"], [0, 1]]}]}}"#,
    ]
    var read = 0
    for _ in 0..<25 {
      var bytes = original
      for _ in 0..<(1 + numbers.next(below: 3)) {
        let start = numbers.next(below: bytes.count)
        guard let colon = bytes[start...].firstIndex(of: UInt8(ascii: ":")),
          let end = bytes[colon...].firstIndex(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n") })
        else { continue }
        bytes.replaceSubrange(colon + 1..<end, with: Array(values[numbers.next(below: values.count)].utf8))
      }
      guard let journal = try? JournalReader().read(bytes: bytes, path: "mutated.json") else { continue }
      read += 1
      check(Analyzer().analyze([journal, journal]), "seed \(seed)")
    }
    #expect(read > 2)
  }

  @Test("the same journals give the same analysis")
  func determinism() throws {
    func facts() throws -> [String] {
      let analysis = Analyzer().analyze([try Fixtures.everything(), try SampleJournal().read()])
      var facts = ["\(analysis.contributions)", "\(analysis.comparison?.checks ?? [])"]
      facts.append("\(analysis.comparison?.durations ?? [])")
      for run in analysis.runs {
        facts.append("\(run.verdict) \(run.reason) \(run.clock) \(run.gaps) \(run.notCovered) \(run.masked)")
        facts += run.checks.map { "\($0)" }
        facts += run.states.map { "\($0)" }
        for series in run.metrics {
          facts.append("\(series.label) \(series.labels) \(series.findings) \(series.points)")
        }
      }
      return facts
    }
    #expect(try facts() == facts())
  }

  @Test("a list that is nested thousands deep, as output, tolerance and arguments")
  func depth() throws {
    let deep = String(repeating: "[", count: 3000) + String(repeating: "]", count: 3000)
    var journal = SampleJournal()
    let probe = SampleJournal.probe(
      "deep", tolerance: #"{"type": "jsonpath", "path": "$..*", "expect": \#(deep)}"#,
      provider: #"{"type": "python", "module": "m", "func": "f", "arguments": {"password": \#(deep), "x": \#(deep)}}"#)
    journal.declaredProbes = [probe]
    journal.before = SampleJournal.state(
      true, [SampleJournal.checked("deep", at: 1, met: true, output: deep, probe: probe)])
    check(Analyzer().analyze([try journal.read()]), "deep")
  }
}
