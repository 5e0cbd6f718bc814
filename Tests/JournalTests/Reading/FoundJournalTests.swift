import Journal
import Testing

@Suite("Journals that were found in the wild")
struct FoundJournalTests {
  /// What is known about some of them: counts of entries, the end and the warnings.
  struct Facts: Sendable, CustomTestStringConvertible {
    let name: String
    let version: String
    let status: String
    let deviated: Bool?
    let run: Int
    let rollbacks: Int
    let checks: [Int?]
    var warnings = 0
    var testDescription: String { name }
  }

  static let table = [
    Facts(
      name: "2019/v1", version: "1.4.0", status: "completed", deviated: false, run: 4, rollbacks: 0, checks: [1, 1]),
    Facts(name: "2019/v4", version: "1.4.0", status: "failed", deviated: true, run: 4, rollbacks: 0, checks: [1, 1]),
    Facts(
      name: "wild/003", version: "1.5.0", status: "failed", deviated: false, run: 0, rollbacks: 0, checks: [1, nil]),
    Facts(
      name: "wild/037", version: "0.18.0", status: "failed", deviated: nil, run: 0, rollbacks: 0, checks: [1, nil]),
    Facts(
      name: "wild/039", version: "1.44.0", status: "interrupted", deviated: false, run: 3, rollbacks: 0,
      checks: [1, nil], warnings: 1),
    Facts(
      name: "wild/069", version: "1.43.2", status: "completed", deviated: false, run: 1, rollbacks: 1,
      checks: [1, 1], warnings: 1),
    Facts(
      name: "wild/075", version: "1.0.0rc1", status: "failed", deviated: true, run: 4, rollbacks: 3, checks: [3, 1]),
  ]

  @Test("facts that can be looked up in the files are read", arguments: table)
  func facts(_ expected: Facts) throws {
    let parts = expected.name.split(separator: "/").map(String.init)
    guard let path = FoundJournals.path(startingWith: parts[1], in: parts[0]) else { return }
    let journal = try JournalReader().read(path: path)
    #expect(journal.toolkitVersion == expected.version)
    #expect(journal.status?.word == expected.status)
    #expect(journal.deviated == expected.deviated)
    #expect(journal.run.count == expected.run)
    #expect(journal.rollbacks.count == expected.rollbacks)
    #expect([journal.before?.probes.count, journal.after?.probes.count] == expected.checks)
    #expect(journal.warnings.count == expected.warnings, "\(journal.warningTexts)")
  }

  @Test("every journal is read, only the one that is cut off is refused")
  func allAreRead() {
    for path in FoundJournals.paths(in: "2019") + FoundJournals.paths(in: "wild") {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      do {
        let journal = try JournalReader().read(path: path)
        #expect(!name.hasPrefix("001_"))
        #expect(journal.start != nil && journal.end != nil && journal.duration != nil)
        #expect(!journal.experiment.title.isEmpty)
        for run in journal.run + journal.rollbacks {
          #expect(run.start != nil && run.activity.provider != nil && !run.activity.isUnresolved)
        }
        for activity in journal.experiment.method + (journal.experiment.hypothesis?.probes ?? []) {
          #expect(activity.kind != .unknown && activity.provider != nil)
        }
      } catch {
        #expect(name.hasPrefix("001_"), "\(JournalErrorText.message(for: error))")
      }
    }
  }

  @Test("a `ref` beside type and tolerance keeps that tolerance")
  func referenceWithTolerance() throws {
    guard let path = FoundJournals.path(startingWith: "013_", in: "wild") else { return }
    let probes = try JournalReader().read(path: path).experiment.hypothesis?.probes ?? []
    let referring = try #require(probes.first { $0.reference != nil })
    #expect(referring.name == "app-responds-to-requests")
    #expect(!referring.isUnresolved)
    guard case .equals(200)? = referring.tolerance else {
      Issue.record("\(String(describing: referring.tolerance))")
      return
    }
  }

  @Test("a whole folder is read but for what is broken, in natural order")
  func folder() {
    guard let first = FoundJournals.paths(in: "2019").first else { return }
    let set = JournalSet(arguments: [String(first.dropLast("/v1.json".count))])
    #expect(set.journals.map(\.source.label) == ["v1", "v2", "v3", "v4"])
    #expect(set.failures.isEmpty && set.skipped.isEmpty)
  }
}
