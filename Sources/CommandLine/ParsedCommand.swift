/// What a command line says, by the declaration it was read with.
public struct ParsedCommand: Sendable {
  /// The names of the commands called, outermost first: `["chaos", "run"]`.
  public var path: [String]
  /// The declaration of the innermost.
  public var spec: CommandSpec
  /// Values by the option's first name, in the order given; a switch has one empty value a time it was given.
  public var values: [String: [String]]
  /// Words that are no options, in order.
  public var operands: [String]

  /// Whether a switch or option was given.
  public func has(_ option: String) -> Bool { values[option] != nil }

  /// The last value of an option.
  public func value(_ option: String) -> String? { values[option]?.last }

  /// All values of an option.
  public func all(_ option: String) -> [String] { values[option] ?? [] }
}
