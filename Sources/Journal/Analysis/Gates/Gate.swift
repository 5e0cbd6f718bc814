/// A condition on runs that a policy sets.
public struct Gate: Sendable {
  /// What failing it means.
  public enum Level: String, Sendable, Hashable, CaseIterable {
    /// It is said, and changes no exit code.
    case warn
    /// The command leaves with the code for failed gates.
    case error
  }

  /// What it is called; the expression when the policy gives no name.
  public var name: String
  /// What failing it means.
  public var level: Level
  /// The expression as it is written.
  public var text: String
  /// Where the expression stands in its file.
  public var place: GatePlace
  let expression: GateExpression
}

/// A place in a policy file.
public struct GatePlace: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// The column in Unicode scalars, from 1.
  public var column: Int
}

/// The gates of a policy file.
public struct GatePolicy: Sendable {
  /// The path as given.
  public var path: String
  /// The gates in the file's order.
  public var gates: [Gate]
  /// The lines of the file, for messages.
  let lines: [String]
}
