import CommandLine
import JSON
import Report

/// What is given about an incident: `--meta KEY=VALUE` and `--meta-file FILE`, the former winning.
enum MetaFile {
  /// Reads both.
  ///
  /// - Throws: ``CommandFailure`` for a word without a value, or a file that cannot be read.
  static func meta(_ command: ParsedCommand) throws(CommandFailure) -> IncidentMeta {
    var meta = IncidentMeta()
    for path in command.all("--meta-file") { try read(path, into: &meta) }
    for word in command.all("--meta") {
      guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
        throw .usage(.invalid("--meta \(Console.visible(word)) has no value: it is KEY=VALUE", hint: nil))
      }
      meta.set(String(word[..<equals]), [String(word[word.index(after: equals)...])])
    }
    return meta
  }

  private static func read(_ path: String, into meta: inout IncidentMeta) throws(CommandFailure) {
    let shown = Console.visible(path)
    let value: JSONValue
    do throws(SmallFile.Failure) {
      value = try SmallFile(path, content: "the meta file").value()
    } catch {
      throw .message(error.message)
    }
    guard value.object != nil else { throw .message("\(shown): a meta file holds keys and values") }
    for (key, value) in value.members.prefix(200) { meta.set(key, texts(of: value)) }
  }

  /// A scalar as one text, a list as one text an element, an object as `key: value`.
  static func texts(of value: JSONValue) -> [String] {
    switch value {
    case .null: []
    case .bool(let bool): [bool ? "yes" : "no"]
    case .number(let number): [number.text]
    case .string(let text): [text]
    case .array(let values): values.prefix(100).map { element(of: $0) }
    case .object(let object):
      object.members.prefix(100).map { "\($0.key): " + texts(of: $0.value).joined(separator: ", ") }
    }
  }

  /// An element of a list: of an object, the first value with the others in brackets.
  private static func element(of value: JSONValue) -> String {
    guard let first = value.members.first else { return texts(of: value).joined(separator: ", ") }
    let rest = value.members.dropFirst().flatMap { texts(of: $0.value) }.joined(separator: ", ")
    let name = texts(of: first.value).joined(separator: ", ")
    return rest.isEmpty ? name : "\(name) (\(rest))"
  }
}
