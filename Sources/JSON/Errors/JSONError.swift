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

  /// The same error with a source line that shows no part of a value: where a text ends inside a string, only what
  /// stands before the string; nothing of a line that is too long to be shown whole.
  public var withoutPartsOfValues: JSONError {
    if line.hasPrefix("…") || line.hasSuffix("…") { return withoutLine }
    guard case .unexpectedEnd(inside: .string) = kind else { return self }
    let scalars = Array(line.unicodeScalars)
    var quote = scalars.lastIndex(of: "\"")
    while let place = quote, place > 0, scalars[place - 1] == "\\" { quote = scalars[..<place].lastIndex(of: "\"") }
    guard let quote else { return withoutLine }
    let shown = scalars[...quote] + ["…"]
    return JSONError(
      kind: kind, position: position, documentName: documentName, line: String(String.UnicodeScalarView(shown)),
      caretColumn: shown.reduce(0) { $0 + $1.displayWidth }, path: path)
  }

  /// The same error without the source line, for texts that may hold secrets.
  public var withoutLine: JSONError {
    JSONError(kind: kind, position: position, documentName: documentName, line: "", caretColumn: 0, path: path)
  }
}

extension JSONError: CustomStringConvertible {
  /// Name, position, problem, the line with its caret, and a hint if there is one.
  public var description: String {
    var text = "\(documentName):\(position): \(JSONErrorText.problem(of: kind))"
    if let path, path != "$" { text += " (at \(JSONError.bounded(path)))" }
    if !line.isEmpty {
      text += "\n  \(line)\n  \(String(repeating: " ", count: caretColumn))^"
    }
    if let hint = JSONErrorText.hint(for: self) { text += "\nhint: \(hint)" }
    return text
  }

  /// Both ends of a path, which may be thousands of levels long.
  private static func bounded(_ path: String) -> String {
    let kept = 80
    return path.utf8.count <= 2 * kept ? path : "\(path.prefix(kept))…\(path.suffix(kept))"
  }
}
