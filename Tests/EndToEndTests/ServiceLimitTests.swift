import TestSupport
import Testing

@Suite struct ServiceLimitTests {
  @Test(
    "what is no request is refused, and the service goes on",
    arguments: [
      "\r\n\r\n\r\nnonsense\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\nbroken\r\n\r\n",
      "\u{16}\u{3}\u{1}\u{0}\u{5}hello", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    ])
  func refuses(text: String) throws {
    let service = try RunningService("service1", version: 1)
    do {
      let connection = try PlainConnection(port: service.port)
      connection.send(text + String(repeating: "x\r\n\r\n", count: 4))
      // Some of this is answered, some ends the connection.
      if let answer = try? connection.receive() { #expect(answer.status >= 400) }
    }
    #expect(try service.answer().status == 200)
  }

  @Test func `many headers are refused`() throws {
    let service = try RunningService("service1", version: 1)
    let few = (1...47).map { "a\($0): b" }
    #expect(try service.answer("GET", "/", headers: few).status == 200)
    #expect(try service.answer("GET", "/", headers: few + ["z: z"]).status == 431)
  }

  @Test func `a large head is refused`() throws {
    let service = try RunningService("service1", version: 1)
    #expect(try service.answer("GET", "/", headers: ["a: " + String(repeating: "b", count: 2000)]).status == 200)
    #expect(try service.answer("GET", "/", headers: ["a: " + String(repeating: "b", count: 20000)]).status >= 400)
    #expect(try service.answer("GET", "/" + String(repeating: "b", count: 20000)).status >= 400)
    #expect(try service.answer().status == 200)
  }

  @Test func `a body is read and forgotten up to its limit`() throws {
    let service = try RunningService("service1", version: 1)
    let connection = try PlainConnection(port: service.port)
    try connection.send("GET", "/", headers: ["Content-Length: 16384"], body: String(repeating: "x", count: 16384))
    #expect(try connection.receive().status == 200)
    try connection.send("GET", "/", headers: ["Transfer-Encoding: chunked"], body: "3\r\nabc\r\n0\r\n\r\n")
    #expect(try connection.receive().status == 200)
    // What looks like a request in a body is none.
    try connection.send("POST", "/", headers: ["Content-Length: 24"], body: "GET / HTTP/1.1\r\nHost: a\r\n")
    #expect(try connection.receive().status == 405)
    try connection.send("GET", "/", headers: ["Content-Length: 16385"])
    #expect(try connection.receive().status == 413)
    #expect(try connection.isEnded())
  }

  @Test func `a body without an announced end is cut off`() throws {
    let service = try RunningService("service1", version: 1)
    let connection = try PlainConnection(port: service.port)
    let chunk = "1000\r\n" + String(repeating: "x", count: 4096) + "\r\n"
    try connection.send(
      "GET", "/", headers: ["Transfer-Encoding: chunked"], body: String(repeating: chunk, count: 5) + "0\r\n\r\n")
    #expect(try connection.receive().status == 413)
  }

  @Test func `requests that come together are answered in order`() throws {
    let service = try RunningService("service2", version: 1)
    let connection = try PlainConnection(port: service.port)
    connection.send(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 50))
    for count in 1...50 {
      #expect(try connection.receive().text == #"{"svc":"service2","version":"1","last":\#(count)}"#)
    }
  }

  @Test func `users are served while others hold connections`() throws {
    let service = try RunningService("service1", version: 1)
    let idle = try (0..<300).map { _ in try PlainConnection(port: service.port) }
    for connection in idle { connection.send("GET / HTTP/1.1\r\nHost: ") }
    #expect(try service.answer().status == 200)
    for connection in idle { connection.send("a\r\n\r\n") }
    for connection in idle { #expect(try connection.receive().status == 200) }
  }
}
