import JSON

/// Why a file gave no journal: facts only; ``JournalErrorText`` makes the words.
public struct JournalError: Error, Sendable {
  /// What went wrong.
  public enum Problem: Sendable {
    /// There is no such file.
    case noSuchFile
    /// The path is a folder where a file is needed.
    case isFolder
    /// The path is a folder in which no file ends in `.json`, or none that does is a journal: how many were looked at.
    case folderWithoutJournals(looked: Int)
    /// The path is a pattern such as `runs/*.json` that fits no file, or no journal: how many were looked at.
    case patternWithoutJournals(looked: Int)
    /// The file cannot be read: the system's error number.
    case unreadable(errno: Int32)
    /// The file has no bytes, or only blanks.
    case empty
    /// The bytes are no JSON, or not whole.
    case json(JSONError)
    /// The JSON is no journal: what it is instead, and what it lacks.
    case notAJournal(found: Found)
    /// The file is another one than it was a moment before.
    case changed
    /// The file is larger than the reader takes, in bytes.
    case tooLarge(byteCount: Int, limit: Int)
  }

  /// What a JSON text is when it is no journal.
  public enum Found: Sendable, Hashable {
    /// An experiment that was never run.
    case experiment
    /// Another object: its first keys.
    case object(keys: [String])
    /// No object at all: array, string, number, true, false or null.
    case other(String)
  }

  /// The path as given, `-` for standard input.
  public var path: String
  /// What went wrong.
  public var problem: Problem
  /// Whether what is whole of a journal that was cut off was looked for in vain.
  public var hasNothingWhole = false

  /// Makes an error.
  public init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }
}
