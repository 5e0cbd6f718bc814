import System
import TestSupport
import Testing

@testable import HTTP

@Suite struct HTTPTransportTests {
  private let transport = HTTPTransport(userAgent: "test/1", keepsConnections: true)

  private static let routes = #"""
    {"GET /ok": {"chunks": ["fine"]}, "GET /two": {"headers": {"X": "a"}, "chunks": ["one\ntw", "o\n"]},
     "GET /held": {"chunks": ["one\n"], "hold": true}, "GET /refused": {"status": 403, "chunks": ["n", "o"]},
     "PATCH /p": {"status": 201}, "GET /away": {"status": 302, "headers": {"Location": "/ok"}}}
    """#

  @Test func `an answer has status, headers and body, and a request what it was given`() throws {
    let server = try StandIn(Self.routes)
    let answer = try transport.send(HTTPRequest(url: "http://127.0.0.1:\(server.port)/two"))
    #expect(answer.status == 200)
    #expect(answer.header("x") == "a")
    #expect(answer.text == "one\ntwo\n")
    var request = HTTPRequest(url: "http://127.0.0.1:\(server.port)/p", headers: [("X-A", "b")])
    request.method = "PATCH"
    request.body = Array("{}".utf8)
    #expect(try transport.send(request).status == 201)
    let log = try transport.send(HTTPRequest(url: "http://127.0.0.1:\(server.port)/__requests")).text
    for part in [#""method": "PATCH""#, #""body": "{}""#, #""x-a": "b""#, #""user-agent": "test/1""#] {
      #expect(log.contains(part), "\(log)")
    }
  }

  @Test func `a connection is kept where that was asked for`() throws {
    for (keeps, ports) in [(true, 1), (false, 3)] {
      let server = try StandIn(Self.routes)
      let transport = HTTPTransport(userAgent: "test", keepsConnections: keeps)
      for _ in 0..<3 { _ = try transport.send(HTTPRequest(url: "http://127.0.0.1:\(server.port)/ok")) }
      let log = try transport.send(HTTPRequest(url: "http://127.0.0.1:\(server.port)/__requests")).text
      let found = Set(log.split(separator: "\"port\": ").dropFirst().map { $0.prefix { $0.isNumber } })
      #expect(found.count == ports)
    }
  }

  @Test func `a stream is handed over as it comes, and left when the receiver has enough`() throws {
    let server = try StandIn(Self.routes)
    var parts: [String] = []
    let whole = try transport.stream(HTTPRequest(url: "http://127.0.0.1:\(server.port)/two")) { bytes in
      parts.append(String(decoding: bytes, as: UTF8.self))
      return true
    }
    #expect(parts.joined() == "one\ntwo\n")
    #expect(whole.status == 200)
    #expect(whole.body.isEmpty)
    let left = try transport.stream(HTTPRequest(url: "http://127.0.0.1:\(server.port)/held")) { _ in false }
    #expect(left.status == 200)
    let refused = try transport.stream(HTTPRequest(url: "http://127.0.0.1:\(server.port)/refused")) { _ in true }
    #expect(refused.status == 403)
    #expect(refused.text == "no")
  }

  @Test func `limits end a transfer, each with its own error`() throws {
    let server = try StandIn(Self.routes)
    let address = "http://127.0.0.1:\(server.port)"
    var request = HTTPRequest(url: "\(address)/held")
    request.readTimeout = 0.05
    #expect(throws: HTTPError.silent) { try transport.send(request) }
    request.readTimeout = nil
    request.timeout = 0.05
    #expect(throws: HTTPError.overdue) { try transport.send(request) }
    request.timeout = nil
    #expect(throws: HTTPError.overdue) {
      try transport.send(request, waiting: HTTPWait(deadline: Clock.monotonic + 0.05))
    }
    let event = Event()
    event.set()
    #expect(throws: HTTPError.cancelled) {
      try transport.send(request, waiting: HTTPWait(wakeDescriptor: event.descriptor) { event.isSet })
    }
    var small = HTTPRequest(url: "\(address)/two")
    small.bodyLimit = 5
    #expect(throws: HTTPError.tooLarge(5)) { try transport.send(small) }
    var away = HTTPRequest(url: "\(address)/away")
    #expect(try transport.send(away).text == "fine")
    away.followsRedirects = false
    #expect(try transport.send(away).status == 302)
  }

  @Test(arguments: [
    ("ftp://127.0.0.1/", HTTPError.unsupportedScheme("ftp://127.0.0.1/")), ("x", .unsupportedScheme("x")),
  ])
  func `only http and https are called`(url: String, error: HTTPError) {
    #expect(throws: error) { try transport.send(HTTPRequest(url: url)) }
  }

  @Test func `a header with a line end is refused without its value`() {
    let request = HTTPRequest(url: "http://127.0.0.1:1/", headers: [("Authorization", "Bearer secret\r\nX: y")])
    let error = #expect(throws: HTTPError.self) { try transport.send(request) }
    #expect(error == .invalidHeader("Authorization"))
    #expect(error?.description.contains("secret") == false)
  }

  @Test func `certificates are verified and shown, from files and from texts`() throws {
    let certificates = try TestCertificates()
    let server = try StandIn(Self.routes, certificates: certificates, asksForClient: true)
    // Without connections that are kept: one that stands is not asked for its key again.
    let transport = HTTPTransport(userAgent: "test")
    func status(_ url: String, _ security: HTTPSecurity) throws -> Int {
      var request = HTTPRequest(url: url)
      request.security = security
      return try transport.send(request).status
    }
    let url = "https://127.0.0.1:\(server.port)/ok"
    var files = HTTPSecurity()
    files.authorities = .file(certificates.path("ca.crt"))
    files.certificate = .file(certificates.path("client.crt"))
    files.key = .file(certificates.path("client.key"))
    #expect(try status(url, files) == 200)
    var texts = HTTPSecurity()
    texts.authorities = .pem(try certificates.bytes("ca.crt"))
    texts.certificate = .pem(try certificates.bytes("client.crt"))
    texts.key = .pem(try certificates.bytes("client.key"))
    #expect(try status(url, texts) == 200)
    var named = texts
    named.serverName = "api.test"
    #expect(try status("https://localhost:\(server.port)/ok", named) == 200)
    named.serverName = "other.test"
    #expect(throws: HTTPError.self) { try status(url, named) }
    var strange = texts
    strange.authorities = nil
    #expect(throws: HTTPError.self) { try status(url, strange) }
    strange.isVerified = false
    #expect(try status(url, strange) == 200)
    var anonymous = texts
    anonymous.certificate = nil
    anonymous.key = nil
    #expect(throws: HTTPError.self) { try status(url, anonymous) }
    var broken = texts
    broken.key = .pem(Array("no key".utf8))
    let error = #expect(throws: HTTPError.self) { try status(url, broken) }
    guard case .certificate = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }
}
