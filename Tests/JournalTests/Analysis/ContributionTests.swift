import Journal
import Testing

@Suite("Contributions")
struct ContributionTests {
  private func summary(_ experiments: [(title: String, contributions: String, tags: String)]) throws
    -> ContributionSummary
  {
    let journals = try experiments.map { experiment in
      var journal = SampleJournal()
      journal.title = experiment.title
      journal.extra = [#""contributions": {\#(experiment.contributions)}"#, #""tags": [\#(experiment.tags)]"#]
      return try journal.read()
    }
    return Analyzer().analyze(journals).contributions
  }

  @Test("runs of one experiment count once; levels keep their order, other words come last")
  func counts() throws {
    let summary = try summary([
      ("a", #""security": "none", "availability": "high""#, #""web""#),
      ("a", #""availability": "high""#, #""web""#),
      ("b", #""availability": "medium""#, #""web", "db""#),
      ("c", #""availability": "vast""#, ""),
      ("d", "", #""web""#),
    ])
    #expect(summary.levels == ["high", "medium", "none", "vast"])
    #expect(summary.distribution.map(\.property) == ["availability", "security"])
    #expect(summary.distribution.map(\.counts) == [[1, 1, 0, 1], [0, 0, 1, 0]])
    #expect(summary.experiments.map(\.title) == ["a", "b", "c"])
    #expect(summary.experiments.map(\.runs) == [[0, 1], [2], [3]])
    #expect(summary.experiments.map(\.levels) == [["high", "none"], ["medium", nil], ["vast", nil]])
    #expect(summary.tags.map(\.tag) == ["db", "web"])
    #expect(summary.tags.map(\.counts) == [[[0, 1, 0, 0], [0, 0, 0, 0]], [[1, 1, 0, 0], [0, 0, 1, 0]]])
  }

  @Test("without contributions there is nothing to show")
  func empty() throws {
    #expect(try summary([("a", "", #""web""#)]).isEmpty)
  }

  @Test("thousands of words are bounded, the frequent ones stay")
  func bounded() throws {
    let many = (0..<500).map { #""p\#($0)": "l\#($0)""# }.joined(separator: ", ")
    let summary = try summary([("a", many + #", "often": "high""#, ""), ("b", #""often": "high""#, "")])
    #expect(summary.distribution.count == 100)
    #expect(summary.levels.count == 12)
    #expect(summary.distribution.contains { $0.property == "often" && $0.counts[0] == 2 })
  }
}
