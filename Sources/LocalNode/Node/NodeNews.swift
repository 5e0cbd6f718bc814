import JSON

/// What the API server tells a node.
enum NodeNews: Sendable {
  /// All pods that there are.
  case pods([PodSpec])
  /// A pod that is new or has changed.
  case pod(PodSpec)
  /// A pod that is gone.
  case podGone(PodSpec)
  /// All services that there are.
  case services([ServiceSpec])
  /// A service that is new or has changed.
  case service(ServiceSpec)
  /// A service that is gone.
  case serviceGone(ServiceSpec)
  /// Whether the node is to take no more pods.
  case cordoned(Bool)
  /// Something went wrong, in words; it is tried again.
  case problem(String)
}
