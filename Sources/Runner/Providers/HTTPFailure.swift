import HTTP

/// Why a request has no answer, as activities tell it.
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

  init(_ error: HTTPError, interruption: Interruption?) {
    switch error {
    case .connection(let reason): self = .connection(reason)
    case .silent: self = .readTimeout
    case .overdue: self = .overdue
    case .cancelled: self = .interrupted(interruption ?? .keyboard)
    case .invalidHeader(let name):
      self = .other("Invalid header \(PythonText.repr(name)): a name or value cannot hold line ends")
    case .unavailable, .invalidURL, .unsupportedScheme, .certificate, .tooManyRedirects, .tooLarge, .brokenAnswer:
      self = .other(error.description)
    }
  }
}
