/// The three questions that a node asks a container.
public enum ProbeKind: String, Sendable, Hashable, CaseIterable {
  /// Has it come up? Until it has, the other two wait.
  case startup
  /// May requests be sent to it?
  case readiness
  /// Does it still work, or must it be started anew?
  case liveness
}
