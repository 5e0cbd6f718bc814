import Testing

@testable import Journal

@Suite("Trends of many runs")
struct TrendTests {
  /// A run that starts this many minutes after another one.
  private func journal(
    _ index: Int, met: Bool = true, took: Double = 10, platform: String? = nil, argument: String = "1",
    title: String = "A service survives"
  ) throws -> RunJournal {
    var journal = SampleJournal()
    journal.title = title
    journal.start = SampleJournal.moment(Double(index))
    let provider = #"{"type": "process", "path": "kill", "arguments": "\#(argument)"}"#
    let action = SampleJournal.action("break", provider: provider)
    journal.method = [action]
    journal.run = [SampleJournal.ran(action, from: 10, to: 10 + took)]
    journal.after = SampleJournal.state(met, [SampleJournal.checked("up", at: 30, met: met)])
    var read = try journal.read(path: "run-\(index).json")
    read.platform = platform
    return read
  }

  private func trend(_ journals: [RunJournal]) throws -> Trend {
    try #require(Analyzer().analyze(journals).trends.first)
  }

  @Test("rows are in the order of starts, whatever the order of files; the first change is named")
  func order() throws {
    let trend = try trend([journal(4, met: false), journal(1), journal(3, met: false), journal(2), journal(5)])
    #expect(trend.isByTime)
    #expect(trend.rows.map(\.run) == [1, 3, 2, 0, 4])
    let change = try #require(trend.changes.first { $0.phase == .after })
    #expect(change.transition == .flaky)
    #expect(change.first == 2)
    #expect(change.met == 3 && change.evaluated == 5)
    #expect(change.evidence != nil)
  }

  @Test("the comparison names the first run in which a check changed")
  func firstChange() throws {
    let comparison = try #require(
      Analyzer().analyze([try journal(1), try journal(2), try journal(3, met: false)]).comparison)
    let row = try #require(comparison.checks.first { $0.phase == .after })
    #expect(row.transition == .regressed && row.firstChange == 2)
    #expect(comparison.checks.first { $0.phase == .before }?.firstChange == nil)
  }

  @Test("runs of other content, platform or toolkit are said to be so, with what differs")
  func comparability() throws {
    let trend = try trend([
      journal(1, platform: "Linux-5"), journal(2, platform: "Linux-5"), journal(3, platform: "Linux-6"),
      journal(4, platform: "Linux-5", argument: "9"),
    ])
    #expect(
      trend.rows.map(\.differences) == [
        [], [], [.platform(baseline: "Linux-5", run: "Linux-6")], [.content([.method])],
      ])
    #expect(trend.differences.map(\.runs) == [[2], [3]])
  }

  @Test("blanks and the order of members make no other content")
  func sameContent() throws {
    let one = try Fixtures.read(
      #"{"experiment": {"title": "t", "method": [{"name": "a", "type": "probe"}]}, "run": []}"#)
    let other = try Fixtures.read(
      #"{"experiment": {"method": [{"type" :"probe","name":"a"} ],  "title": "t"}, "run": []}"#)
    let changed = try Fixtures.read(
      #"{"experiment": {"title": "t", "method": [{"name": "b", "type": "probe"}]}, "run": []}"#)
    #expect(RunSetup(one).differences(to: RunSetup(other), comparingStrategy: true).isEmpty)
    #expect(RunSetup(one).differences(to: RunSetup(changed), comparingStrategy: true) == [.content([.method])])
  }

  @Test("a step that takes longer from the 16th of 30 runs on is found there")
  func steps() throws {
    let journals = try (0..<30).map { try journal($0, took: ($0 >= 15 ? 14 : 10) + Double($0 % 3) / 100) }
    let step = try #require(try trend(journals).steps.first)
    #expect(step.first == 15)
    #expect(step.shifts == [15])
    guard case .slower(let seconds) = step.last else {
      Issue.record("\(step.last)")
      return
    }
    #expect(abs(seconds - 4.02) < 0.001)
    #expect(try trend(Array(journals.prefix(19))).steps.first?.shifts == [])
    let level = try #require(step.level.change)
    #expect(level.place == 15 && level.counts == [15, 15] && level.since > level.before && level.p == 0.001)
    #expect(try trend(Array(journals.prefix(19))).steps.first?.level == .tooFew(19))
  }

  @Test("a check that is met less often since a run is told from one that fails now and then, over all tests")
  func levels() throws {
    let journals = try (0..<30).map { try journal($0, met: $0 < 18 || $0 % 3 == 0) }
    let all = try trend(journals)
    let change = try #require(all.changes.first { $0.phase == .after })
    let level = try #require(change.level.change)
    #expect(level.place == 19 && level.counts == [19, 11] && level.before == 1)
    // The step is always the same and gives no test.
    #expect(all.tests == 1 && all.steps.map(\.level) == [.constant])
    let now = try trend((0..<30).map { try journal($0, met: $0 % 3 != 1) })
    #expect(now.changes.first { $0.phase == .after }?.level.change == nil)
    let once = try trend((0..<30).map { try journal($0, met: $0 != 29) })
    #expect(once.changes.first { $0.phase == .after }?.level == .cannotReach(unlike: 1, of: 30))
    #expect(try trend(Array(journals.suffix(12))).changes.first { $0.phase == .after }?.level == .tooFew(12))
  }

  @Test("the more tests a report makes, the more a level must stand out")
  func corrected() throws {
    let one = try (0..<30).map { try journal($0, met: $0 < 22 || $0 % 2 == 0) }
    let rest = try (0..<30).map { try journal($0, met: $0 % 3 != 0, took: 10 + Double($0 * 7 % 5), title: "b") }
    func level(_ journals: [RunJournal]) throws -> Trend.LevelTest {
      let trend = try #require(Analyzer().analyze(journals).trends.first)
      guard case .tested(let test) = trend.changes.first(where: { $0.phase == .after })?.level else {
        throw CancellationError()
      }
      return test
    }
    let (alone, among) = (try level(one), try level(one + rest))
    #expect(alone.p == alone.corrected && among.p == alone.p && among.corrected > alone.corrected)
  }

  @Test("experiments of other titles have trends of their own; a single run has none")
  func groups() throws {
    let journals = [try journal(1), try journal(2, title: "b"), try journal(3), try journal(4, title: "c")]
    #expect(Analyzer().analyze(journals).trends.map { $0.rows.map(\.run) } == [[0, 2]])
  }
}
