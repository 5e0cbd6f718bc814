/// Why a request has no answer.
public enum HTTPError: Error, Sendable, Hashable, CustomStringConvertible {
  /// libcurl is not installed, or has no memory left.
  case unavailable
  /// The address is none, or is neither http nor https.
  case invalidURL(String)
  /// The address has a scheme that is not called.
  case unsupportedScheme(String)
  /// A header's name, where the name or the value cannot be sent. The value may be a secret.
  case invalidHeader(String)
  /// A certificate or key of our own is not usable; the library's words.
  case certificate(String)
  /// No connection: name, port, TLS; the library's words.
  case connection(String)
  /// The other side was silent for longer than the request allows.
  case silent
  /// The whole took longer than it may.
  case overdue
  /// The answer points on and on.
  case tooManyRedirects
  /// The answer is larger than the request allows, in bytes.
  case tooLarge(Int)
  /// The answer breaks off or is none; the library's words.
  case brokenAnswer(String)
  /// ``HTTPWait/isCancelled`` said so.
  case cancelled

  /// The error in words.
  public var description: String {
    switch self {
    case .unavailable: "libcurl.so.4 is not installed"
    case .invalidURL(let url): "Invalid URL '\(url)'"
    case .unsupportedScheme(let url): "Invalid URL '\(url)': only http:// and https:// addresses can be called"
    case .invalidHeader(let name): "Invalid header '\(name)': a name or value cannot hold line ends"
    case .certificate(let reason): "the client certificate cannot be used: \(reason)"
    case .connection(let reason): reason
    case .silent: "no answer in time"
    case .overdue: "no whole answer in time"
    case .tooManyRedirects: "Exceeded 30 redirects."
    case .tooLarge(let limit): "the answer holds more than \(limit >> 20) MiB"
    case .brokenAnswer(let reason): "broken answer: \(reason)"
    case .cancelled: "interrupted"
    }
  }
}
