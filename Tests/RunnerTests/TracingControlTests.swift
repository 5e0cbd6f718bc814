import HTTP
import JSON
import System
import Testing
import Tracing

@testable import Runner

@Suite struct TracingControlTests {
  private static let usual = SpanDestination.otlp(url: "http://localhost:4318/v1/traces", headers: [:])

  @Test(
    "spans go where arguments, configuration and environment say",
    arguments: [
      ([:], [:], [:], []),
      ([:], ["tracing_provider": "noop"], [:], []),
      ([:], ["tracing_provider": "jaeger"], [:], [.jaeger(host: "localhost", port: 6831)]),
      (
        [:], ["tracing_provider": "Jaeger", "tracing_host": "h", "tracing_port": 7], [:],
        [.jaeger(host: "h", port: 7)]
      ),
      ([:], ["tracing_provider": "jaeger", "tracing_port": "7"], [:], [.jaeger(host: "localhost", port: 7)]),
      (["provider": "jaeger", "host": "a"], ["tracing_host": "h"], [:], [.jaeger(host: "a", port: 6831)]),
      ([:], ["tracing_provider": "opentelemetry"], [:], [usual]),
      (
        [:],
        [
          "tracing_provider": "opentelemetry", "tracing_opentelemetry_exporter": "oltp-http",
          "tracing_opentelemetry_collector_endpoint": "http://c/t",
          "tracing_opentelemetry_collector_headers": "a=b",
        ], [:], [.otlp(url: "http://c/t", headers: ["a": "b"])]
      ),
      (
        ["provider": "opentelemetry", "exporter": "jaeger-thrift", "host": "j"], [:], [:],
        [.jaeger(host: "j", port: 6831)]
      ),
      ([:], [:], ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://e/t"], [.otlp(url: "http://e/t", headers: [:])]),
      (
        [:], ["tracing_provider": "opentelemetry"], ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://e/t"],
        [.otlp(url: "http://e/t", headers: [:])]
      ),
      (
        [:], ["tracing_provider": "jaeger"], ["OTEL_EXPORTER_OTLP_ENDPOINT": "http://e"],
        [.jaeger(host: "localhost", port: 6831), .otlp(url: "http://e/v1/traces", headers: [:])]
      ),
    ] as [(JSONObject, JSONObject, [String: String], [SpanDestination])])
  func destinations(
    arguments: JSONObject, configuration: JSONObject, variables: [String: String], expected: [SpanDestination]
  ) {
    let settings = TracingSettings(arguments: arguments, configuration: configuration, usual: "noop") { variables[$0] }
    #expect(settings.destinations == expected)
    #expect(settings.warnings.isEmpty)
  }

  @Test(
    "what is not done is said",
    arguments: [
      (["provider": "zipkin"], "tracing: provider zipkin is not supported; use jaeger, opentelemetry or noop"),
      (
        ["provider": "opentelemetry", "exporter": "oltp-grpc"],
        "tracing: exporter oltp-grpc is not supported; use oltp-http or jaeger-thrift"
      ),
      (["provider": "jaeger", "port": 70000], "tracing: 70000 is no port; no spans are sent to Jaeger"),
    ] as [(JSONObject, String)])
  func warns(arguments: JSONObject, warning: String) {
    let settings = TracingSettings(arguments: arguments, configuration: [:], usual: "noop") { _ in nil }
    #expect(settings.warnings == [warning])
    #expect(settings.destinations.isEmpty)
  }

  @Test(
    "headers have the form that is asked for",
    arguments: [
      ("b3", ["X-B3-TraceId", "X-B3-SpanId", "X-B3-Sampled", "traceparent"]), ("b3-single", ["b3", "traceparent"]),
      ("w3c", ["X-B3-TraceId", "X-B3-SpanId", "X-B3-Sampled", "traceparent"]),
      ("", ["X-B3-TraceId", "X-B3-SpanId", "X-B3-Sampled", "traceparent", "uber-trace-id"]),
    ])
  func headers(propagation: String, names: [String]) {
    let tracer = RunTracer()
    tracer.configure(Self.settings(["propagation": .string(propagation)]), owner: "a")
    #expect(tracer.headers.isEmpty)
    tracer.begin("experiment") { _ in }
    #expect(tracer.headers.map(\.name) == names)
    tracer.close(owner: "b")
    #expect(!tracer.headers.isEmpty, "another control ends nothing")
    tracer.close(owner: "a")
    #expect(tracer.headers.isEmpty)
  }

  @Test func `an activity in the background stands under the method`() {
    let tracer = RunTracer()
    tracer.configure(Self.settings([:]), owner: "a")
    tracer.begin("experiment") { $0.set("type", .string("experiment")) }
    tracer.begin("Method") { $0.set("type", .string("method")) }
    let method = Self.value("X-B3-SpanId", tracer)
    tracer.begin("in front") { $0.set("type", .string("activity")) }
    let front = tracer.headers.map(\.value)
    let seen = Guarded<[String?]>([])
    let done = Event()
    let worker = WorkerThread.start {
      tracer.begin("beside") { $0.set("type", .string("activity")) }
      seen.with { $0 = [Self.value("X-B3-ParentSpanId", tracer), Self.value("X-B3-TraceId", tracer)] }
      tracer.end("activity")
      #expect(tracer.headers.isEmpty)
      done.set()
    }
    #expect(worker != nil)
    _ = try? Lane().wait(for: done.descriptor)
    #expect(seen.current == [method, Self.value("X-B3-TraceId", tracer)])
    #expect(tracer.headers.map(\.value) == front)
    // Ending the method ends what was left open in it.
    tracer.end("method")
    #expect(Self.value("X-B3-ParentSpanId", tracer) == nil)
    tracer.close(owner: "a")
  }

  @Test func `headers that a request has already are left alone`() {
    var request = HTTPRequest(url: "http://a/", headers: [("B3", "0")])
    request.add([("b3", "1"), ("traceparent", "x")])
    #expect(request.headers.map { "\($0.name): \($0.value)" } == ["B3: 0", "traceparent: x"])
  }

  /// Settings with somewhere to send spans to, where nobody listens.
  private static func settings(_ arguments: JSONObject) -> TracingSettings {
    var all: JSONObject = ["provider": "jaeger", "host": "127.0.0.1", "port": 1]
    for (key, value) in arguments.members { all[key] = value }
    return TracingSettings(arguments: all, configuration: [:], usual: "noop") { _ in nil }
  }

  private static func value(_ name: String, _ tracer: RunTracer) -> String? {
    tracer.headers.first { $0.name == name }?.value
  }
}
