/// Why service1 has no count to give.
enum CallProblem: Int, Error, CaseIterable {
  /// service2 did not answer in time.
  case timeout
  /// No connection to service2.
  case connection
  /// service2 answered with something else than a count.
  case answer
  /// The circuit breaker is open.
  case circuitOpen

  /// The label of metrics.
  var label: StaticString {
    switch self {
    case .timeout: "timeout"
    case .connection: "connection"
    case .answer: "answer"
    case .circuitOpen: "circuit_open"
    }
  }
}
