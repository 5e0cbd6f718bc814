import Journal
import Testing

@testable import Report

@Suite("Matrices")
struct ChartTablesTests {
  private func runs(_ count: Int) -> [RunAnalysis] {
    (0..<count).map {
      ChartFixtures.run("v\($0)", title: "t", verdict: .held, clock: ChartFixtures.clock(from: 0, to: 1))
    }
  }

  private func comparison(
    _ cells: [Check.Outcome?], _ transition: Comparison.Transition, evidence: [Int?] = []
  ) -> Comparison {
    Comparison(
      baseline: 0, groups: [],
      checks: [.init(name: "ping", phase: .after, cells: cells, evidence: evidence, transition: transition)],
      durations: [], metrics: [])
  }

  @Test("a cell has a glyph and a word, and is outlined where it changed")
  func cells() {
    let table = CheckMatrixTable.make(
      comparison: comparison([.met, .met, .notMet, nil, .notEvaluated], .regressed, evidence: [1, nil, 7]),
      runs: runs(5))
    #expect(table.columns.map { $0.title.plainText } == ["Check", "Phase", "v0", "v1", "v2", "v3", "v4", "Change"])
    let row = table.rows[0].cells
    #expect(
      row.map { $0.inlines.plainText } == [
        "ping", "after", "● met E1", "● met", "✖ not met E7", "not declared", "○ not evaluated", "✖ regressed",
      ])
    #expect(row.map(\.isChanged) == [false, false, false, false, true, false, false, false])
    #expect(row.map(\.fill) == [nil, nil, .met, .met, .notMet, nil, .neutral, nil])
  }

  @Test(
    "only a turn from met to not met or back is outlined, the baseline first, and nothing in a row said to be unchanged",
    arguments: [
      ([.met, .notEvaluated, .met], .unchanged, 0, []), ([.met, .met, .notEvaluated], .notEvaluated, 0, []),
      ([.notMet, .broke, .notMet], .unchanged, 0, []), ([nil, .met, .notMet], .new, 0, []),
      ([.met, .notEvaluated, .notMet], .regressed, 0, [2]), ([.met, .notMet, .met], .flaky, 0, [1, 2]),
      ([.notMet, .notMet, .met], .regressed, 2, [0]),
    ] as [([Check.Outcome?], Comparison.Transition, Int, [Int])])
  func outlined(_ cells: [Check.Outcome?], _ transition: Comparison.Transition, _ baseline: Int, _ changed: [Int]) {
    var comparison = comparison(cells, transition)
    comparison.baseline = baseline
    comparison.groups = [.init(title: "t", runs: Array(cells.indices))]
    let row = CheckMatrixTable.make(comparison: comparison, runs: runs(cells.count)).rows[0].cells.dropFirst(2)
    #expect(row.enumerated().filter { $0.element.isChanged }.map(\.offset) == changed)
  }

  @Test("runs of different experiments claim no change")
  func sideBySide() {
    let table = CheckMatrixTable.make(comparison: comparison([.met, .notMet], .sideBySide), runs: runs(2))
    #expect(table.rows[0].cells.filter { $0.isChanged }.isEmpty)
  }

  @Test("many runs are counted instead of shown")
  func wide() {
    let cells: [Check.Outcome?] = (0..<50).map { $0 == 20 ? .notMet : $0 == 30 ? nil : .met }
    let table = CheckMatrixTable.make(comparison: comparison(cells, .flaky), runs: runs(50))
    #expect(table.columns.count == 8)
    #expect(
      table.rows[0].cells.map { $0.inlines.plainText } == ["ping", "after", "48", "✖ 1", "0", "0", "v20", "✖ flaky"])
  }

  @Test("rows beyond the limit are counted by what became of them")
  func long() {
    var comparison = comparison([.met], .unchanged)
    comparison.checks = (0..<205).map { _ in comparison.checks[0] }
    let table = CheckMatrixTable.make(comparison: comparison, runs: runs(1))
    #expect(table.rows.count == 201)
    #expect(table.rows.last?.cells.first?.inlines.plainText == "and 5 more checks: 5 unchanged")
  }

  @Test("contributions by experiment and by tag")
  func contributions() throws {
    let summary = ChartFixtures.contributions()
    let byExperiment = try #require(ContributionTables.byExperiment(summary, runs: runs(3)))
    #expect(
      byExperiment.rows.map { $0.cells.map { $0.inlines.plainText } } == [
        ["Losing the cache v0 and v1", "high", "", "medium", ""], ["Losing a node v2", "high", "low", "", "none"],
      ])
    let byTag = try #require(ContributionTables.byTag(summary))
    #expect(byTag.rows[1].cells.map { $0.inlines.plainText } == ["node", "1 high", "1 low", "", "1 none"])
    let none = ContributionSummary(levels: [], distribution: [], experiments: [], tags: [])
    #expect(ContributionTables.byExperiment(none, runs: []) == nil)
    #expect(ContributionTables.byTag(none) == nil)
  }

  @Test("every row of every table has a cell a column")
  func rectangular() {
    for (name, analysis) in HostileRuns.all {
      var tables = AllCharts.figures(of: analysis).compactMap(\.data)
      if let comparison = analysis.comparison {
        tables.append(CheckMatrixTable.make(comparison: comparison, runs: analysis.runs))
      }
      tables += [
        ContributionTables.byExperiment(analysis.contributions, runs: analysis.runs),
        ContributionTables.byTag(analysis.contributions),
      ].compactMap { $0 }
      for table in tables {
        for row in table.rows { #expect(row.cells.count == (row.isGroup ? 1 : table.columns.count), "\(name)") }
        for row in table.rows { #expect(row.cells.allSatisfy { $0.sortKey?.isFinite != false }, "\(name)") }
      }
    }
  }
}
