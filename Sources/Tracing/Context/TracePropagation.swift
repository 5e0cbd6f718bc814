/// How a context travels in headers.
///
/// Sources: B3 propagation (openzipkin/b3-propagation), both forms; W3C Recommendation "Trace Context", level 1; for
/// `uber-trace-id`, Jaeger documentation, "Client libraries".
public enum TracePropagation {
  /// What came with a request.
  public struct Incoming: Sendable, Hashable {
    /// The span that the request is part of.
    public var context: TraceContext?
    /// Whether the caller wants no spans, which it may say without naming a trace.
    public var isDenied: Bool
  }

  /// The form that a context is written in.
  public enum Format: String, Sendable, CaseIterable {
    /// `X-B3-TraceId` and its kin.
    case b3
    /// One header `b3`.
    case b3Single = "b3-single"
    /// `traceparent` and `tracestate`.
    case w3c
    /// `uber-trace-id`
    case jaeger
  }

  /// Reads the headers of a request: `b3`, else `X-B3-…`, else `traceparent`.
  ///
  /// Whatever is malformed is as if it were not there.
  ///
  /// - Parameter header: Gives a header's value by its name, in any case of letters.
  public static func extract(_ header: (String) -> String?) -> Incoming {
    if let text = header("b3"), let incoming = b3Single(text) { return incoming }
    if let incoming = b3(header) { return incoming }
    if let text = header("traceparent"), let context = w3c(text, state: header("tracestate") ?? "") {
      return Incoming(context: context, isDenied: !context.isSampled)
    }
    return Incoming(context: nil, isDenied: false)
  }

  /// The headers that tell a context.
  public static func inject(_ context: TraceContext, as formats: [Format]) -> [(name: String, value: String)] {
    formats.flatMap { headers(context, as: $0) }
  }

  private static func headers(_ context: TraceContext, as format: Format) -> [(name: String, value: String)] {
    let (trace, span, sampled) = (context.trace.text, context.span.text, context.isSampled ? "1" : "0")
    switch format {
    case .b3:
      var headers = [(name: "X-B3-TraceId", value: trace), ("X-B3-SpanId", span), ("X-B3-Sampled", sampled)]
      if let parent = context.parent { headers.append(("X-B3-ParentSpanId", parent.text)) }
      return headers
    case .b3Single:
      return [("b3", "\(trace)-\(span)-\(sampled)" + (context.parent.map { "-\($0.text)" } ?? ""))]
    case .w3c:
      let parent = (name: "traceparent", value: "00-\(trace)-\(span)-0\(sampled)")
      return context.state.isEmpty ? [parent] : [parent, ("tracestate", context.state)]
    case .jaeger:
      return [("uber-trace-id", "\(trace):\(span):\(context.parent?.text ?? "0"):\(sampled)")]
    }
  }

  /// `{trace}-{span}-{sampled}-{parent}`, or the decision alone.
  private static func b3Single(_ text: String) -> Incoming? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 1 {
      switch text {
      case "0": return Incoming(context: nil, isDenied: true)
      case "1", "d": return Incoming(context: nil, isDenied: false)
      default: return nil
      }
    }
    guard (2...4).contains(parts.count), let trace = TraceID(parts[0]), let span = SpanID(parts[1]) else { return nil }
    var isSampled = true
    if parts.count > 2 {
      guard ["0", "1", "d"].contains(parts[2]) else { return nil }
      isSampled = parts[2] != "0"
    }
    var parent: SpanID?
    if parts.count > 3 {
      guard let id = SpanID(parts[3]) else { return nil }
      parent = id
    }
    let context = TraceContext(trace: trace, span: span, parent: parent, isSampled: isSampled)
    return Incoming(context: context, isDenied: !isSampled)
  }

  private static func b3(_ header: (String) -> String?) -> Incoming? {
    let sampled = header("x-b3-sampled")
    let isDebug = header("x-b3-flags") == "1"
    // Early implementations wrote the words.
    let isDenied = !isDebug && (sampled == "0" || sampled == "false")
    guard let text = header("x-b3-traceid") else {
      return sampled == nil ? nil : Incoming(context: nil, isDenied: isDenied)
    }
    guard let trace = TraceID(text), let span = header("x-b3-spanid").flatMap({ SpanID($0) }) else { return nil }
    let parent = header("x-b3-parentspanid").flatMap { SpanID($0) }
    let context = TraceContext(trace: trace, span: span, parent: parent, isSampled: !isDenied)
    return Incoming(context: context, isDenied: isDenied)
  }

  /// `{version}-{trace}-{span}-{flags}`; later versions may hold more.
  private static func w3c(_ text: String, state: String) -> TraceContext? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].utf8.count == 2, parts[3].utf8.count == 2, parts[1].utf8.count == 32,
      !text.utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }),
      let version = Hexadecimal.value(Array(parts[0].utf8)[...]), version != 0xFF, version > 0 || parts.count == 4,
      let flags = Hexadecimal.value(Array(parts[3].utf8)[...]), let trace = TraceID(parts[1]),
      let span = SpanID(parts[2])
    else { return nil }
    let isPlain = state.utf8.count <= 512 && state.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    return TraceContext(trace: trace, span: span, isSampled: flags & 1 == 1, state: isPlain ? state : "")
  }
}
