import Journal
import Testing

@Suite("Journals that were found in the wild")
struct FoundJournalTests {
  @Test("every journal is read, only the one that is cut off is refused")
  func allAreRead() {
    for path in FoundJournals.paths(in: "2019") + FoundJournals.paths(in: "wild") {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      do {
        let journal = try JournalReader().read(path: path)
        #expect(!name.hasPrefix("001_"))
        for warning in journal.warnings {
          print(name.prefix(24), JournalWarningText.sentence(for: warning))
        }
      } catch {
        #expect(name.hasPrefix("001_"), "\(JournalErrorText.message(for: error))")
        print(JournalErrorText.message(for: error))
      }
    }
  }
}
