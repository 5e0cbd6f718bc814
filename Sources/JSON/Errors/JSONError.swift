/// A text that could not be read as JSON: what is wrong, where, and the source line to show.
///
/// The error holds facts; `description` and `JSONErrorText` make the words.
///
///     do { _ = try JSONDocument(text: "{\"status\": done}", name: "journal.json") } catch {
///       // journal.json:1:12: `done` is not a JSON value
///       //   {"status": done}
///       //              ^
///     }
public struct JSONError: Error, Sendable, Equatable {
  /// What is wrong.
  public let kind: JSONErrorKind
  /// Where it is wrong.
  public let position: JSONPosition
  /// The name the document was given, usually its file name.
  public let documentName: String
  /// The source line around the position: at most 100 characters, control characters made visible.
  public let line: String
  /// Where to put a caret below `line`: display columns from 0.
  public let caretColumn: Int
  /// The path of the value that was being read, such as `$.run[3].output`.
  public let path: String?

  /// The same error without the source line, for texts that may hold secrets.
  public var withoutLine: JSONError {
    JSONError(kind: kind, position: position, documentName: documentName, line: "", caretColumn: 0, path: path)
  }
}

extension JSONError: CustomStringConvertible {
  /// Name, position, problem, the line with its caret, and a hint if there is one.
  public var description: String {
    var text = "\(documentName):\(position): \(JSONErrorText.problem(of: kind))"
    if let path, path != "$" { text += " (at \(path))" }
    if !line.isEmpty {
      text += "\n  \(line)\n  \(String(repeating: " ", count: caretColumn))^"
    }
    if let hint = JSONErrorText.hint(for: self) { text += "\nhint: \(hint)" }
    return text
  }
}
