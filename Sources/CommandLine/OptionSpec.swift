/// An option as a command declares it; parsing, help and "did you mean" all read this one value.
///
/// ```swift
/// OptionSpec(["--page-size"], value: .oneOf("SIZE", ["a4", "letter"]), help: "paper of the PDF")
/// ```
public struct OptionSpec: Sendable, Hashable {
  /// What follows the option.
  public enum Value: Sendable, Hashable {
    /// Nothing: it is a switch.
    case none
    /// Any text, under this name in the help.
    case text(String)
    /// One of these words.
    case oneOf(String, [String])
  }

  /// All spellings, the one to print first: `["--export-format", "-f"]`.
  public var names: [String]
  /// What follows.
  public var value: Value
  /// Whether it may be given more than once; otherwise the last one counts.
  public var isRepeatable: Bool
  /// What it is for, one line without a full stop.
  public var help: String
  /// The value it has when it is not given, for the help.
  public var defaultText: String?
  /// Whether help leaves it out.
  public var isHidden: Bool

  /// Declares an option.
  public init(
    _ names: [String], value: Value = .none, isRepeatable: Bool = false, help: String, defaultText: String? = nil,
    isHidden: Bool = false
  ) {
    self.names = names
    self.value = value
    self.isRepeatable = isRepeatable
    self.help = help
    self.defaultText = defaultText
    self.isHidden = isHidden
  }

  /// The spelling that results are filed under.
  public var key: String { names.first ?? "" }
}
