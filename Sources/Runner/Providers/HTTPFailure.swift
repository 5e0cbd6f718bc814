/// Why a request has no answer.
enum HTTPFailure: Error, Sendable {
  /// No connection: name, port, TLS.
  case connection(String)
  /// The other side was silent for too long.
  case readTimeout
  /// The whole took longer than the activity may.
  case overdue
  /// Anything else: an address that is none, too many redirects, a broken answer.
  case other(String)
  case interrupted(Interruption)
}
