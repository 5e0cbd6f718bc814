/// What a version of a service does.
public struct ServiceBehavior: Sendable, Hashable {
  /// Where an answer comes from.
  public enum Source: Sendable, Hashable {
    /// The service counts.
    case counts
    /// It asks service2, perhaps behind a circuit breaker.
    case asks(hasBreaker: Bool)
  }

  /// Where an answer comes from.
  public var source: Source
  /// Seconds before each answer.
  public var delay: Int
  /// Whether `/health` says so.
  public var isHealthy: Bool

  /// The behaviour of a version.
  public init(_ kind: ServiceKind, version: Int) {
    switch kind {
    case .service1:
      source = version == 1 ? .counts : .asks(hasBreaker: version >= 3)
      (delay, isHealthy) = (0, true)
    case .service2:
      source = .counts
      delay = version == 4 ? 2 : 0
      isHealthy = version != 3
    }
  }
}
