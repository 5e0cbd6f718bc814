/// A command as it is declared: its words, its options and the commands under it.
public struct CommandSpec: Sendable {
  /// An operand, a word that is no option.
  public struct Operand: Sendable, Hashable {
    /// The name in usage lines: `JOURNAL`.
    public var name: String
    /// How many are needed.
    public var minimum: Int
    /// How many are taken; nil for any number.
    public var maximum: Int?
    /// What it is, one line.
    public var help: String

    /// Declares an operand.
    public init(_ name: String, minimum: Int = 1, maximum: Int? = 1, help: String) {
      self.name = name
      self.minimum = minimum
      self.maximum = maximum
      self.help = help
    }
  }

  /// The word that calls it; for the outermost, the program's name.
  public var name: String
  /// What it is for, one line without a full stop.
  public var summary: String
  /// More than one line about it; empty for none.
  public var discussion: String
  /// Its options.
  public var options: [OptionSpec]
  /// Its operands in order.
  public var operands: [Operand]
  /// Commands under it.
  public var commands: [CommandSpec]
  /// Lines of use, without the prompt.
  public var examples: [String]
  /// Whether the command itself may be called when it has commands under it (a first word that names none of
  /// them is then an operand).
  public var isCallable: Bool

  /// Declares a command.
  public init(
    _ name: String, summary: String, discussion: String = "", options: [OptionSpec] = [], operands: [Operand] = [],
    commands: [CommandSpec] = [], examples: [String] = [], isCallable: Bool = true
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.options = options
    self.operands = operands
    self.commands = commands
    self.examples = examples
    self.isCallable = isCallable
  }
}
