import Glibc
import TestSupport
import Testing

@Suite struct ServiceTests {
  /// Without the timestamp, which no two answers share.
  static func withoutTime(_ text: String) -> String {
    guard let start = text.range(of: "\"timestamp\":"), let comma = text[start...].firstIndex(of: ",") else {
      return text
    }
    return text[..<start] + "T" + text[comma...]
  }

  @Test func `service1 counts by itself in version 1`() throws {
    let service = try RunningService("service1", version: 1)
    for count in 1...3 {
      let answer = try service.answer()
      #expect(answer.status == 200)
      #expect(answer.headers["content-type"] == "application/json")
      #expect(Self.withoutTime(answer.text) == #"{"svc":"service1","version":"1",T,"count":\#(count)}"#)
    }
  }

  @Test("service1 asks service2 from version 2 on", arguments: [2, 3])
  func asks(version: Int) throws {
    let back = try RunningService("service2", version: 2)
    let front = try back.front(version: version)
    #expect(try back.answer().text == #"{"svc":"service2","version":"2","last":1}"#)
    #expect(
      Self.withoutTime(try front.answer().text) == #"{"svc":"service1","version":"\#(version)",T,"count":2}"#)
    #expect(try front.metric("counter", "path=\"/\"") == "2")
  }

  @Test("service2 has the health of its version", arguments: [(1, 200), (2, 200), (3, 500), (4, 200)])
  func health(version: Int, status: Int) throws {
    let service = try RunningService("service2", version: version)
    let answer = try service.answer("GET", "/health")
    #expect(answer.status == status)
    #expect(answer.body.isEmpty)
    #expect(try service.metric("svc_requests_total", "path=\"/\"") == "0", "/health and /metrics count nothing")
  }

  @Test func `a slow service2 costs users an error, and the counter stalls`() throws {
    let back = try RunningService("service2", version: 4)
    let front = try back.front(version: 2)
    let answer = try front.answer()
    #expect(answer.status == 500)
    #expect(answer.text == #"{"error":"no count from service2"}"#)
    #expect(try front.metric("svc_responses_total", "path=\"/\"", "status_code=\"500\"") == "1")
    #expect(try front.metric("svc_internal_error_total", "type=\"timeout\"") == "1")
    #expect(try front.metric("counter") == "0")
    // It does answer, only later.
    #expect(try back.answer().text.hasPrefix(#"{"svc":"service2","version":"4","last":"#))
  }

  @Test func `the breaker opens after three failures`() throws {
    let back = try RunningService("service2", version: 1)
    let front = try back.front(version: 3)
    back.program.signal(SIGTERM)
    #expect(back.program.wait() == .exited(0))
    for _ in 1...5 { #expect(try front.answer().status == 500) }
    #expect(try front.metric("svc_internal_error_total", "type=\"connection\"") == "3")
    #expect(try front.metric("svc_internal_error_total", "type=\"circuit_open\"") == "2")
  }

  @Test func `a service2 that was replaced is asked without an error`() throws {
    let old = try RunningService("service2", version: 1)
    let front = try old.front(version: 2)
    // The connection is kept for the next call.
    #expect(try front.answer().text.hasSuffix(#""count":1}"#))
    old.program.signal(SIGTERM)
    #expect(old.program.wait() == .exited(0))
    let new = try RunningService("service2", version: 2, ["--listen", "127.0.0.1:\(old.port)"])
    #expect(try front.answer().text.hasSuffix(#""count":1}"#), "a fresh process counts from 0")
    #expect(try new.metric("svc_requests_total", "path=\"/\"") == "1")
  }

  @Test func `one that is no counter is an error`() throws {
    let other = try RunningService("service1", version: 1)
    let front = try other.front(version: 2)
    #expect(try front.answer().status == 500)
    #expect(try front.metric("svc_internal_error_total", "type=\"answer\"") == "1")
  }

  @Test func `a head has no body and the same length`() throws {
    let service = try RunningService("service2", version: 1)
    let connection = try PlainConnection(port: service.port)
    try connection.send("HEAD", "/")
    let head = try connection.receive(hasBody: false)
    #expect(head.status == 200)
    #expect(head.headers["content-length"] == "41")
    try connection.send("GET", "/")
    #expect(try connection.receive().text == #"{"svc":"service2","version":"1","last":2}"#)
    #expect(try service.metric("svc_requests_total", "method=\"HEAD\"") == "1")
  }

  @Test(
    "what is not there or not allowed is refused",
    arguments: [
      ("GET", "/nothing", 404), ("GET", "/health/", 404), ("GET", "//", 404), ("POST", "/nothing", 404),
      ("POST", "/", 405), ("DELETE", "/health", 405), ("OPTIONS", "/metrics", 405), ("BREW", "/", 405),
    ])
  func refuses(method: String, path: String, status: Int) throws {
    let service = try RunningService("service1", version: 1)
    let answer = try service.answer(method, path)
    #expect(answer.status == status)
    #expect(answer.headers["allow"] == (status == 405 ? "GET, HEAD" : nil))
    #expect(try service.answer("GET", "/?a=b").status == 200)
  }

  @Test func `unknown paths and methods share their series`() throws {
    let service = try RunningService("service1", version: 1)
    let connection = try PlainConnection(port: service.port)
    for number in 1...100 {
      try connection.send(number % 2 == 0 ? "GET" : "M\(number)", "/p\(number)")
      #expect(try connection.receive().status == 404)
    }
    let text = try service.answer("GET", "/metrics").text
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("svc_requests_total{") }.count == 3)
    #expect(try service.metric("svc_requests_total", "path=\"other\"", "method=\"other\"") == "50")
  }

  @Test func `the metrics pass promtool`() throws {
    let back = try RunningService("service2", version: 1, environment: ["HOSTNAME": "a\"b\\c"])
    let front = try back.front(version: 3)
    for path in ["/", "/", "/nothing"] { _ = try front.answer("GET", path) }
    for service in [front, back] {
      let text = try service.answer("GET", "/metrics")
      #expect(text.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
      let result = try ProcessRunner("promtool").run(["check", "metrics"], input: text.body)
      #expect(result.exitCode == 0, "\(result)")
      #expect(result.outputText + result.errorText == "")
    }
    #expect(try front.metric("svc_responses_total", "path=\"/\"", "status_code=\"200\"", "name=\"service1\"") == "2")
    #expect(try front.metric("svc_responses_total", "path=\"other\"", "status_code=\"404\"", "version=\"3\"") == "1")
    #expect(try front.metric("svc_request_duration_seconds_count", "path=\"/\"") == "2")
    #expect(try back.metric("counter", #"host="a\"b\\c""#) == "2")
  }
}

extension String {
  /// Where the text behind a part begins.
  fileprivate func range(of part: String) -> Index? {
    indices.first { self[$0...].hasPrefix(part) }
  }
}
