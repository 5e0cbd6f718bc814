import System

/// Sends requests with libcurl, which is loaded for the first of them. Any number of threads may use one at a time.
public final class HTTPTransport: Sendable {
  /// What we call ourselves, unless a request says otherwise: `chaos/1.0`.
  public let userAgent: String
  /// How many connections are kept open for requests to come; 0 for none.
  private let connectionLimit: Int
  private let idle = Guarded<[CurlConnections]>([])

  /// Makes a transport.
  ///
  /// - Parameters:
  ///   - userAgent: The program and its version.
  ///   - keepsConnections: Whether a connection serves more than one request.
  public init(userAgent: String, keepsConnections: Bool = false) {
    self.userAgent = userAgent
    connectionLimit = keepsConnections ? 8 : 0
  }

  /// Sends a request and waits for its whole answer.
  public func send(_ request: HTTPRequest, waiting wait: HTTPWait = HTTPWait()) throws(HTTPError) -> HTTPResponse {
    try send(request, waiting: wait, receiver: nil)
  }

  /// Sends a request and hands over its answer in parts.
  ///
  /// - Parameters:
  ///   - receive: Gets each part as it comes, when the status is one of success; returns whether to go on.
  /// - Returns: the answer without what was handed over. An answer that is no success has its body.
  public func stream(
    _ request: HTTPRequest, waiting wait: HTTPWait = HTTPWait(), receive: @escaping ([UInt8]) -> Bool
  ) throws(HTTPError) -> HTTPResponse {
    try send(request, waiting: wait, receiver: receive)
  }

  private func send(
    _ request: HTTPRequest, waiting wait: HTTPWait, receiver: (([UInt8]) -> Bool)?
  ) throws(HTTPError) -> HTTPResponse {
    guard let library = CurlLibrary.shared else { throw .unavailable }
    var wait = wait
    if let seconds = request.timeout {
      wait.deadline = min(wait.deadline ?? .infinity, Clock.monotonic + max(0, seconds))
    }
    guard let connections = idle.with({ $0.popLast() }) ?? CurlConnections(library) else { throw .unavailable }
    defer {
      idle.with { if $0.count < connectionLimit { $0.append(connections) } }
    }
    var attempt = 0
    while true {
      do {
        return try HTTPTransfer(request, userAgent: userAgent, connections: connections, receiver: receiver).run(wait)
      } catch {
        guard case .connection = error, attempt < request.maximumRetries else { throw error }
        attempt += 1
      }
    }
  }
}
