/// Makes the words of help texts and usage errors.
public enum UsageText {
  /// The help of a command: usage, what it does, operands, options, commands, examples.
  ///
  /// - Parameters:
  ///   - path: The names of the commands called, outermost first.
  ///   - width: The columns of the terminal.
  public static func help(_ spec: CommandSpec, path: [String], width: Int = 80) -> String {
    var text = usageLine(spec, path: path) + "\n\n"
    text += wrap(spec.summary + ".", width: width, indent: 0) + "\n"
    if !spec.discussion.isEmpty {
      for paragraph in spec.discussion.split(separator: "\n", omittingEmptySubsequences: false) {
        text += paragraph.isEmpty ? "\n" : wrap(String(paragraph), width: width, indent: 0) + "\n"
      }
    }
    text += block(
      "Commands", rows: spec.commands.map { ($0.name, $0.summary) }, width: width)
    text += block("Operands", rows: spec.operands.map { ($0.name, $0.help) }, width: width)
    text += block(
      "Options", rows: spec.options.filter { !$0.isHidden }.map { (spelling($0), help(of: $0)) }, width: width)
    if !spec.examples.isEmpty {
      text += "\nExamples:\n" + spec.examples.map { "  \($0)\n" }.joined()
    }
    return text
  }

  /// The line that shows the shape of a call.
  public static func usageLine(_ spec: CommandSpec, path: [String]) -> String {
    var words = ["Usage:"] + path
    if spec.options.contains(where: { !$0.isHidden }) { words.append("[OPTIONS]") }
    if !spec.commands.isEmpty, !spec.isCallable { words.append("COMMAND") }
    for operand in spec.operands {
      let many = operand.maximum.map { $0 > 1 } ?? true
      let name = operand.name + (many ? "..." : "")
      words.append(operand.minimum == 0 ? "[\(name)]" : name)
    }
    return words.joined(separator: " ")
  }

  /// The message of a usage error, one line, with a hint on the next where there is one.
  public static func message(_ error: UsageError) -> String {
    switch error {
    case .unknownOption(let option, let suggestion):
      "unknown option \(option)" + didYouMean(suggestion)
    case .unknownCommand(let word, let suggestion, let known):
      "unknown command \(word)" + (suggestion.map { didYouMean($0) } ?? "; there are: " + known.joined(separator: ", "))
    case .missingValue(let option, let valueName):
      "\(option) needs a value: \(option)=\(valueName)"
    case .unexpectedValue(let option, let value):
      "\(option) takes no value, and got \(quoted(value))"
    case .notAllowed(let option, let value, let allowed, let suggestion):
      "\(option) cannot be \(quoted(value))"
        + (suggestion.map { didYouMean($0) } ?? "; it is one of: " + allowed.joined(separator: ", "))
    case .missingOperand(let name):
      "\(name) is missing"
    case .unexpectedOperand(let word):
      "unexpected \(quoted(word))"
    case .missingCommand(let known):
      "a command is missing; there are: " + known.joined(separator: ", ")
    case .invalid(let problem, let hint):
      problem + (hint.map { "\nhint: \($0)" } ?? "")
    }
  }

  private static func didYouMean(_ suggestion: String?) -> String {
    suggestion.map { " (did you mean \($0)?)" } ?? ""
  }

  /// A word from outside in quotes, bounded, without control characters.
  static func quoted(_ word: String) -> String {
    let visible = String(
      String.UnicodeScalarView(
        word.unicodeScalars.prefix(80).map { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) ? "\u{FFFD}" : $0 }))
    return "\"" + visible + (word.unicodeScalars.count > 80 ? "…" : "") + "\""
  }

  private static func spelling(_ option: OptionSpec) -> String {
    let names = option.names.joined(separator: ", ")
    switch option.value {
    case .none: return names
    case .text(let value), .oneOf(let value, _): return "\(names) \(value)"
    }
  }

  private static func help(of option: OptionSpec) -> String {
    var text = option.help
    if case .oneOf(_, let allowed) = option.value { text += ": " + allowed.joined(separator: ", ") }
    if option.isRepeatable { text += "; may be repeated" }
    if let value = option.defaultText { text += " [default: \(value)]" }
    return text
  }

  private static func block(_ title: String, rows: [(String, String)], width: Int) -> String {
    if rows.isEmpty { return "" }
    let column = min(30, (rows.map { $0.0.count }.max() ?? 0) + 4)
    var text = "\n\(title):\n"
    for (name, help) in rows {
      let head = "  " + name
      let body = wrap(help, width: width, indent: column)
      if head.count + 2 <= column {
        text += head + body.dropFirst(head.count) + "\n"
      } else {
        text += head + "\n" + body + "\n"
      }
    }
    return text
  }

  private static func wrap(_ text: String, width: Int, indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = margin
    for word in text.split(separator: " ") {
      if line.count > indent, line.count + 1 + word.count > max(width, indent + 20) {
        lines.append(line)
        line = margin
      }
      line += (line.count > indent ? " " : "") + word
    }
    lines.append(line)
    return lines.joined(separator: "\n")
  }
}
