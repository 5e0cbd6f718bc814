import Journal
import Testing

@Suite("Verdicts on journals that were found in the wild")
struct FoundVerdictTests {
  /// Verdicts found by reading the files.
  static let table: [(name: String, verdict: Verdict)] = [
    ("2019/v1", .held), ("2019/v2", .held), ("2019/v3", .held), ("2019/v4", .deviated),
    ("wild/003", .notTested), ("wild/005", .deviated), ("wild/007", .inconclusive), ("wild/009", .held),
    ("wild/011", .deviated), ("wild/013", .held), ("wild/019", .failed), ("wild/023", .held), ("wild/025", .failed),
    ("wild/029", .notTested), ("wild/033", .deviated), ("wild/035", .notTested), ("wild/037", .notTested),
    ("wild/039", .interrupted), ("wild/041", .deviated), ("wild/043", .held), ("wild/051", .notTested),
    ("wild/053", .failed), ("wild/057", .held), ("wild/061", .inconclusive), ("wild/071", .notTested),
    ("wild/075", .rollbackFailed), ("wild/077", .failed), ("wild/079", .deviated), ("wild/087", .rollbackFailed),
    ("wild/089", .inconclusive), ("wild/091", .deviated), ("wild/103", .deviated), ("wild/105", .failed),
    ("wild/107", .deviated), ("wild/109", .interrupted), ("wild/113", .interrupted), ("wild/129", .held),
    ("wild/131", .failed), ("wild/133", .notTested), ("wild/143", .inconclusive), ("wild/147", .notTested),
    ("wild/151", .deviated), ("wild/153", .held),
  ]

  @Test("are the ones that reading the files gives", arguments: table)
  func verdict(_ name: String, _ verdict: Verdict) throws {
    let parts = name.split(separator: "/").map(String.init)
    guard let path = FoundJournals.path(startingWith: parts[1], in: parts[0]) else { return }
    let run = Analyzer().analyze([try JournalReader().read(path: path)]).runs[0]
    #expect(run.verdict == verdict, "\(run.reason)")
  }

  @Test("judging again never contradicts them, and all analyse together")
  func all() throws {
    let journals = (FoundJournals.paths(in: "2019") + FoundJournals.paths(in: "wild")).compactMap {
      try? JournalReader().read(path: $0)
    }
    let analysis = Analyzer().analyze(journals)
    #expect(analysis.runs.count == journals.count)
    let numbers = analysis.runs.flatMap { $0.activities.map(\.evidence) }
    #expect(numbers == Array(numbers.indices.map { $0 + 1 }))
    for run in analysis.runs {
      for check in run.checks {
        #expect(check.agrees != false, "\(run.label): \(check.name), \(check.expected), \(check.observed ?? "")")
      }
    }
  }

  @Test("the four rollouts of 2019: what their report says is found")
  func rollouts() throws {
    let journals = FoundJournals.paths(in: "2019").compactMap { try? JournalReader().read(path: $0) }
    guard journals.count == 4 else { return }
    let runs = Analyzer().analyze(journals).runs
    #expect(runs.map { $0.tally.met } == [2, 2, 2, 1])

    let deviation = runs[3].checks[1]
    #expect(deviation.expected == "no series with a value other than 0")
    #expect(deviation.observed == #"1 series: status_code="500", 0.3 per s"#)
    #expect(deviation.offset == 26)

    let counters = runs.map { $0.metrics[0] }
    #expect(counters.allSatisfy { $0.kind == .counter && $0.resolution == 2 && $0.step == 1 })
    guard case .stalled(912, let span, true) = try #require(counters[3].findings.first) else {
      Issue.record("\(counters[3].findings)")
      return
    }
    #expect(abs(span.length - 14) < 0.001 && abs(span.from - 12.1) < 0.001)
    #expect(counters[1].findings == [.restarted(at: 13)])
    #expect(counters[0].findings.isEmpty && counters[2].findings.isEmpty)

    let progress = runs.compactMap { $0.states.first { $0.label == "Progressing" } }
    #expect(progress[0].segments.map(\.state) == ["NewReplicaSetAvailable"])
    #expect(progress[2].segments.map(\.state) == ["ReplicaSetUpdated", "ProgressDeadlineExceeded"])
    #expect(progress[2].segments[1].span == Span(from: 20, to: 25))
    #expect(progress[2].segments[1].detail == "False")
    #expect(progress[3].segments.map(\.samples) == [15, 10])
  }
}
