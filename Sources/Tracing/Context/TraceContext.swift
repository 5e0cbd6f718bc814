/// Where in which trace a piece of work stands: what one program tells the next.
public struct TraceContext: Sendable, Hashable {
  /// The trace.
  public var trace: TraceID
  /// The span.
  public var span: SpanID
  /// The span that it is part of.
  public var parent: SpanID?
  /// Whether spans of the trace are kept.
  public var isSampled: Bool
  /// What other systems have written for themselves, passed on as it came.
  public var state: String

  /// Makes a context.
  public init(trace: TraceID, span: SpanID, parent: SpanID? = nil, isSampled: Bool = true, state: String = "") {
    (self.trace, self.span, self.parent, self.isSampled, self.state) = (trace, span, parent, isSampled, state)
  }

  /// The context of a new trace.
  public static func root(using generator: inout some RandomNumberGenerator) -> TraceContext {
    TraceContext(trace: TraceID(using: &generator), span: SpanID(using: &generator))
  }

  /// The context of a new span under this one.
  public func child(using generator: inout some RandomNumberGenerator) -> TraceContext {
    TraceContext(
      trace: trace, span: SpanID(using: &generator), parent: span, isSampled: isSampled, state: state)
  }
}
