import HTTP
import System

/// Sends requests from a lane.
final class HTTPClient: Sendable {
  private let transport = HTTPTransport(userAgent: "chaos/\(RunnerVersion.text)")

  func send(_ request: HTTPRequest, lane: Lane) throws(HTTPFailure) -> HTTPResponse {
    let wait = LaneWait(lane)
    do {
      return try transport.send(request, waiting: wait.wait)
    } catch {
      throw HTTPFailure(error, interruption: wait.interruption)
    }
  }
}
