/// What is wrong with a command line, as facts; ``UsageText`` makes the words.
public enum UsageError: Error, Sendable, Hashable {
  /// No such option; the nearest one that there is.
  case unknownOption(String, suggestion: String?)
  /// No such command; the nearest one, and all there are.
  case unknownCommand(String, suggestion: String?, known: [String])
  /// An option without the value it needs.
  case missingValue(option: String, valueName: String)
  /// A switch with a value.
  case unexpectedValue(option: String, value: String)
  /// A value that is none of the allowed words.
  case notAllowed(option: String, value: String, allowed: [String], suggestion: String?)
  /// Too few operands.
  case missingOperand(String)
  /// Too many operands.
  case unexpectedOperand(String)
  /// No command where one is needed.
  case missingCommand(known: [String])
  /// Anything else that only the command itself can know, in words.
  case invalid(String, hint: String?)
}
