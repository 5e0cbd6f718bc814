import JSON
import Testing

@testable import Tracing

@Suite struct SpanEncodingTests {
  private func span(_ name: String = "n") throws -> Span {
    let context = TraceContext(trace: try #require(TraceID(high: 1, low: 2)), span: try #require(SpanID(bits: 3)))
    return Span(name, context: context, start: 5_000_000)
  }

  @Test(
    "numbers are zigzagged and in groups of seven bits",
    arguments: [
      (0, [0x16, 0x00]), (-1, [0x16, 0x01]), (1, [0x16, 0x02]), (63, [0x16, 0x7E]), (64, [0x16, 0x80, 0x01]),
      (-65, [0x16, 0x81, 0x01]), (Int64.max, [0x16, 0xFE] + Array(repeating: 0xFF, count: 8) + [0x01]),
      (Int64.min, [0x16] + Array(repeating: 0xFF, count: 9) + [0x01]),
    ] as [(Int64, [UInt8])])
  func integers(value: Int64, bytes: [UInt8]) {
    var writer = CompactWriter()
    writer.int64(1, value)
    #expect(writer.bytes == bytes)
  }

  @Test func `fields have their distance from the one before`() {
    var writer = CompactWriter()
    writer.bool(1, true)
    writer.bool(16, false)
    writer.int32(100, -1)
    // Going back takes the number itself.
    writer.string(2, "é")
    writer.double(3, 1)
    #expect(
      writer.bytes == [
        0x11, 0xF2, 0x05, 0xC8, 0x01, 0x01, 0x08, 0x04, 2, 0xC3, 0xA9, 0x17, 0, 0, 0, 0, 0, 0, 0xF0, 0x3F,
      ])
  }

  @Test func `long lists have their length behind them`() {
    var writer = CompactWriter()
    writer.list(.structure, count: 14)
    writer.list(.structure, count: 15)
    writer.list(.binary, count: 300)
    #expect(writer.bytes == [0xEC, 0xFC, 0x0F, 0xF8, 0xAC, 0x02])
  }

  @Test func `a datagram holds a call of emitBatch`() throws {
    var span = try span()
    span.end = 7_000_000
    let (datagrams, dropped) = JaegerBatch.datagrams([span], service: "s")
    let head: [UInt8] = [0x82, 0x81, 0, 9] + Array("emitBatch".utf8)
    let process: [UInt8] = [0x1C, 0x1C, 0x18, 1, UInt8(ascii: "s"), 0]
    let body: [UInt8] = [
      0x19, 0x1C, 0x16, 4, 0x16, 2, 0x16, 6, 0x16, 0, 0x18, 1, UInt8(ascii: "n"), 0x25, 2, 0x16, 0x90, 0x4E, 0x16, 0xA0,
      0x1F, 0, 0, 0,
    ]
    #expect(datagrams == [head + process + body])
    #expect(dropped == 0)
  }

  @Test func `spans are spread over datagrams, and what fits in none is dropped`() throws {
    var spans = try (0..<100).map { try span("span \($0)") }
    for index in spans.indices { spans[index].set("a", .string(String(repeating: "x", count: 100))) }
    for event in 0..<20 {
      spans[50].events.append(
        Span.Event(time: event, fields: [Span.Tag("k", .string(String(repeating: "y", count: 100)))]))
    }
    let (datagrams, dropped) = JaegerBatch.datagrams(spans, service: "s", limit: 1500)
    #expect(dropped == 1)
    #expect(datagrams.count > 9)
    #expect(datagrams.allSatisfy { $0.count <= 1500 })
  }

  @Test func `long texts are cut at a whole character`() {
    #expect(SpanValue.bounded("short") == "short")
    let long = "x" + String(repeating: "é", count: SpanValue.longest)
    let cut = SpanValue.bounded(long)
    #expect(cut.utf8.count == SpanValue.longest - 1)
    #expect(long.hasPrefix(cut))
  }

  @Test func `OTLP has hexadecimal names and numbers as text`() throws {
    var span = try span()
    span.context.parent = SpanID(bits: 0xA)
    span.kind = .client
    span.end = 7_000_000
    span.isError = true
    span.set("s", .string("a\"b"))
    span.set("i", .int(Int.max))
    span.set("d", .double(.infinity))
    span.set("i", .int(-1))
    span.events.append(Span.Event(time: 6, fields: [Span.Tag("event", .string("error")), Span.Tag("b", .bool(true))]))
    let text = String(decoding: OTLPText.body([span], service: "svc"), as: UTF8.self)
    let expected: [String] = [
      #"{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"svc"}}]},"#,
      #""scopeSpans":[{"scope":{"name":"chaos-report"},"spans":[{"traceId":"00000000000000010000000000000002","#,
      #""spanId":"0000000000000003","parentSpanId":"000000000000000a","flags":1,"name":"n","kind":3,"#,
      #""startTimeUnixNano":"5000000","endTimeUnixNano":"7000000","attributes":["#,
      #"{"key":"s","value":{"stringValue":"a\"b"}},{"key":"i","value":{"intValue":"-1"}},"#,
      #"{"key":"d","value":{"doubleValue":"Infinity"}}],"events":[{"timeUnixNano":"6","name":"error","#,
      #""attributes":[{"key":"event","value":{"stringValue":"error"}},{"key":"b","value":{"boolValue":true}}]}],"#,
      #""status":{"code":2}}]}]}]}"#,
    ]
    #expect(text.filter { $0 != " " && $0 != "\n" } == expected.joined())
  }

  @Test(
    "the variables of OpenTelemetry name a collector",
    arguments: [
      ([:], nil), (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": ""], nil),
      (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "c:4317"], nil),
      (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c/t"], .otlp(url: "http://c/t", headers: [:])),
      (["OTEL_EXPORTER_OTLP_ENDPOINT": "http://c"], .otlp(url: "http://c/v1/traces", headers: [:])),
      (["OTEL_EXPORTER_OTLP_ENDPOINT": "https://c/x/"], .otlp(url: "https://c/x/v1/traces", headers: [:])),
      (
        ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c/t", "OTEL_EXPORTER_OTLP_HEADERS": "a=b=c, d = e,,=f,g"],
        .otlp(url: "http://c/t", headers: ["a": "b=c", "d": "e"])
      ),
    ] as [([String: String], SpanDestination?)])
  func variables(variables: [String: String], expected: SpanDestination?) {
    #expect(SpanDestination.otlp { variables[$0] } == expected)
  }
}
