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
