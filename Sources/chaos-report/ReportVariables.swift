import CommandLine
import JSON
import Journal

/// Values of the configuration that are given on the command line.
struct ReportVariables {
  /// Values by the name in the configuration.
  private var named: [String: String] = [:]
  /// Values by the variable of the environment that the configuration takes them from.
  private var environment: [String: String] = [:]

  /// Reads `--var-file` and `--var`, which wins.
  ///
  /// - Throws: ``CommandFailure`` for a word that is no variable or a file that cannot be read.
  init(_ command: ParsedCommand) throws(CommandFailure) {
    var words: [(name: String, value: String)] = []
    for word in command.all("--var") { words.append(try Self.variable(word)) }
    for path in command.all("--var-file") { try read(path) }
    for (name, value) in words { named[name] = value }
  }

  /// All values by the name in the configuration, those for the environment resolved by what journals declare.
  func resolved(for journals: [RunJournal]) -> [String: String] {
    if environment.isEmpty { return named }
    var result: [String: String] = [:]
    for journal in journals {
      guard let configuration = journal.experiment.configuration else { continue }
      for (name, value) in configuration.members where value["type"]?.string == "env" {
        if let key = value["key"]?.string, let text = environment[key] { result[name] = text }
      }
    }
    return result.merging(named) { $1 }
  }

  /// Given values that are secret by their names.
  func secrets(redaction: RedactionPolicy?) -> [String] {
    guard let redaction else { return [] }
    let all = named.merging(environment) { one, _ in one }
    return all.keys.sorted().filter { redaction.isSensitive($0) }.compactMap { all[$0] }
  }

  // MARK: Words

  private static func variable(_ word: String) throws(CommandFailure) -> (name: String, value: String) {
    guard let equals = word.firstIndex(of: "="), equals > word.startIndex else {
      throw invalid("--var \(Console.visible(word)) has no value: it is KEY=VALUE or KEY:type=VALUE")
    }
    let value = String(word[word.index(after: equals)...])
    let parts = word[..<equals].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    if parts.count > 1 { try check(value, isOfType: String(parts[1]), name: name) }
    return (name, value)
  }

  private static func check(_ value: String, isOfType type: String, name: String) throws(CommandFailure) {
    let types = ["str", "int", "float", "bool", "bytes", "json"]
    let isFit: Bool
    switch type {
    case "str", "string", "bytes": isFit = true
    case "int", "integer": isFit = JSONNumber(text: value)?.isInteger ?? false
    case "float", "number": isFit = Double(value) != nil
    case "bool": isFit = ["true", "false", "1", "0", "yes", "no"].contains(value.lowercased())
    case "json": isFit = (try? JSONDocument(text: value)) != nil
    default:
      let nearest = Suggestion.nearest(to: type, in: types)
      throw invalid(
        "--var \(Console.visible(name)): \(Console.visible(type)) is no type"
          + (nearest.map { " (did you mean \($0)?)" } ?? "; there are: " + types.joined(separator: ", ")))
    }
    if !isFit { throw invalid("--var \(Console.visible(name)): \(Console.visible(value)) is no \(type)") }
  }

  private static func invalid(_ problem: String) -> CommandFailure { .usage(.invalid(problem, hint: nil)) }

  // MARK: Files

  private mutating func read(_ path: String) throws(CommandFailure) {
    do throws(SmallFile.Failure) {
      let file = try SmallFile(path, content: "the variables")
      if file.isNamed(".json", ".yaml", ".yml") {
        try take(file.value(), path: path)
      } else {
        try readLines(file.bytes, path: Console.visible(path))
      }
    } catch {
      throw .message(error.message)
    }
  }

  private mutating func take(_ root: JSONValue, path: String) throws(SmallFile.Failure) {
    guard root.object != nil else {
      throw SmallFile.Failure(message: "\(Console.visible(path)): variables are an object: names with their values")
    }
    // A file for the toolkit has blocks; one without them is the configuration itself.
    let hasBlocks = root["configuration"]?.object != nil || root["secrets"]?.object != nil
    guard let block = hasBlocks ? root["configuration"] : root else { return }
    for (key, value) in block.members {
      switch value {
      case .string(let text): named[key] = text
      case .number(let number): named[key] = number.text
      case .bool(let bool): named[key] = bool ? "true" : "false"
      case .null, .object, .array: continue
      }
    }
  }

  private mutating func readLines(_ bytes: [UInt8], path: String) throws(SmallFile.Failure) {
    let text = String(decoding: bytes, as: UTF8.self)
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      var line = Self.trimmed(raw)
      if line.isEmpty || line.hasPrefix("#") { continue }
      if line.hasPrefix("export ") { line = Self.trimmed(line.dropFirst(7)) }
      guard let equals = line.firstIndex(of: "="), equals > line.startIndex else {
        throw SmallFile.Failure(message: "\(path):\(index + 1): this line is not KEY=VALUE")
      }
      let key = String(Self.trimmed(line[..<equals]))
      let value = Self.unquoted(Self.trimmed(line[line.index(after: equals)...]))
      environment[key] = value
      named[key] = value
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.count > 1, let first = text.first, first == "\"" || first == "'", text.last == first else {
      return String(text)
    }
    return String(text.dropFirst().dropLast())
  }
}
