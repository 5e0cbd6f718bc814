import HTTP
import System

/// Sends spans to a collector of OpenTelemetry.
struct OTLPSender: SpanSender {
  private let request: HTTPRequest
  private let service: String
  private let tags: [Span.Tag]
  private let transport = HTTPTransport(userAgent: "chaos-report", keepsConnections: true)

  init(url: String, headers: [String: String], service: String, tags: [Span.Tag]) {
    var request = HTTPRequest(url: url)
    request.method = "POST"
    request.headers =
      [("Content-Type", "application/json")]
      + headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    request.connectTimeout = 2
    request.timeout = 5
    request.bodyLimit = 1 << 20
    request.followsRedirects = false
    self.request = request
    (self.service, self.tags) = (service, tags)
  }

  func send(_ spans: [Span], isCancelled: @escaping @Sendable () -> Bool) -> Int {
    var request = request
    request.body = OTLPText.body(spans, service: service, tags: tags)
    do {
      let response = try transport.send(request, waiting: HTTPWait(isCancelled: isCancelled))
      return (200..<300).contains(response.status) ? 0 : spans.count
    } catch {
      return spans.count
    }
  }
}
