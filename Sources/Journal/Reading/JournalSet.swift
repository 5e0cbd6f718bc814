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

  /// What was learnt of the journals, when there are so many that only their heads are kept.
  public private(set) var survey: JournalSurvey?
  private let reader: JournalReader
  private var kept: [String: RunJournal] = [:]

  /// Reads all journals; nothing stops at the first failure.
  ///
  /// - Parameters:
  ///   - wholeLimit: with more files than this, only the heads of journals are kept: see ``survey``.
  ///   - redaction: what a survey collects as secret.
  public init(
    arguments: [String], reader: JournalReader = JournalReader(), wholeLimit: Int = .max,
    redaction: RedactionPolicy = RedactionPolicy()
  ) {
    self.reader = reader
    let groups = JournalFinder.find(arguments)
    if groups.reduce(0, { $0 + $1.paths.count }) > wholeLimit { survey = JournalSurvey(policy: redaction) }
    for group in groups { read(group, reader) }
    let labels = SourceLabels.unique(paths: journals.map(\.source.path))
    for (index, label) in labels.enumerated() { journals[index].source.label = label }
  }

  private mutating func read(_ group: JournalFinder.Group, _ reader: JournalReader) {
    var skippedHere = 0
    for path in group.paths {
      do throws(JournalError) {
        take(try reader.read(path: path))
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

  /// What masks the secrets of all journals.
  public func redactor(policy: RedactionPolicy, given: [String] = []) -> Redactor {
    survey?.redactor(given: given) ?? Redactor(journals, policy: policy, given: given)
  }

  private mutating func take(_ journal: RunJournal) {
    guard survey != nil else {
      journals.append(journal)
      return
    }
    // What is no file cannot be read a second time.
    let path = journal.source.path
    if !FileBytes.isFile(path) { kept[path] = journal }
    if let head = survey?.add(journal) { journals.append(head) }
  }

  /// The whole of a journal of which only the head was kept, under the head's label.
  ///
  /// - Throws: ``JournalError`` when the file is gone, or is not the one any more that was read first.
  func whole(_ head: RunJournal) throws(JournalError) -> RunJournal {
    let path = head.source.path
    var journal: RunJournal
    if let own = kept[path] { journal = own } else { journal = try reader.read(path: path) }
    guard journal.source.sha256 == head.source.sha256 else { throw JournalError(path: path, problem: .changed) }
    journal.source.label = head.source.label
    return journal
  }
}
