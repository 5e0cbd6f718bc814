/// When the hypothesis is evaluated.
public enum HypothesisStrategy: String, Sendable, CaseIterable {
  /// Before and after the method.
  case standard = "default"
  /// Before the method.
  case beforeMethod = "before-method-only"
  /// After the method.
  case afterMethod = "after-method-only"
  /// Again and again during the method.
  case duringMethod = "during-method-only"
  /// Before, during and after the method.
  case continuous = "continuously"
  /// Never.
  case skip

  /// Reads the word of an option or of settings; the reference takes a misspelt one too.
  public init?(word: String) {
    self.init(rawValue: word == "continously" ? "continuously" : word)
  }

  /// The word in the log.
  var word: String { self == .continuous ? "continuous" : rawValue }

  var isBefore: Bool { self == .standard || self == .beforeMethod || self == .continuous }
  var isDuring: Bool { self == .duringMethod || self == .continuous }
  var isAfter: Bool { self == .standard || self == .afterMethod || self == .continuous }
}

/// When rollbacks are played.
public enum RollbackStrategy: String, Sendable, CaseIterable {
  /// Unless the run failed or was interrupted.
  case standard = "default"
  /// Always.
  case always
  /// Never.
  case never
  /// Only when the steady state deviated.
  case deviated
}

/// What a run only pretends to do.
public enum DryMode: String, Sendable, CaseIterable {
  /// Probes are not run.
  case probes
  /// Actions are not run.
  case actions
  /// Neither probes nor actions are run.
  case activities
  /// Pauses are not made.
  case pause

  /// Whether an activity of a type is only pretended.
  func covers(_ type: String) -> Bool {
    switch self {
    case .probes: type == "probe"
    case .actions: type == "action"
    case .activities: true
    case .pause: false
    }
  }
}
