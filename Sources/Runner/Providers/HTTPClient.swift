/// Sends requests with libcurl, which is loaded for the first of them.
final class HTTPClient: Sendable {
  private let library = Guarded<CurlLibrary?>(nil)

  /// What a body may hold.
  private static let bodyLimit = 256 << 20

  func send(_ request: HTTPRequest, lane: Lane) throws(HTTPFailure) -> HTTPResponse {
    let library = self.library.with { library in
      if library == nil { library = CurlLibrary() }
      return library
    }
    guard let library else { throw .other("libcurl.so.4 is not installed") }
    var attempt = 0
    while true {
      do {
        return try HTTPTransfer(request, bodyLimit: HTTPClient.bodyLimit, library: library).run(lane)
      } catch {
        guard case .connection = error, attempt < request.maximumRetries else { throw error }
        attempt += 1
      }
    }
  }
}
