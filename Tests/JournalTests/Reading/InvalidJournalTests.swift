import Glibc
import Journal
import Testing

@Suite("Files that are no journals")
struct InvalidJournalTests {
  static let inputs = files(in: Fixtures.folder + "/invalid").filter { $0.hasSuffix(".json") }
    .map { String($0.split(separator: "/").last?.dropLast(5) ?? "") }

  @Test("there are fixtures")
  func fixtures() { #expect(InvalidJournalTests.inputs.count >= 30) }

  @Test("each gives the message that stands beside it", arguments: inputs)
  func message(name: String) {
    let path = "\(Fixtures.folder)/invalid/\(name)"
    let error = #expect(throws: JournalError.self) {
      try JournalReader().read(bytes: Fixtures.bytes(path + ".json"), path: name + ".json")
    }
    guard let error else { return }
    let message = JournalErrorText.message(for: error) + "\n"
    if getenv("RECORD_SNAPSHOTS") != nil {
      let file = fopen(path + ".error", "w")
      fputs(message, file)
      fclose(file)
    }
    #expect(message == String(decoding: Fixtures.bytes(path + ".error"), as: UTF8.self))
  }
}
