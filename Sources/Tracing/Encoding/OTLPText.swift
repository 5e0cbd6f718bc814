import JSON

/// Spans as OpenTelemetry collectors take them over HTTP, in JSON.
///
/// Source: OpenTelemetry Protocol specification 1.x, "OTLP/HTTP", JSON Protobuf encoding; semantic conventions.
public enum OTLPText {
  /// The body of a request that exports some spans.
  ///
  /// - Parameters:
  ///   - service: The name of the program.
  ///   - tags: What else is known about the program.
  public static func body(_ spans: [Span], service: String, tags: [Span.Tag] = []) -> [UInt8] {
    let program = [Span.Tag("service.name", .string(service))] + tags
    let value: JSONValue = [
      "resourceSpans": [
        [
          "resource": ["attributes": attributes(program)],
          "scopeSpans": [["scope": ["name": "chaos-report"], "spans": .array(spans.map(json))]],
        ]
      ]
    ]
    return JSONWriter().write(value)
  }

  private static func json(_ span: Span) -> JSONValue {
    var object: JSONObject = [
      "traceId": .string(span.context.trace.text), "spanId": .string(span.context.span.text),
    ]
    if !span.context.state.isEmpty { object["traceState"] = .string(span.context.state) }
    if let parent = span.context.parent { object["parentSpanId"] = .string(parent.text) }
    object["flags"] = .number(JSONNumber(span.context.isSampled ? 1 : 0))
    object["name"] = .string(SpanValue.bounded(span.name))
    switch span.kind {
    case .inside: object["kind"] = 1
    case .server: object["kind"] = 2
    case .client: object["kind"] = 3
    }
    // 64 bits are text, since JSON's numbers are not exact there.
    object["startTimeUnixNano"] = .string(String(span.start))
    object["endTimeUnixNano"] = .string(String(max(span.start, span.end)))
    object["attributes"] = attributes(span.tags)
    if !span.events.isEmpty {
      object["events"] = .array(
        span.events.map { event in
          [
            "timeUnixNano": .string(String(event.time)), "name": .string(name(of: event)),
            "attributes": attributes(event.fields),
          ]
        })
    }
    if span.isError { object["status"] = ["code": 2] }
    return .object(object)
  }

  private static func name(of event: Span.Event) -> String {
    for field in event.fields where field.key == "event" {
      if case .string(let text) = field.value { return SpanValue.bounded(text) }
    }
    return "log"
  }

  private static func attributes(_ tags: [Span.Tag]) -> JSONValue {
    .array(tags.map { ["key": .string(SpanValue.bounded($0.key)), "value": value($0.value)] })
  }

  private static func value(_ value: SpanValue) -> JSONValue {
    switch value {
    case .string(let text): ["stringValue": .string(SpanValue.bounded(text))]
    case .int(let value): ["intValue": .string(String(value))]
    case .bool(let value): ["boolValue": .bool(value)]
    case .double(let value) where value.isFinite: ["doubleValue": .number(JSONNumber(value))]
    case .double(let value):
      // As Protobuf writes what JSON's numbers cannot say.
      ["doubleValue": .string(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")]
    }
  }
}
