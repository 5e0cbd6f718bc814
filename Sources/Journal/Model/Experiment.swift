import JSON

/// The experiment as the journal's copy of it declares it.
public struct Experiment: Sendable {
  /// The title; empty when there is none.
  public var title: String
  /// The description, when there is one.
  public var description: String?
  /// The tags in declared order.
  public var tags: [String]
  /// Contributions in declared order: the property and the level (`high`, `medium`, `low`, `none`, or any word).
  public var contributions: [Contribution]
  /// The steady-state hypothesis, when there is one.
  public var hypothesis: Hypothesis?
  /// The declared method, `ref`s resolved.
  public var method: [Activity]
  /// The declared rollbacks, `ref`s resolved.
  public var rollbacks: [Activity]
  /// The configuration block as it stands in the journal.
  public var configuration: JSONNode?
  /// The secrets block as it stands in the journal; never shown.
  public var secrets: JSONNode?
  /// Names of the controls in declared order.
  public var controls: [String]
  /// The whole experiment as it stands, when it is an object.
  public var node: JSONNode?

  /// Makes an experiment with a title and nothing else.
  public init(title: String) {
    self.title = title
    tags = []
    contributions = []
    method = []
    rollbacks = []
    controls = []
  }
}

/// What an experiment says that it contributes to.
public struct Contribution: Sendable, Hashable {
  /// The property, such as `availability`.
  public var property: String
  /// The level, such as `high`.
  public var level: String

  /// Names a contribution.
  public init(property: String, level: String) {
    self.property = property
    self.level = level
  }
}

/// The steady state that the experiment claims will hold.
public struct Hypothesis: Sendable {
  /// The claim in words.
  public var title: String?
  /// The declared probes, `ref`s resolved, in the order in which they are evaluated.
  public var probes: [Activity]

  /// Makes a hypothesis.
  public init(title: String?, probes: [Activity]) {
    self.title = title
    self.probes = probes
  }
}
