/// What a pod's state asks the node to do.
public enum PodEffect: Sendable, Hashable {
  /// Start the container of this index, and answer with ``PodMachine/started(_:now:)`` or an end.
  case start(Int)
  /// Ask the container to end.
  case terminate(Int)
  /// End the container without asking.
  case kill(Int)
  /// Ask the container, and answer with ``PodMachine/answered(_:_:success:message:asked:now:)``.
  case probe(Int, ProbeKind)
  /// Nothing of the pod is left: take its object away.
  case remove
}
