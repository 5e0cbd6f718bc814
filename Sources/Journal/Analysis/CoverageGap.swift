/// Something that a reader might think was tested and was not.
public enum CoverageGap: Sendable, Hashable {
  /// No check was made while the method ran (the default strategy).
  case noChecksDuring
  /// Checks that are declared and absent: names, phase.
  case notEvaluated(names: [String], phase: Check.Phase)
  /// Rollbacks are declared, and none is recorded.
  case rollbacksNotRecorded(declared: Int)
  /// No rollbacks are declared.
  case noRollbacks
  /// Declared method activities that are absent from the run.
  case activitiesNotRun(names: [String])
  /// The journal is cut off: what came after that is not known.
  case cutOff
  /// An action has no output, so that nothing says that it did anything.
  case actionWithoutResult(evidence: Int)
  /// Times are whole seconds.
  case wholeSeconds
  /// No hypothesis.
  case noHypothesis
  /// The data ends before recovery was seen.
  case recoveryNotSeen
}

/// A place whose value is masked.
public struct MaskedPlace: Sendable, Hashable {
  /// Why it is masked.
  public enum Rule: Sendable, Hashable {
    /// The experiment's `secrets` block.
    case secretsBlock
    /// The key's name, such as `password`.
    case keyName(String)
    /// The value's own shape, such as a private key or a URL with a password.
    case pattern(String)
    /// A value of the secrets block that reappears.
    case secretValue
  }

  /// The JSON path, such as `$.run[1].activity.provider.arguments.headers.Authorization`.
  public var path: String
  /// Why.
  public var rule: Rule

  /// Names a place.
  public init(path: String, rule: Rule) {
    self.path = path
    self.rule = rule
  }
}
