/// Sends requests with libcurl, which is loaded for the first of them.
final class HTTPClient: Sendable {
  private let isLoaded = Guarded<Bool?>(nil)

  /// What a body may hold.
  private static let bodyLimit = 256 << 20

  func send(_ request: HTTPRequest, lane: Lane) throws(HTTPFailure) -> HTTPResponse {
    let isLoaded = self.isLoaded.with { loaded in
      let result = loaded ?? HTTPTransfer.loadLibrary()
      loaded = result
      return result
    }
    guard isLoaded else { throw .other("libcurl.so.4 is not installed") }
    var attempt = 0
    while true {
      do {
        return try HTTPTransfer(request, bodyLimit: HTTPClient.bodyLimit).run(lane)
      } catch {
        guard case .connection = error, attempt < request.maximumRetries else { throw error }
        attempt += 1
      }
    }
  }
}
