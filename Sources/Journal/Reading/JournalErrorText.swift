import Glibc
import JSON

/// The words for journal errors.
///
/// Nothing else in the module makes sentences of them.
public enum JournalErrorText {
  /// The whole message: where, what is wrong, the source line with a caret, and what to try next.
  ///
  /// ```text
  /// v3.json:214:17: the text ends inside a string, in $.run[3].output.stdout
  ///   |   "stdout": "node-1 Ready
  ///   |             ^
  /// hint: the run was killed while it wrote the journal, or the copy was cut short; copy it again, or let …
  /// ```
  public static func message(for error: JournalError) -> String {
    var text = place(of: error) + ": " + problem(of: error.problem)
    if case .json(let json) = error.problem {
      if let path = json.path, path != "$" { text += ", in " + VisibleText.line(path, limit: 120) }
      if !json.line.isEmpty {
        text += "\n  | \(json.line)\n  | \(String(repeating: " ", count: json.caretColumn))^"
      }
    }
    if let hint = hint(for: error) { text += "\nhint: " + hint }
    return text
  }

  /// What is wrong, in a part of a sentence without place and full stop.
  public static func problem(of problem: JournalError.Problem) -> String {
    switch problem {
    case .noSuchFile: "there is no such file"
    case .isFolder: "this is a folder, not a journal"
    case .folderWithoutJournals(let looked): nothing(looked: looked, where: "in this folder")
    case .patternWithoutJournals(let looked): nothing(looked: looked, where: "of this pattern", file: "file")
    case .unreadable(let code): "the file cannot be read: " + systemText(code)
    case .empty: "the file is empty"
    case .changed: "the file changed while the report was made"
    case .json(let error): JSONErrorText.problem(of: error.kind)
    case .notAJournal(let found): "this is no journal but " + name(of: found)
    case .tooLarge(let byteCount, let limit):
      // A pipe is left alone one byte past the limit, so that how much it holds is not known.
      byteCount - 1 == limit
        ? "there are more than \(size(limit)), the most that is read"
        : "the file has \(size(byteCount)); at most \(size(limit)) are read"
    }
  }

  /// What to try next, when the facts suggest something.
  public static func hint(for error: JournalError) -> String? {
    switch error.problem {
    case .noSuchFile, .tooLarge, .changed: nil
    case .isFolder: "name the journals in it, or the folder with `/*.json` in quotes behind it"
    case .folderWithoutJournals, .patternWithoutJournals:
      "a journal is what `chaos run --journal-path FILE` writes"
    case .unreadable(let code): code == EACCES ? "ask its owner to let you read it" : nil
    case .empty: "a run that is killed before it ends may leave an empty journal; run the experiment again"
    case .json(let json): hint(for: json, hasNothingWhole: error.hasNothingWhole)
    case .notAJournal(let found): hint(for: found, path: error.path)
    }
  }

  private static func hint(for error: JSONError, hasNothingWhole: Bool) -> String? {
    if error.line.hasPrefix("<<<<<<<") { return "this is half of a merge; choose one side of the conflict" }
    switch error.kind {
    case .invalidLiteral where error.position.offset == 0:
      return "a journal is JSON, as `chaos run --journal-path FILE` writes it"
    default: break
    }
    return switch error.kind {
    case .unexpectedEnd where hasNothingWhole:
      "the journal ends before its experiment does, so that nothing can be recovered; copy it again"
    case .unexpectedEnd:
      "the run was killed while it wrote the journal, or the copy was cut short; copy it again, or let --recover "
        + "report what is whole"
    case .trailingContent: "a file holds one journal; split this one"
    case .emptyInput, .unexpectedCharacter, .trailingComma, .invalidEscape, .invalidNumber, .invalidLiteral,
      .tooDeep, .tooLarge:
      JSONErrorText.hint(for: error)
    }
  }

  private static func hint(for found: JournalError.Found, path: String) -> String? {
    switch found {
    case .experiment:
      "run it with `chaos run \(path == "-" ? "FILE" : shellWord(path)) --journal-path journal.json`, "
        + "then report on journal.json"
    case .object, .other: "a journal is an object with `experiment` and `run`, as `chaos run --journal-path` writes it"
    }
  }

  /// A path as a shell takes it for one word.
  private static func shellWord(_ path: String) -> String {
    let shown = VisibleText.line(path, limit: 200)
    let isPlain = shown.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "/._-+,:@%".unicodeScalars.contains(scalar)
    }
    return isPlain ? shown : "'" + shown.replacing("'", with: "'\\''") + "'"
  }

  private static func place(of error: JournalError) -> String {
    let name = error.path == "-" ? "<stdin>" : VisibleText.line(error.path, limit: 4096)
    if case .json(let json) = error.problem { return "\(name):\(json.position)" }
    return name
  }

  private static func name(of found: JournalError.Found) -> String {
    switch found {
    case .experiment: return "an experiment that was never run"
    case .object(let keys):
      if keys.isEmpty { return "an empty object" }
      return "an object with " + keys.map { "`\(VisibleText.line($0, limit: 40))`" }.joined(separator: ", ")
    case .other(let word): return word
    }
  }

  private static func nothing(looked: Int, where place: String, file: String = ".json file") -> String {
    switch looked {
    case 0: "there is no \(file) \(place)"
    case 1: "the one \(file) \(place) is no journal"
    default: "none of the \(looked) \(file)s \(place) is a journal"
    }
  }

  private static func systemText(_ code: Int32) -> String {
    switch code {
    case EACCES: "permission is denied"
    case EISDIR: "it is a folder"
    case ELOOP: "its links go in circles"
    case ENAMETOOLONG: "its name is too long"
    case EMFILE, ENFILE: "too many files are open"
    case EIO: "the device reports an error"
    case ENXIO: "it is a socket or a device without a driver"
    default: "the system reports error \(code)"
    }
  }

  private static func size(_ byteCount: Int) -> String {
    let units = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")]
    for (unit, name) in units where byteCount >= unit {
      let tenths = Int((Double(byteCount) / Double(unit) * 10).rounded(.down))
      return tenths % 10 == 0 ? "\(tenths / 10) \(name)" : "\(tenths / 10).\(tenths % 10) \(name)"
    }
    return byteCount == 1 ? "1 byte" : "\(byteCount) bytes"
  }
}
