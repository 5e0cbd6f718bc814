import Glibc
import JSON
import Journal
import Testing

/// The journals of the repository.
enum Fixtures {
  static let folder = repositoryRoot + "/Tests/Fixtures"

  /// A journal of `Tests/Fixtures/valid`, or another one below `Tests/Fixtures` with its folder.
  static func journal(_ name: String) throws -> RunJournal {
    try JournalReader().read(path: "\(folder)/\(name).json")
  }

  /// The journal that has one of everything.
  static func everything() throws -> RunJournal { try journal("everything") }

  /// The bytes of a file.
  static func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
    return bytes
  }

  /// Reads a journal from text.
  static func read(_ text: String) throws(JournalError) -> RunJournal {
    try JournalReader().read(bytes: Array(text.utf8), path: "test.json")
  }

  /// Reads a journal whose method declares the given activities, as JSON.
  static func method(_ activities: String) throws(JournalError) -> RunJournal {
    try read(
      #"{"chaoslib-version": "1", "start": "2026-01-01", "end": "2026-01-01", "run": [], "experiment": "#
        + #"{"title": "t", "method": [\#(activities)]}}"#)
  }
}

extension RunJournal {
  /// The warnings in words.
  var warningTexts: [String] { warnings.map(JournalWarningText.sentence) }
}
