import Testing

@testable import Journal

@Suite("The journal doctor")
struct JournalDoctorTests {
  private func messages(_ text: String) -> [String] {
    var doctor = JournalDoctor()
    return doctor.examine(bytes: Array(text.utf8), path: "j.json").map(\.message)
  }

  @Test("finds nothing in a sound journal")
  func sound() { #expect(messages(SampleJournal().text).isEmpty) }

  @Test(
    "names what is wrong",
    arguments: [
      ("back", "begins 5 s before the record in front of it"), ("overlap", "it overlaps `break` by 5 s"),
      ("twice", "the same activity with the same times stands before"), ("outside", "outside the run’s start and end"),
      ("order", "the end lies 2 s before the start"), ("status", "`done` is none of the values that are written"),
      ("activity", "`odd` is none of the values that are written: succeeded, failed, aborted"),
      ("provider", "`grpc` is none of the values that are written: python, process, http"),
      ("name", "`up` is declared more than once"),
      ("tolerance", "`up` is recorded as met, and its output says otherwise"),
      ("key", "the key `extra` is not one that the specification knows"), ("moment", "is not an ISO 8601 moment"),
      ("deviated", "recorded as deviated, and every check that was made was met"),
      ("not deviated", "recorded as not deviated, and a check after the method was not met"),
    ])
  func findings(_ kind: String, _ words: String) {
    var journal = SampleJournal()
    let action = SampleJournal.action("break")
    let more = SampleJournal.action("more")
    switch kind {
    case "back":
      journal.run = [SampleJournal.ran(action, from: 15, to: 16), SampleJournal.ran(more, from: 10, to: 11)]
    case "overlap":
      journal.run = [SampleJournal.ran(action, from: 10, to: 20), SampleJournal.ran(more, from: 15, to: 25)]
    case "twice": journal.run += journal.run
    case "outside": journal.run = [SampleJournal.ran(action, from: 70, to: 90)]
    case "order": journal.run = [SampleJournal.ran(action, from: 12, to: 10)]
    case "status": journal.status = #""done""#
    case "activity": journal.run = [SampleJournal.ran(action, from: 10, to: 20, status: "odd")]
    case "provider": journal.method = [SampleJournal.action("break", provider: #"{"type": "grpc"}"#)]
    case "name": journal.declaredProbes += journal.declaredProbes
    case "tolerance":
      journal.after = SampleJournal.state(
        true, [SampleJournal.checked("up", at: 30, met: true, output: #"{"status": 503}"#)])
    case "key": journal.extra = [#""extra": 1"#]
    case "deviated": journal.deviated = "true"
    case "not deviated":
      journal.after = SampleJournal.state(false, [SampleJournal.checked("up", at: 30, met: false)])
    case "moment": journal.start = #""yesterday""#
    default: break
    }
    let found = messages(journal.text)
    #expect(found.contains { $0.contains(words) }, "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix("j.json:") && !$0.contains("\n") })
    #expect(
      found.allSatisfy { $0.split(separator: ":").dropFirst().prefix(2).allSatisfy { Int($0) != nil } }, "\(found)")
  }

  @Test("one thing that is wrong is one finding")
  func single() {
    var twice = SampleJournal()
    twice.run += twice.run
    var backwards = SampleJournal()
    backwards.end = SampleJournal.moment(-3_600)
    #expect(messages(twice.text).count == 1)
    let found = messages(backwards.text)
    #expect(found.count == 1 && found[0].hasSuffix("the end lies 1 h before the start"), "\(found)")
  }

  @Test("secrets are masked, also where the journal breaks off")
  func secrets() {
    let secret = "vTk9aQ2mLx7Rw4Zs8Yb1"
    var journal = SampleJournal()
    journal.extra = [#""note \#(secret)": {"password": "\#(secret)"}"#]
    journal.status = #""\#(secret)""#
    let found = messages(journal.text)
    #expect(found.count == 2 && found.allSatisfy { $0.contains("[masked 1]") && !$0.contains(secret) }, "\(found)")
    let broken = messages(#"{"experiment": {"secrets": {"a": "\#(secret)" "b": 1}}}"#)
    #expect(broken.count == 1 && !broken[0].contains(secret), "\(broken)")
  }

  @Test("activities in the background may overlap")
  func background() {
    var journal = SampleJournal()
    let action = SampleJournal.action("break", more: #", "background": true"#)
    journal.method = [action, SampleJournal.action("more")]
    journal.run = [
      SampleJournal.ran(action, from: 10, to: 20), SampleJournal.ran(SampleJournal.action("more"), from: 15, to: 25),
    ]
    #expect(messages(journal.text).isEmpty)
  }

  @Test("a file given twice, one cut off and one that is no journal")
  func files() {
    var doctor = JournalDoctor()
    let bytes = Array(SampleJournal().text.utf8)
    #expect(doctor.examine(bytes: bytes, path: "a.json").isEmpty)
    #expect(
      doctor.examine(bytes: bytes, path: "b.json").map(\.message) == ["b.json: these are the same bytes as a.json"])
    let cut = doctor.examine(bytes: Array(bytes.dropLast(5)), path: "c.json").map(\.message)
    #expect(cut.count == 1 && cut[0].contains("3 activities are whole and can be reported with --recover"), "\(cut)")
    #expect(messages("[]").map { $0.split(separator: "\n")[0] } == ["j.json: this is no journal but a list"])
  }

  @Test("findings of a hostile journal are bounded")
  func bounded() {
    var journal = SampleJournal()
    journal.run = (0..<3_000).map { _ in SampleJournal.ran(SampleJournal.action("a"), from: 10, to: 9, status: "odd") }
    #expect(messages(journal.text).count <= JournalDoctor.findingLimit)
  }
}
