import System

/// Sends spans to collectors in the background.
///
/// ``offer(_:)`` puts a span into a queue and returns. The queue is bounded: when a collector is down or slow, spans are
/// dropped and counted, and nobody waits. Each destination has a thread of its own, so that one cannot hold up another.
public final class SpanExporter: Sendable {
  private let queues: [DeliveryQueue<Span>]

  /// Makes an exporter; threads start with the first span.
  ///
  /// - Parameters:
  ///   - service: The name of the program.
  ///   - tags: What else is known about the program.
  ///   - destinations: Where spans go; with none they are forgotten.
  ///   - capacity: How many spans may wait for each destination.
  ///   - interval: Seconds between two sendings.
  public init(
    service: String, tags: [Span.Tag] = [], destinations: [SpanDestination], capacity: Int = 4096,
    interval: Double = 0.25
  ) {
    queues = destinations.map { destination in
      let sender: any SpanSender =
        switch destination {
        case .jaeger(let host, let port): JaegerSender(host: host, port: port, service: service, tags: tags)
        case .otlp(let url, let headers): OTLPSender(url: url, headers: headers, service: service, tags: tags)
        }
      return DeliveryQueue(capacity: capacity, interval: interval) { sender.send($0, isCancelled: $1) }
    }
  }

  /// Whether there is anywhere to send spans to.
  public var isActive: Bool { !queues.isEmpty }

  /// Takes a span that has ended. It never waits for a collector.
  public func offer(_ span: Span) {
    guard span.context.isSampled else { return }
    for queue in queues { queue.offer(span) }
  }

  /// Spans that no collector got, for want of room or of an answer.
  public var dropped: Int { queues.reduce(0) { $0 + $1.dropped } }

  /// Sends what is left and takes no more.
  ///
  /// - Parameter seconds: How long to wait for it. A destination that failed the last time is not waited for.
  public func close(within seconds: Double) {
    let deadline = Clock.monotonic + seconds
    for queue in queues { queue.beginClosing() }
    for queue in queues { queue.awaitEnd(until: deadline) }
  }
}
