import Testing

@testable import Journal

@Suite("Before, during, after")
struct EffectTests {
  @Test("three values a side cannot reach 5 %, and no p is given")
  func refused() throws {
    guard case .shift(let shift) = EffectFinder.shift(from: [1, 2, 3], to: [11, 12, 13]) else {
      Issue.record("no shift")
      return
    }
    #expect(shift.estimate == 10 && shift.superiority == 1 && shift.p == nil && shift.interval == nil)
    #expect(shift.refusal == .cannotReach(before: 3, later: 3, smallestP: 0.1))
    #expect(EffectFinder.shift(from: [], to: [1]) == .refused(.noValues(before: 0, later: 1)))
  }

  @Test("four values a side can, with an exact interval")
  func shift() throws {
    guard case .shift(let shift) = EffectFinder.shift(from: [1, 2, 3, 4], to: [11, 12, 13, 14]) else {
      Issue.record("no shift")
      return
    }
    #expect(shift.estimate == 10 && shift.refusal == nil)
    #expect(abs(try #require(shift.p) - 2.0 / 70) < 1e-12)
    #expect(shift.interval?.low == 7 && shift.interval?.high == 13 && shift.interval?.isExact == true)
  }

  @Test("the share of evaluations met while the method ran is held against the one before, corrected for all tests")
  func shares() throws {
    var journal = SampleJournal()
    journal.during = (0..<12).map { round in
      SampleJournal.state(false, [SampleJournal.checked("up", at: 10.5 + Double(round) / 2, met: false)])
    }
    let effect = try #require(try journal.analyzed().effects.first)
    guard case .share(let share) = effect.during else {
      Issue.record("\(effect)")
      return
    }
    #expect(share.difference == -1 && share.low < -0.2 && share.high < 0)
    #expect(share.refusal == .cannotReach(before: 1, later: 12, smallestP: MannWhitney.smallestP(1, 12)))
    #expect(effect.windows.map(\.count) == [1, 12, 1])
  }

  @Test("of the series fixture one shifts, in blocks of neighbours as well, and since when is said")
  func inTime() throws {
    let journal = try JournalReader().read(bytes: Fixtures.bytes("\(Fixtures.folder)/series.json"), path: "series.json")
    let run = try #require(Analyzer().analyze([journal]).runs.first)
    let north = try #require(run.effects.first)
    let inTime = try #require(north.inTime)
    #expect(north.isClearDuring && !north.isClearAfter)
    guard case .shift(let blocks) = inTime.during, case .between(let span, let count, let p) = inTime.since else {
      Issue.record("\(inTime)")
      return
    }
    #expect(blocks.isClear && blocks.low > 0.08 && blocks.high < 0.16)
    #expect(span == Span(from: 4, to: 6) && count == 84 && p == 0.001)
    #expect(try #require(inTime.correlation) > 0.5)
    #expect(run.metrics[0].changes?.map(\.span) == [Span(from: 4, to: 6), Span(from: 80, to: 82)])
    // The drift looks like a shift to a test that takes values for independent.
    let south = run.effects[1]
    #expect(!south.isClearDuring)
    #expect(try #require(south.inTime?.correlation) > 0.8)
    #expect(south.inTime?.since == nil && run.metrics[1].changes == [])
    // Too few values are refused, not stretched.
    let queue = run.effects[2]
    #expect(queue.inTime?.during == .tooFew(before: 4, later: 5))
    #expect(run.metrics[2].changes == nil)
  }

  @Test("p-values of all runs of a report are one family")
  func family() throws {
    let journal = try JournalReader().read(bytes: Fixtures.bytes("\(Fixtures.folder)/series.json"), path: "series.json")
    func smallest(_ count: Int) throws -> Double {
      let runs = Analyzer().analyze([RunJournal](repeating: journal, count: count)).runs
      return try #require(runs[0].effects[2].during.corrected)
    }
    #expect(try smallest(1) < smallest(3))
  }

  @Test("runs that a report does not show in detail are not drawn anew")
  func detail() throws {
    let journal = try JournalReader().read(bytes: Fixtures.bytes("\(Fixtures.folder)/series.json"), path: "series.json")
    var options = Analyzer.Options()
    options.detailLimit = 2
    let runs = Analyzer(options: options).analyze([journal, journal, journal]).runs
    #expect(runs.map { $0.effects[0].inTime != nil } == [true, false, true])
    #expect(runs.map { $0.metrics[0].changes != nil } == [true, false, true])
  }

  @Test(
    "failures are sorted by who has to look at them",
    arguments: [
      ("deviated", [.systemDeviated]), ("threw", [.probeBroke]), ("action", [.actionBroke]), ("code", [.exitCode]),
      ("rollback", [.rollbackBroke]), ("interrupted", [.operatorInterrupted]), ("aborted", [.toolAborted]),
      ("held", []),
    ] as [(String, [FailureClass])])
  func classes(_ kind: String, _ expected: [FailureClass]) throws {
    var journal = SampleJournal()
    let broke = #", "exception": ["OSError: gone\n"]"#
    switch kind {
    case "deviated": journal.after = SampleJournal.state(false, [SampleJournal.checked("up", at: 30, met: false)])
    case "threw": journal.after = SampleJournal.state(false, [SampleJournal.threw("up", at: 30)])
    case "action":
      journal.run = [
        SampleJournal.ran(
          SampleJournal.action("break"), from: 10, to: 20, output: "null", status: "failed", more: broke)
      ]
    case "code":
      journal.run = [SampleJournal.ran(SampleJournal.action("break"), from: 10, to: 20, output: #"{"status": 3}"#)]
    case "rollback":
      journal.rollbacks = [
        SampleJournal.ran(SampleJournal.action("heal"), from: 40, to: 41, output: "null", status: "failed", more: broke)
      ]
    case "interrupted": journal.status = #""interrupted""#
    case "aborted": journal.status = #""aborted""#
    default: break
    }
    let failures = try journal.analyzed().failures
    #expect(failures.map(\.kind) == expected)
    #expect(failures.allSatisfy { $0.count == 1 && $0.evidence.count == 1 })
  }
}
