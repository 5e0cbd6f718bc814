import JSON

/// Why a policy cannot be used: facts and where.
public struct GatePolicyError: Error, Sendable {
  /// The path as given.
  public var path: String
  /// Where, when the place is known.
  public var place: GatePlace?
  /// What is wrong, without a full stop.
  public var problem: String
  /// The line of the file, when the place is known.
  public var line: String?
  /// What to try next.
  public var hint: String?

  /// The message: where, what is wrong, the line with a caret, and a hint.
  ///
  /// ```text
  /// gates.json:3:17: a check has no `durring`
  ///   |     "check('api').durring >= 99%"
  ///   |                   ^
  /// hint: did you mean `during`?
  /// ```
  public var message: String {
    var text = VisibleText.line(path, limit: 4096)
    if let place { text += ":\(place.line):\(place.column)" }
    text += ": " + problem
    if let place, let line {
      let width = line.unicodeScalars.prefix(max(0, place.column - 1)).reduce(0) { $0 + $1.displayWidth }
      text += "\n  | \(line)\n  | \(String(repeating: " ", count: width))^"
    }
    if let hint { text += "\nhint: " + hint }
    return text
  }
}

/// Reads policies: an object with `gates`, or a list of gates; each is an expression, or an object with `gate`, `name`
/// and `level`.
public enum GatePolicyReader {
  /// The most gates of a policy.
  static let gateLimit = 500
  private static let keys = ["gate", "name", "level"]

  /// Reads a policy.
  ///
  /// - Parameters:
  ///   - value: the file's content, from JSON or YAML.
  ///   - text: the file's text, in which expressions are looked up for messages.
  ///   - path: the path, for messages.
  /// - Throws: ``GatePolicyError`` for the first thing that is wrong.
  public static func read(_ value: JSONValue, text: String, path: String) throws(GatePolicyError) -> GatePolicy {
    var lookup = GateTextLookup(text: text)
    func failure(_ problem: String, hint: String? = nil) -> GatePolicyError {
      GatePolicyError(path: path, place: nil, problem: problem, line: nil, hint: hint)
    }
    let shape = "a policy is an object with `gates`, a list such as [\"errors == 0\"]"
    if let object = value.object {
      for key in object.keys where key != "gates" && !key.hasPrefix("$") && key != "version" {
        let nearest = NearestName.find(key, among: ["gates", "version"]).map { "did you mean `\($0)`?" }
        throw failure("a policy has no `\(VisibleText.line(key, limit: 60))`", hint: nearest ?? shape)
      }
    }
    guard let entries = value.array ?? value.object?["gates"]?.array else {
      throw failure("there are no gates", hint: shape)
    }
    guard !entries.isEmpty, entries.count <= gateLimit else {
      throw failure(entries.isEmpty ? "the list of gates is empty" : "there are more than \(gateLimit) gates")
    }
    var gates: [Gate] = []
    for (index, entry) in entries.enumerated() {
      let number = "gate \(index + 1)"
      if let object = entry.object {
        for key in object.keys where !keys.contains(key) {
          let nearest = NearestName.find(key, among: keys).map { "did you mean `\($0)`?" }
          throw failure(
            "\(number) has no `\(VisibleText.line(key, limit: 60))`", hint: nearest ?? "known are: gate, name, level")
        }
      }
      guard let written = entry.string ?? entry.object?["gate"]?.string else {
        throw failure("\(number) is no expression", hint: "write it as text: \"errors == 0\"")
      }
      var level = Gate.Level.error
      if let word = entry.object?["level"] {
        guard let known = word.string.flatMap(Gate.Level.init(rawValue:)) else {
          throw failure("\(number): the level is `warn` or `error`")
        }
        level = known
      }
      let place = lookup.find(written)
      let expression: GateExpression
      do throws(GateSyntaxError) {
        expression = try GateParser.parse(written)
      } catch {
        throw GatePolicyReader.error(error, at: place, lookup.lines, path: path, expression: written)
      }
      gates.append(
        Gate(
          name: entry.object?["name"]?.string ?? written, level: level, text: written,
          place: place ?? GatePlace(line: 1, column: 1), expression: expression))
    }
    return GatePolicy(path: path, gates: gates, lines: lookup.lines)
  }

  private static func shown(_ expression: String) -> String {
    expression.isEmpty ? "" : ", in `\(VisibleText.line(expression, limit: 200))`"
  }

  /// An error of an expression as one of its file.
  static func error(
    _ error: GateSyntaxError, at place: GatePlace?, _ lines: [String], path: String, expression: String
  ) -> GatePolicyError {
    guard let place, lines.indices.contains(place.line - 1) else {
      // The expression is spread over lines or has escapes: it is shown itself.
      return GatePolicyError(
        path: path, place: nil, problem: error.problem + shown(expression), line: nil, hint: error.hint)
    }
    let column = place.column + error.offset
    let whole = lines[place.line - 1]
    return GatePolicyError(
      path: path, place: GatePlace(line: place.line, column: column), problem: error.problem,
      line: column <= 160 ? VisibleText.line(whole.replacing("\t", with: " "), limit: 200) : nil, hint: error.hint)
  }
}

/// Finds expressions in a file's text, each behind the one before.
struct GateTextLookup {
  let lines: [String]
  private var from = 0

  init(text: String) {
    lines = text.split(maxSplits: 20_000, omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(
      String.init)
  }

  /// Where an expression begins; nil when it does not stand on one line as it is.
  mutating func find(_ expression: String) -> GatePlace? {
    guard !expression.isEmpty else { return nil }
    for index in lines.indices.dropFirst(from) {
      guard let range = lines[index].firstRange(of: expression) else { continue }
      from = index
      let before = lines[index][..<range.lowerBound]
      // A second gate on the same line is looked for from its start; a list on one line is rare.
      return GatePlace(line: index + 1, column: before.unicodeScalars.count + 1)
    }
    return nil
  }
}
