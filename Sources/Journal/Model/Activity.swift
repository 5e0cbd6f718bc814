import JSON

/// An action or probe as it was declared.
public struct Activity: Sendable {
  /// What the declaration says that it is.
  public enum Kind: Sendable, Hashable {
    /// Changes the system.
    case action
    /// Looks at the system.
    case probe
    /// Says neither.
    case unknown
  }

  /// Action or probe.
  public var kind: Kind
  /// The name; when there is none, a made-up one (`"activity 3"`), with a warning.
  public var name: String
  /// What does the work.
  public var provider: Provider?
  /// The tolerance, when one is declared.
  public var tolerance: Tolerance?
  /// The pause before it, in seconds.
  public var pauseBefore: Double?
  /// The pause after it, in seconds.
  public var pauseAfter: Double?
  /// Whether it ran beside the others.
  public var isBackground: Bool
  /// The name it refers to, when it was a `ref`.
  public var reference: String?
  /// Whether a `ref` found nothing to refer to.
  public var isUnresolved: Bool
  /// The declaration as it stands, when it is an object.
  public var node: JSONNode?

  /// Makes an activity of a kind and a name.
  public init(kind: Kind, name: String) {
    self.kind = kind
    self.name = name
    isBackground = false
    isUnresolved = false
  }
}
