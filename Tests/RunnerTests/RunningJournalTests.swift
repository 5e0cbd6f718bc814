import Glibc
import JSON
import System
import Testing

@testable import Runner

@Suite struct RunningJournalTests {
  private func journal() -> RunningJournal {
    let journal = RunningJournal(
      experiment: ["title": "t", "method": [["name": "a"]], "dry": nil],
      start: Clock.Moment(seconds: 1_700_000_000, microseconds: 5))
    let before = SteadyStateRecord()
    before.append(RunRecord(["activity": ["name": "p"], "output": ["x": [1, [:], []]]]))
    before.met = true
    let during = SteadyStateRecord()
    journal.with { state in
      state.before = before
      state.during = [during, during]
      state.run = [RunRecord(["activity": ["name": "a"], "output": "ü\n"]), RunRecord(["output": .null])]
    }
    return journal
  }

  @Test func `the text put together from parts is that of the whole`() throws {
    let journal = journal()
    #expect(journal.text(masks: SecretMask()) == JSONWriter(indent: 2).write(journal.value))
    journal.with { state in
      state.status = "completed"
      state.end = Clock.Moment(seconds: 1_700_000_001, microseconds: 0)
      state.duration = 1.5
    }
    #expect(journal.text(masks: SecretMask()) == JSONWriter(indent: 2).write(journal.value))
    #expect(journal.value["start"] == "2023-11-14T22:13:20.000005+00:00")
    #expect(journal.value["end"] == "2023-11-14T22:13:21+00:00")
  }

  @Test func `keys stand in the order of the reference`() {
    #expect(
      journal().value.object?.keys == [
        "chaoslib-version", "platform", "node", "experiment", "start", "status", "deviated", "steady_states", "run",
        "rollbacks",
      ])
  }

  @Test func `an entry that changes is written anew`() {
    let journal = journal()
    _ = journal.text(masks: SecretMask())
    journal.with { $0.run[0] }["status"] = "succeeded"
    #expect(journal.text(masks: SecretMask()) == JSONWriter(indent: 2).write(journal.value))
  }

  @Test func `parts follow what controls do to the experiment and single values do not`() {
    let journal = journal()
    journal.follow(["title": "other", "method": [["name": "a"], ["name": "b"]], "new": 1], revision: 1)
    #expect(journal.value["experiment"] == ["title": "t", "method": [["name": "a"], ["name": "b"]], "dry": nil])
  }

  @Test func `a control's state replaces what there is and may add`() {
    let state = SteadyStateRecord()
    state.append(RunRecord(["status": "succeeded"]))
    state.replace(["steady_state_met": false, "probes": [["status": "failed"], ["status": "added"]], "why": "so"])
    #expect(
      state.value == ["steady_state_met": false, "probes": [["status": "failed"], ["status": "added"]], "why": "so"])
  }

  @Test func `the file is replaced as a whole and nothing is left beside it`() throws {
    var template = Array("/tmp/journal-test-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    let path = folder + "/journal.json"
    let file = try JournalFile(path: path)
    let journal = journal()
    try file.write(journal, masks: SecretMask(), isFinal: false)
    #expect(try JSONDocument(bytes: Files.read(path)).root.value == journal.value)
    #expect(unlink(path) == 0)
    #expect(rmdir(folder) == 0)
  }

  @Test func `the file is whole after each activity, and only what is new was written`() throws {
    var template = Array("/tmp/journal-test-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    let path = folder + "/journal.json"
    let file = try JournalFile(path: path)
    let journal = journal()
    for number in 0..<20 {
      journal.with { $0.run.append(RunRecord(["number": .number(JSONNumber(number)), "output": "some output"])) }
      // Something in front of all that was written changes, too.
      if number == 7 { journal.with { $0.after = $0.before } }
      if number == 13 { journal.with { $0.run[2] }["status"] = "failed" }
      try file.write(journal, masks: SecretMask(), isFinal: false)
      #expect(try Files.read(path) == journal.text(masks: SecretMask()))
    }
    // Shorter than what stands there, and after somebody took it away.
    journal.with { $0.run.removeLast(15) }
    try file.write(journal, masks: SecretMask(), isFinal: false)
    #expect(try Files.read(path) == journal.text(masks: SecretMask()))
    #expect(unlink(path) == 0)
    journal.status = "completed"
    try file.write(journal, masks: SecretMask(), isFinal: true)
    #expect(try Files.read(path) == journal.text(masks: SecretMask()))
    #expect(unlink(path) == 0)
    // Nothing is left beside it.
    #expect(rmdir(folder) == 0)
  }

  @Test func `what became a secret later is taken out of entries that were written before`() {
    let journal = journal()
    journal.with { $0.run.append(RunRecord(["output": "a late-secret"])) }
    #expect(String(decoding: journal.text(masks: SecretMask()), as: UTF8.self).contains("late-secret"))
    let text = journal.text(masks: SecretMask(secrets: "late-secret"))
    #expect(!String(decoding: text, as: UTF8.self).contains("late-secret"))
  }

  @Test func `a journal that cannot be written is found before the run`() {
    #expect(throws: Files.Failure.self) { try JournalFile(path: "/no/such/folder/journal.json") }
    #expect(throws: Files.Failure.self) { try JournalFile(path: "/tmp") }
  }
}
