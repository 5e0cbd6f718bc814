/// Reads a command line by its declaration.
///
/// Long options take their value after a blank or after `=`; short ones after a blank or at once (`-fpdf`).
/// `--` ends the options, and a lone `-` is an operand. Options may stand before, between and after operands.
public struct CommandParser: Sendable {
  /// The outermost command.
  public var root: CommandSpec

  /// Makes a parser.
  public init(_ root: CommandSpec) {
    self.root = root
  }

  /// Reads the words after the program's name.
  ///
  /// `--help` and `--version`, where declared, win over everything that is wrong with the rest.
  ///
  /// - Throws: ``UsageError`` for the first thing that is wrong.
  public func parse(_ arguments: [String]) throws(UsageError) -> ParsedCommand {
    var result = ParsedCommand(path: [root.name], spec: root, values: [:], operands: [])
    var inherited: [OptionSpec] = []
    var index = 0
    var optionsEnded = false
    var pending: UsageError?

    while index < arguments.count {
      let word = arguments[index]
      index += 1
      if optionsEnded || word == "-" || !word.hasPrefix("-") {
        if !optionsEnded, result.operands.isEmpty, let command = result.spec.commands.first(where: { $0.name == word })
        {
          inherited += result.spec.options
          result.path.append(command.name)
          result.spec = command
        } else {
          result.operands.append(word)
        }
        continue
      }
      if word == "--" {
        optionsEnded = true
        continue
      }
      do {
        try take(word, arguments, &index, known: result.spec.options + inherited, into: &result)
      } catch {
        pending = pending ?? error
      }
    }
    if result.has("--help") || result.has("--version") { return result }
    if let pending { throw pending }
    try checkOperands(of: result)
    return result
  }

  private func take(
    _ word: String, _ arguments: [String], _ index: inout Int, known: [OptionSpec], into result: inout ParsedCommand
  ) throws(UsageError) {
    var name = word
    var attached: String?
    if word.hasPrefix("--"), let equals = word.firstIndex(of: "=") {
      name = String(word[..<equals])
      attached = String(word[word.index(after: equals)...])
    } else if !word.hasPrefix("--"), word.count > 2 {
      name = String(word.prefix(2))
      attached = String(word.dropFirst(2))
    }
    guard let option = known.first(where: { $0.names.contains(name) }) else {
      let spellings = known.filter { !$0.isHidden }.flatMap(\.names)
      throw .unknownOption(name, suggestion: Suggestion.nearest(to: name, in: spellings))
    }
    switch option.value {
    case .none:
      if let attached { throw .unexpectedValue(option: name, value: attached) }
      result.values[option.key, default: []].append("")
    case .text(let valueName):
      let value = try self.value(attached, arguments, &index, option: name, valueName: valueName)
      result.values[option.key, default: []].append(value)
    case .oneOf(let valueName, let allowed):
      let value = try self.value(attached, arguments, &index, option: name, valueName: valueName)
      guard allowed.contains(value) else {
        throw .notAllowed(
          option: name, value: value, allowed: allowed, suggestion: Suggestion.nearest(to: value, in: allowed))
      }
      result.values[option.key, default: []].append(value)
    }
  }

  private func value(
    _ attached: String?, _ arguments: [String], _ index: inout Int, option: String, valueName: String
  ) throws(UsageError) -> String {
    if let attached { return attached }
    guard index < arguments.count else { throw .missingValue(option: option, valueName: valueName) }
    defer { index += 1 }
    return arguments[index]
  }

  private func checkOperands(of result: ParsedCommand) throws(UsageError) {
    let spec = result.spec
    let names = spec.commands.map(\.name)
    if !spec.isCallable {
      guard let word = result.operands.first else { throw .missingCommand(known: names) }
      throw .unknownCommand(word, suggestion: Suggestion.nearest(to: word, in: names), known: names)
    }
    var left = result.operands.count
    for operand in spec.operands {
      if left < operand.minimum { throw .missingOperand(operand.name) }
      left -= operand.minimum
    }
    let maximum = spec.operands.reduce(Int?.some(0)) { sum, operand in
      guard let sum, let most = operand.maximum else { return nil }
      return sum + most
    }
    if let maximum, result.operands.count > maximum {
      throw .unexpectedOperand(result.operands[maximum])
    }
  }
}
