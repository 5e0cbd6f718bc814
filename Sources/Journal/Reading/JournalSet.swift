/// The journals that the words of a command line stand for, read.
///
/// ```swift
/// let set = JournalSet(arguments: ["runs"])
/// set.journals.map(\.source.label)   // ["v1", "v2", "v10"]
/// set.failures                       // what could not be read
/// set.skipped                        // what else stood in the folder, such as experiments
/// ```
public struct JournalSet: Sendable {
  /// The journals in the order of the words, with labels that tell them apart.
  public private(set) var journals: [RunJournal] = []
  /// What could not be read, in the same order; a folder or pattern without any journal is here as well.
  public private(set) var failures: [JournalError] = []
  /// JSON files of a folder or pattern that are no journals.
  ///
  /// A file that was named itself and is no journal is a failure.
  public private(set) var skipped: [JournalError] = []

  /// Reads all journals; nothing stops at the first failure.
  public init(arguments: [String], reader: JournalReader = JournalReader()) {
    for group in JournalFinder.find(arguments) { read(group, reader) }
    let labels = SourceLabels.unique(paths: journals.map(\.source.path))
    for (index, label) in labels.enumerated() { journals[index].source.label = label }
  }

  private mutating func read(_ group: JournalFinder.Group, _ reader: JournalReader) {
    var skippedHere = 0
    for path in group.paths {
      do throws(JournalError) {
        journals.append(try reader.read(path: path))
      } catch {
        if group.origin != .file, case .notAJournal = error.problem {
          skipped.append(error)
          skippedHere += 1
        } else {
          failures.append(error)
        }
      }
    }
    guard skippedHere == group.fileCount else { return }
    switch group.origin {
    case .file: break
    case .folder:
      failures.append(JournalError(path: group.argument, problem: .folderWithoutJournals(looked: skippedHere)))
    case .pattern:
      failures.append(JournalError(path: group.argument, problem: .patternWithoutJournals(looked: skippedHere)))
    }
  }
}
