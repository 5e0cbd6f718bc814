import Tracing

/// The spans of a service.
final class ServiceTracing {
  private let exporter: SpanExporter
  private var generator = SystemRandomNumberGenerator()

  init(_ settings: ServiceSettings, host: String) {
    exporter = SpanExporter(
      service: settings.kind.rawValue,
      tags: [
        Span.Tag("service.version", .string(String(settings.version))), Span.Tag("host.name", .string(host)),
      ],
      destinations: settings.destinations)
  }

  /// Whether spans go anywhere.
  var isActive: Bool { exporter.isActive }

  /// What came with a request.
  func incoming(_ exchange: Exchange) -> TracePropagation.Incoming {
    TracePropagation.extract { exchange.header($0) }
  }

  /// Begins a span under what came with a request; nil when nobody wants one.
  func begin(_ name: String, _ kind: Span.Kind, under incoming: TracePropagation.Incoming) -> Span? {
    guard isActive, !incoming.isDenied else { return nil }
    let context = incoming.context?.child(using: &generator) ?? TraceContext.root(using: &generator)
    return Span(name, context: context, kind: kind, start: Moment.world)
  }

  /// The lines that tell service2 of the trace: of the span, or, without one, of what came with the request.
  func headers(for span: Span?, under incoming: TracePropagation.Incoming) -> [String] {
    if let context = span?.context ?? incoming.context {
      return TracePropagation.inject(context, as: [.b3, .w3c]).map { "\($0.name): \($0.value)" }
    }
    return incoming.isDenied ? ["b3: 0"] : []
  }

  /// Notes the other side of a call.
  func note(_ peer: (address: String, port: Int)?, in span: inout Span) {
    guard let peer else { return }
    span.set(peer.address.contains(":") ? "peer.ipv6" : "peer.ipv4", .string(peer.address))
    span.set("peer.port", .int(peer.port))
  }

  /// Ends a span and hands it over.
  func end(_ span: Span) {
    var span = span
    span.end = Moment.world
    exporter.offer(span)
  }

  /// Sends what is left, half a second at most.
  func close() { exporter.close(within: 0.5) }
}
