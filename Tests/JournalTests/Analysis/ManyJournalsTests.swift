import Testing

@testable import Journal

@Suite("Many journals, read one after the other")
struct ManyJournalsTests {
  private func analyses(_ words: [String]) -> (whole: Analysis, surveyed: Analysis) {
    var options = Analyzer.Options()
    options.detailLimit = 3
    let analyzer = Analyzer(options: options)
    let whole = analyzer.analyze(JournalSet(arguments: words))
    return (whole, analyzer.analyze(JournalSet(arguments: words, wholeLimit: 0)))
  }

  @Test("give the verdicts, checks, evidence and comparison that they give when all are held at once")
  func same() throws {
    let words = ["\(Fixtures.folder)/valid"] + (1...4).map { "\(Fixtures.folder)/v\($0).json" }
    let (whole, surveyed) = analyses(words)
    try #require(whole.runs.count > 20)
    #expect(surveyed.runs.map(\.label) == whole.runs.map(\.label))
    #expect(surveyed.runs.map(\.verdict) == whole.runs.map(\.verdict))
    #expect(surveyed.runs.map(\.reason) == whole.runs.map(\.reason))
    #expect(surveyed.runs.map(\.tally) == whole.runs.map(\.tally))
    #expect(surveyed.runs.map { $0.checks.map(\.evidence) } == whole.runs.map { $0.checks.map(\.evidence) })
    #expect(surveyed.detailed == whole.detailed)
    #expect(surveyed.comparison?.checks.map(\.transition) == whole.comparison?.checks.map(\.transition))
    #expect(surveyed.comparison?.durations.map(\.cells) == whole.comparison?.durations.map(\.cells))
    #expect(surveyed.trends.map { $0.rows.map(\.run) } == whole.trends.map { $0.rows.map(\.run) })
    #expect(surveyed.contributions.distribution.map(\.property) == whole.contributions.distribution.map(\.property))
  }

  @Test("keep nothing of a file but what tables need, except for those shown in detail")
  func reduced() throws {
    let surveyed = analyses(["\(Fixtures.folder)/valid"]).surveyed
    let detailed = Set(try #require(surveyed.detailed))
    #expect(detailed.count == 3)
    for (index, run) in surveyed.runs.enumerated() {
      #expect(run.isReduced == !detailed.contains(index))
      guard run.isReduced else { continue }
      #expect(run.metrics.isEmpty && run.states.isEmpty && run.journal.run.isEmpty)
      #expect(run.activities.allSatisfy { $0.run.node == nil && $0.run.output == nil })
    }
  }

  @Test("mask a secret of one file in all others")
  func secrets() {
    let set = JournalSet(arguments: ["\(Fixtures.folder)/everything.json"], wholeLimit: 0)
    let whole = JournalSet(arguments: ["\(Fixtures.folder)/everything.json"])
    let text = "Authorization: Bearer abcdefghijklmnop0123456789"
    let policy = RedactionPolicy()
    #expect(set.redactor(policy: policy).mask(text) == whole.redactor(policy: policy).mask(text))
    #expect(set.survey != nil && whole.survey == nil)
  }

  @Test("show the baseline, the last run and what went wrong in detail")
  func choice() throws {
    var runs = try (0..<20).map { _ in try SampleJournal().analyzed() }
    runs[7].verdict = .deviated
    #expect(DetailChoice.choose(runs, baseline: 4, limit: 5) == [0, 1, 4, 7, 19])
    #expect(DetailChoice.choose(runs, baseline: 4, limit: 20) == nil)
  }
}
