import JSON
import Journal
import Testing

@Suite("The journal that has one of everything")
struct EverythingTests {
  @Test("its facts are read")
  func facts() throws {
    let journal = try Fixtures.everything()
    #expect(journal.toolkitVersion == "1.44.0")
    #expect(journal.status == .completed && journal.deviated == false)
    #expect(journal.start?.description == "2026-03-17 09:30:00.012300 UTC")
    #expect(journal.duration == 33.3904)
    #expect(journal.before?.met == true && journal.before?.probes.count == 10)
    #expect(journal.during.map(\.met) == [true, false, false, true])
    #expect(journal.during.map(\.probes.count) == [10, 3, 1, 10])
    #expect(journal.after?.met == true)
    #expect(journal.run.count == 21 && journal.rollbacks.count == 3 && journal.recordsRollbacks)
    #expect(journal.extra.map(\.key) == ["extensions", "safeguards", "triggered-by"])
    #expect(journal.experiment.tags.last == "🛒")
    #expect(journal.experiment.controls == ["tracing", "shop.control"])
    #expect(journal.experiment.secrets?["tracing"] != nil)
    #expect(journal.experiment.rollbacks.map(\.isUnresolved) == [false, false, false, true])
  }

  @Test("its runs are read")
  func runs() throws {
    let run = try Fixtures.everything().run
    func named(_ name: String) throws -> ActivityRun { try #require(run.first { $0.activity.name == name }) }
    #expect(try named("kill one pod").exitCode == 1 && !named("kill one pod").isFailed)
    #expect(try named("kill one pod").activity.pauseAfter == 1.5)
    #expect(try named("pretend users").activity.isBackground)
    #expect(try named("trace of the last order").isFailed)
    #expect(try named("trace of the last order").exception.count == 5)
    #expect(try named("message of the day").output?.string == "")
    #expect(try named("leave a mark in the dashboard").output?.isNull == true)
    #expect(try named("place an order").output?["body"]?["name"]?.string == "নতুন অর্ডার")
    #expect(try named("clear the cache").output?["note"]?.string == "half a smile \u{FFFD}, a whole one 🙂")
    guard case .other("lambda", _)? = try named("drain the queue").activity.provider else {
      Issue.record("a provider that nobody knows should be kept")
      return
    }
  }

  @Test("every moment lies within the run, and every end behind its start")
  func coherence() throws {
    let journal = try Fixtures.everything()
    let (start, end) = (try #require(journal.start), try #require(journal.end))
    let states = [journal.before, journal.after].compactMap(\.self) + journal.during
    let runs = journal.run + journal.rollbacks + states.flatMap(\.probes)
    #expect(runs.count == 21 + 3 + 10 + 10 + 24)
    for run in runs {
      let (first, last) = (try #require(run.start), try #require(run.end))
      #expect(start <= first && first <= last && last <= end)
      #expect(abs(last.seconds(since: first) - (run.duration ?? -1)) < 0.000002)
    }
  }

  @Test("its hash is that of its bytes")
  func hash() throws {
    let source = try Fixtures.everything().source
    #expect(source.byteCount == Fixtures.bytes(Fixtures.folder + "/everything.json").count)
    #expect(source.sha256.utf8.count == 64)
    let text = #"{"run": []}"#
    #expect(
      try Fixtures.read(text).source.sha256 == "6f46ea44ad5a59804c42c0ba389401fb62f0eae7268b876ddcbfc7dfad55356f")
  }
}
