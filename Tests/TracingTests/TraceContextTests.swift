import Testing

@testable import Tracing

@Suite struct TraceContextTests {
  static let trace = "0123456789abcdef0123456789abcdef"
  static let span = "00f067aa0ba902b7"
  static let parent = "1111111111111111"

  private func extract(_ headers: [String: String]) -> TracePropagation.Incoming {
    TracePropagation.extract { headers[$0.lowercased()] }
  }

  /// Trace, span, parent and sampling in one line; `-` for no context, `!` in front when spans are not wanted.
  private func text(_ incoming: TracePropagation.Incoming) -> String {
    let context = incoming.context.map {
      "\($0.trace.text) \($0.span.text) \($0.parent?.text ?? "-") \($0.isSampled ? 1 : 0)"
    }
    return (incoming.isDenied ? "!" : "") + (context ?? "-")
  }

  @Test(
    "what a request brings is read",
    arguments: [
      ([:], "-"),
      (["b3": "\(trace)-\(span)"], "\(trace) \(span) - 1"),
      (["b3": "\(trace)-\(span)-1-\(parent)"], "\(trace) \(span) \(parent) 1"),
      (["b3": "\(trace)-\(span)-d"], "\(trace) \(span) - 1"),
      (["b3": "\(trace)-\(span)-0"], "!\(trace) \(span) - 0"),
      (["b3": "89abcdef01234567-\(span)-1"], "000000000000000089abcdef01234567 \(span) - 1"),
      (["b3": "0"], "!-"), (["b3": "1"], "-"), (["b3": "d"], "-"),
      (["x-b3-traceid": trace, "x-b3-spanid": span], "\(trace) \(span) - 1"),
      (
        ["x-b3-traceid": trace.uppercased(), "x-b3-spanid": span, "x-b3-parentspanid": parent],
        "\(trace) \(span) \(parent) 1"
      ),
      (["x-b3-traceid": trace, "x-b3-spanid": span, "x-b3-sampled": "0"], "!\(trace) \(span) - 0"),
      (["x-b3-traceid": trace, "x-b3-spanid": span, "x-b3-sampled": "false"], "!\(trace) \(span) - 0"),
      (["x-b3-traceid": trace, "x-b3-spanid": span, "x-b3-sampled": "0", "x-b3-flags": "1"], "\(trace) \(span) - 1"),
      (["x-b3-sampled": "0"], "!-"),
      (["traceparent": "00-\(trace)-\(span)-01"], "\(trace) \(span) - 1"),
      (["traceparent": "00-\(trace)-\(span)-00"], "!\(trace) \(span) - 0"),
      (["traceparent": "cc-\(trace)-\(span)-01-what-comes"], "\(trace) \(span) - 1"),
      (["b3": "\(trace)-\(span)-1", "traceparent": "00-\(parent)\(parent)-\(parent)-01"], "\(trace) \(span) - 1"),
    ] as [([String: String], String)])
  func reads(headers: [String: String], expected: String) {
    #expect(text(extract(headers)) == expected)
  }

  @Test(
    "what is malformed is as if it were not there",
    arguments: [
      ["b3": ""], ["b3": "x"], ["b3": "\(trace)"], ["b3": "\(trace)-\(span)-2"], ["b3": "\(trace)-\(span)-1-x"],
      ["b3": "\(trace)-0000000000000000-1"], ["b3": "00000000000000000000000000000000-\(span)-1"],
      ["b3": "\(trace)-\(span)-1-\(parent)-1"], ["b3": "+123456789abcdef-\(span)-1"], ["b3": "\(trace)0-\(span)-1"],
      ["x-b3-traceid": trace], ["x-b3-traceid": "zz", "x-b3-spanid": span], ["x-b3-traceid": trace, "x-b3-spanid": ""],
      ["traceparent": ""], ["traceparent": "ff-\(trace)-\(span)-01"], ["traceparent": "00-\(trace)-\(span)-01-x"],
      ["traceparent": "00-\(trace)-\(span)"], ["traceparent": "00-\(trace.uppercased())-\(span)-01"],
      ["traceparent": "00-\(span)-\(span)-01"], ["traceparent": "00-\(trace)-\(span)-1"],
      ["traceparent": "00-\(trace)-\(span)-0é"], ["traceparent": String(repeating: "-", count: 10000)],
    ])
  func ignores(headers: [String: String]) {
    #expect(text(extract(headers)) == "-")
  }

  @Test(
    "a context is written in each form",
    arguments: [
      (.b3, ["X-B3-TraceId: \(trace)", "X-B3-SpanId: \(span)", "X-B3-Sampled: 1", "X-B3-ParentSpanId: \(parent)"]),
      (.b3Single, ["b3: \(trace)-\(span)-1-\(parent)"]),
      (.w3c, ["traceparent: 00-\(trace)-\(span)-01", "tracestate: a=b"]),
      (.jaeger, ["uber-trace-id: \(trace):\(span):\(parent):1"]),
    ] as [(TracePropagation.Format, [String])])
  func writes(format: TracePropagation.Format, expected: [String]) throws {
    let context = TraceContext(
      trace: try #require(TraceID(Self.trace)), span: try #require(SpanID(Self.span)), parent: SpanID(Self.parent),
      state: "a=b")
    #expect(TracePropagation.inject(context, as: [format]).map { "\($0.name): \($0.value)" } == expected)
  }

  @Test("what is written is read again", arguments: [TracePropagation.Format.b3, .b3Single, .w3c], [true, false])
  func roundTrips(format: TracePropagation.Format, isSampled: Bool) {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      var context = TraceContext.root(using: &generator)
      context.isSampled = isSampled
      let pairs = TracePropagation.inject(context, as: [format]).map { ($0.name.lowercased(), $0.value) }
      #expect(extract(Dictionary(uniqueKeysWithValues: pairs)).context == context)
    }
  }

  @Test(
    "foreign state is passed on when it is harmless",
    arguments: [("a=b,c=d", "a=b,c=d"), ("a\r\nb: c", ""), (String(repeating: "x", count: 513), ""), ("é", "")])
  func state(text: String, expected: String) {
    let incoming = extract(["traceparent": "00-\(Self.trace)-\(Self.span)-01", "tracestate": text])
    #expect(incoming.context?.state == expected)
  }

  @Test func `a child stands under its parent in the same trace`() {
    var generator = SystemRandomNumberGenerator()
    let root = TraceContext.root(using: &generator)
    let child = root.child(using: &generator)
    #expect(child.trace == root.trace)
    #expect(child.parent == root.span)
    #expect(child.span != root.span)
  }
}
