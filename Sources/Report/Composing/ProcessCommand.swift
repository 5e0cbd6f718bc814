import JSON
import Journal

/// The command line of a process activity, as the toolkit makes it of the path and the arguments.
///
/// A list is its words, an object each key followed by its value, a text is handed to the shell as it stands. Words that
/// are null or empty are left out, as they are when it runs.
///
/// ```swift
/// ProcessCommand(path: "kubectl", arguments: ["logs": "deployment/checkout"]).text { $0 }
/// // kubectl logs deployment/checkout
/// ```
struct ProcessCommand {
  let path: String
  let arguments: JSONValue

  /// The line, words with blanks in quotes.
  ///
  /// - Parameter resolve: puts in the variables of a word, before it is known whether it needs quotes.
  func text(resolve: (String) -> String) -> String {
    let program = Self.quoted(resolve(path))
    switch arguments {
    case .string(let text): return text.isEmpty ? program : program + " " + resolve(text)
    case .array(let values): return line(program, values, resolve)
    case .object(let object):
      return line(program, object.members.flatMap { [.string($0.key), $0.value] }, resolve)
    case .null: return program
    case .bool, .number: return line(program, [arguments], resolve)
    }
  }

  private func line(_ program: String, _ values: [JSONValue], _ resolve: (String) -> String) -> String {
    let words = values.compactMap(Self.word).map { Self.quoted(resolve($0)) }
    return ([program] + words).joined(separator: " ")
  }

  /// What a value is on the command line; nil for what is left out.
  private static func word(_ value: JSONValue) -> String? {
    switch value {
    case .null: nil
    case .string(let text): text.isEmpty ? nil : text
    case .bool(let isTrue): isTrue ? "True" : "False"
    case .number, .array, .object: JSONWriter.text(value)
    }
  }

  /// The word in quotes where it would be read as several, or as none.
  private static func quoted(_ word: String) -> String {
    // What was masked is one word, whatever stands in its place.
    let plain = word.replacing("[masked ", with: "[masked-")
    guard word.isEmpty || plain.contains(where: { $0.isWhitespace || $0 == "'" || $0 == "\"" || $0 == "\\" }) else {
      return word
    }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
