import HTTP
import JSON
import System

/// Sends events of a run to Humio in the background.
///
/// Source: LogScale documentation, "Ingesting Structured Data": a list of `{"tags", "events"}`.
final class HumioSender: Sendable {
  /// One event, as JSON, with its tags.
  struct Event: Sendable {
    var text: [UInt8]
  }

  private struct State {
    var queue: DeliveryQueue<Event>?
    var waiting = 0
  }

  /// Bytes that may wait.
  private static let limit = 32 << 20

  private let state = Guarded(State())

  /// Whether events are sent.
  var isActive: Bool { state.with { $0.queue != nil } }

  /// Begins to send.
  ///
  /// - Parameters:
  ///   - url: Where the events go.
  ///   - token: The ingest token.
  func configure(url: String, token: String, log: RunLog) {
    var request = HTTPRequest(url: url)
    request.method = "POST"
    request.headers = [("Authorization", "Bearer \(token)"), ("Content-Type", "application/json")]
    request.connectTimeout = 2
    request.timeout = 5
    request.bodyLimit = 1 << 20
    request.followsRedirects = false
    let transport = HTTPTransport(userAgent: "chaos/\(RunnerVersion.text)", keepsConnections: true)
    state.with { state in
      guard state.queue == nil else { return }
      state.queue = DeliveryQueue(capacity: 1000, interval: 0.25) { [self, request] events, isCancelled in
        var request = request
        request.body = HumioSender.body(events)
        let lost = HumioSender.send(request, transport, isCancelled, log) ? 0 : events.count
        self.state.with { state in state.waiting -= events.reduce(0) { $0 + $1.text.count } }
        return lost
      }
    }
  }

  /// Takes an event; one that finds no room is dropped.
  func offer(_ event: JSONValue) {
    let text = JSONWriter().write(event)
    let queue = state.with { state -> DeliveryQueue<Event>? in
      guard let queue = state.queue, state.waiting + text.count <= HumioSender.limit else { return nil }
      state.waiting += text.count
      return queue
    }
    if let queue, !queue.offer(Event(text: text)) { state.with { $0.waiting -= text.count } }
  }

  /// Sends what is left, a second at most.
  func close() {
    let queue = state.with { state in
      defer { state.queue = nil }
      return state.queue
    }
    queue?.beginClosing()
    queue?.awaitEnd(until: Clock.monotonic + 1)
  }

  private static func body(_ events: [Event]) -> [UInt8] {
    var body = [UInt8(ascii: "[")]
    for (index, event) in events.enumerated() {
      if index > 0 { body.append(UInt8(ascii: ",")) }
      body += event.text
    }
    body.append(UInt8(ascii: "]"))
    return body
  }

  private static func send(
    _ request: HTTPRequest, _ transport: HTTPTransport, _ isCancelled: @escaping @Sendable () -> Bool, _ log: RunLog
  ) -> Bool {
    do {
      let response = try transport.send(request, waiting: HTTPWait(isCancelled: isCancelled))
      if response.status < 400 { return true }
      log.debug("Failed to post to Humio with status code of \(response.status)")
    } catch {
      log.debug("Failed to post to Humio: \(error)")
    }
    return false
  }
}
