import Testing

@testable import Journal

@Suite("Runs side by side")
struct ComparisonTests {
  private func journal(_ title: String, met: Bool?, took: Double = 10, action: String = "break", probe: String = "up")
    throws -> RunJournal
  {
    var journal = SampleJournal()
    journal.title = title
    journal.declaredProbes = [SampleJournal.probe(probe)]
    journal.before = SampleJournal.state(true, [SampleJournal.checked(probe, at: 1, met: true)])
    journal.after = met.map { SampleJournal.state($0, [SampleJournal.checked(probe, at: 30, met: $0)]) }
    journal.run = [SampleJournal.ran(SampleJournal.action(action), from: 10, to: 10 + took)]
    return try journal.read()
  }

  private func compared(_ journals: [RunJournal], baseline: Int = 0) throws -> Comparison {
    var options = Analyzer.Options()
    options.baseline = baseline
    return try #require(Analyzer(options: options).analyze(journals).comparison)
  }

  @Test("a single run has nothing to be compared with")
  func single() throws {
    #expect(Analyzer().analyze([try journal("a", met: true)]).comparison == nil)
    #expect(Analyzer().analyze([]).runs.isEmpty)
  }

  /// Outcomes after the method (met, not met, not evaluated), the baseline, and the transition.
  @Test(
    "a check changes within runs of one experiment only",
    arguments: [
      ("mm", 0, .unchanged), ("mn", 0, .regressed), ("nm", 0, .fixed), ("nn", 0, .unchanged), ("mnm", 0, .flaky),
      ("mmn", 0, .regressed), ("nmn", 0, .flaky), ("--", 0, .notEvaluated), ("m-n", 0, .regressed),
      ("-m", 0, .notEvaluated), ("m-", 0, .notEvaluated), ("mm-", 0, .notEvaluated), ("m-m", 0, .unchanged),
      ("mn-", 0, .regressed), ("nm", 1, .regressed), ("mn", 1, .fixed), ("nmm", 2, .flaky),
    ] as [(String, Int, Comparison.Transition)])
  func transitions(_ outcomes: String, _ baseline: Int, _ transition: Comparison.Transition) throws {
    let journals = try outcomes.map { try journal("a", met: $0 == "-" ? nil : $0 == "m") }
    let row = try #require(compared(journals, baseline: baseline).checks.last)
    #expect(row.phase == .after)
    #expect(row.transition == transition)
    #expect(row.cells.count == outcomes.count)
  }

  @Test("a check that the baseline does not declare is new, one that the last run does not declare is not evaluated")
  func new() throws {
    let rows = try compared([journal("a", met: true, probe: "old"), journal("a", met: true, probe: "young")]).checks
    #expect(rows.map(\.name) == ["old", "young", "old", "young"])
    #expect(rows.map(\.transition) == [.notEvaluated, .new, .notEvaluated, .new])
    #expect(rows[1].cells == [nil, .met])
    #expect(rows[1].evidence == [nil, 4])
  }

  @Test("checks of different experiments stand side by side, without a claim of change")
  func sideBySide() throws {
    let comparison = try compared([journal("a", met: true), journal("b", met: false), journal("a", met: true)])
    #expect(comparison.groups == [.init(title: "a", runs: [0, 2]), .init(title: "b", runs: [1])])
    #expect(comparison.checks.map(\.transition) == [.sideBySide, .sideBySide])
  }

  @Test("durations are held against the baseline within an experiment, and against the first run of another")
  func otherExperiments() throws {
    let row = try #require(
      compared([
        journal("a", met: true), journal("b", met: true, took: 15), journal("a", met: true, took: 20),
        journal("c", met: true, took: 30), journal("b", met: true, took: 35),
      ]).durations.first)
    #expect(row.standings == [.baseline, .baseline, .slower(by: 10), .noBaseline, .slower(by: 20)])
  }

  @Test("rounds during the method are one row, and the worst outcome counts")
  func rounds() throws {
    var sample = SampleJournal()
    sample.during = [true, false, true].enumerated().map { index, met in
      SampleJournal.state(met, [SampleJournal.checked("up", at: 11 + Double(index), met: met)])
    }
    let row = try compared([sample.read(), sample.read()]).checks[1]
    #expect(row.phase == .during(round: 1))
    #expect(row.cells == [.notMet, .notMet])
    #expect(row.evidence == [4, 10])
  }

  @Test("names that differ in numbers are the same step; numbers that never differ stay")
  func names() throws {
    let rows = try compared([
      journal("a", met: true, action: "roll v1 on 3 nodes"), journal("a", met: true, action: "roll v12 on 3 nodes"),
    ]).durations
    #expect(rows.map(\.name) == ["roll v# on 3 nodes"])
    #expect(DigitRuns.common(["#1 a", "#2 a"]) == "## a" || DigitRuns.common(["#1 a", "#2 a"]) == "#1 a")
    #expect(DigitRuns.common(["x7"]) == "x7")
  }

  @Test(
    "a duration differs when it is past 10 % of the baseline and 100 ms",
    arguments: [
      (10, 10.9, .within), (10, 11.5, .slower(by: 1.5)), (10, 8, .faster(by: 2)), (0.05, 0.12, .within),
      (0.05, 0.25, .slower(by: 0.2)),
    ] as [(Double, Double, Comparison.DurationStanding)])
  func durations(_ base: Double, _ other: Double, _ standing: Comparison.DurationStanding) throws {
    // A fraction somewhere, so that the clock is no clock of whole seconds.
    var first = SampleJournal()
    first.start = SampleJournal.moment(0.25)
    first.run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 10 + base)]
    var second = first
    second.run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 10 + other)]
    let row = try compared([first.read(), second.read()]).durations[0]
    #expect(row.standings[0] == .baseline)
    switch (row.standings[1], standing) {
    case (.slower(let seen), .slower(let wanted)), (.faster(let seen), .faster(let wanted)):
      #expect(abs(seen - wanted) < 1e-6)
    default: #expect(row.standings[1] == standing)
    }
  }

  @Test("clocks of whole seconds tell nothing under a second")
  func wholeSeconds() throws {
    var first = SampleJournal()
    first.before = nil
    first.after = nil
    first.run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 12)]
    var second = first
    second.run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 13)]
    #expect(try compared([first.read(), second.read()]).durations[0].standings[1] == .within)
  }

  @Test("an activity that a run or the baseline lacks")
  func absent() throws {
    var none = SampleJournal()
    none.run = []
    let sample = try SampleJournal().read()
    #expect(try compared([sample, none.read()]).durations[0].standings == [.baseline, .absent])
    #expect(try compared([none.read(), sample]).durations[0].standings == [.absent, .noBaseline])
  }

  @Test("a baseline that does not exist is the first run")
  func noBaseline() throws {
    let sample = try SampleJournal().read()
    #expect(try compared([sample, sample], baseline: 7).baseline == 0)
  }

  @Test("runs that share nothing do not fill the memory: rows are bounded and the rest is counted")
  func bounded() throws {
    let journals = try (0..<1500).map { try journal("t\($0 % 3)", met: true, probe: "probe \($0)") }
    let comparison = try compared(journals + journals.prefix(1))
    #expect(comparison.checks.count * comparison.checks[0].cells.count <= ComparisonMaker.cellLimit)
    #expect(comparison.checks.count + comparison.omittedChecks == 3000)
    #expect(comparison.checks.allSatisfy { $0.cells.count(where: { $0 != nil }) > 1 })
  }
}
