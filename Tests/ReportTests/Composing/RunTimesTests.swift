import JSON
import Journal
import Testing

@testable import Report

@Suite("When a run began and ended")
struct RunTimesTests {
  private func run(end: String) throws -> RunAnalysis {
    let text = """
      {"experiment": {"title": "t", "method": []}, "start": "2026-11-24T03:32:15", \(end)
       "run": [{"activity": {"type": "probe", "name": "look", "provider": {"type": "process", "path": "true"}},
                "start": "2026-11-24T03:32:16", "end": "2026-11-24T03:32:40", "status": "succeeded", "output": 1}]}
      """
    let journal = try JournalReader().read(bytes: Array(text.utf8), path: "j.json")
    return try #require(Analyzer().analyze([journal]).runs.first)
  }

  @Test(
    "is told as far as the journal tells",
    arguments: [
      (#""end": "2026-11-24T03:32:45","#, "2026-11-24 03:32:15 to 03:32:45 UTC", "30 s"),
      (#""end": "2026-11-25T03:32:45","#, "2026-11-24 03:32:15 to 2026-11-25 03:32:45 UTC", "1 d"),
      ("", "2026-11-24 03:32:15 UTC, end not recorded", "at least 25 s"),
      (#""end": "2026-11-24T03:31:15","#, "2026-11-24 03:32:15 UTC, end recorded before it", nil as String?),
    ])
  func words(end: String, words: String, length: String?) throws {
    let run = try run(end: end)
    #expect(RunTimes(runs: [run]).words() == words)
    #expect(RunTimes.length(of: run) == length)
  }

  @Test("of several is the first start and the last record")
  func several() throws {
    let runs = [try run(end: ""), try run(end: #""end": "2026-11-24T03:32:20","#)]
    #expect(RunTimes(runs: runs).words() == "2026-11-24 03:32:15 to 03:32:40 UTC")
    #expect(RunTimes(runs: []).words() == nil)
  }
}
