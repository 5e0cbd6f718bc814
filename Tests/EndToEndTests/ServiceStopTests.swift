import Glibc
import TestSupport
import Testing

@Suite struct ServiceStopTests {
  @Test func `a request in flight is answered before the service leaves`() throws {
    let service = try RunningService("service2", version: 4)
    let connections = try (0..<3).map { _ in try PlainConnection(port: service.port) }
    for connection in connections { try connection.send("GET", "/") }
    // Answered at once, hence after the others were taken up.
    #expect(try service.answer("GET", "/health").status == 200)
    service.program.signal(SIGTERM)
    for connection in connections {
      let answer = try connection.receive()
      #expect(answer.status == 200)
      #expect(answer.headers["connection"]?.lowercased() == "close")
      #expect(try connection.isEnded())
    }
    #expect(service.program.wait() == .exited(0))
  }

  @Test func `requests that had been sent before the signal are answered`() throws {
    let service = try RunningService("service2", version: 1)
    let connections = try (0..<100).map { _ in try PlainConnection(port: service.port) }
    for connection in connections { try connection.send("GET", "/") }
    service.program.signal(SIGTERM)
    for connection in connections { #expect(try connection.receive().status == 200) }
    #expect(service.program.wait() == .exited(0))
  }

  @Test("a service without work leaves at once", arguments: [SIGTERM, SIGINT])
  func leaves(signal: Int32) throws {
    let service = try RunningService("service1", version: 1)
    let silent = try PlainConnection(port: service.port)
    try silent.send("GET", "/")
    #expect(try silent.receive().status == 200)
    service.program.signal(signal)
    #expect(service.program.wait() == .exited(0))
    #expect(try silent.isEnded())
    #expect(throws: PlainConnection.Failure.self) { try PlainConnection(port: service.port) }
  }

  @Test func `with a delay it serves on after the signal`() throws {
    let service = try RunningService("service1", version: 1, ["--stop-delay", "1"])
    let connection = try PlainConnection(port: service.port)
    try connection.send("GET", "/")
    #expect(try connection.receive().headers["connection"]?.lowercased() != "close")
    service.program.signal(SIGTERM)
    var closing = false
    // Until the signal has come through.
    while !closing { closing = try service.answer().headers["connection"]?.lowercased() == "close" }
    #expect(service.program.wait() == .exited(0))
  }

  @Test(
    "what cannot be is said in one line",
    arguments: [
      (["--service-version", "4"], 2, "error: service1 has no version 4"),
      (["--listen", "localhost:1"], 2, "error: localhost:1 is no address to listen on"),
      (["--listen", "192.0.2.1:80"], 1, "error: cannot listen on 192.0.2.1:80: Cannot assign requested address"),
      (["--counter-url", "ftp://x"], 2, "error: ftp://x is no address of HTTP"),
      (["--jaeger", "a:b:c"], 2, "error: a:b:c is no agent of Jaeger"),
      (["--stop-delay", "-1"], 2, "error: -1 is no number of seconds"),
      (["--lisen", "x"], 2, "error: unknown option --lisen (did you mean --listen?)"),
    ])
  func refuses(arguments: [String], code: Int32, message: String) throws {
    let result = try ProcessRunner(TestEnvironment.builtProgram("service1")).run(arguments)
    #expect(result.exitCode == code)
    #expect(result.errorText.hasPrefix(message), "\(result)")
  }

  @Test func `a port that is taken is an error`() throws {
    let service = try RunningService("service1", version: 1)
    let address = "127.0.0.1:\(service.port)"
    let result = try ProcessRunner(TestEnvironment.builtProgram("service2")).run(["--listen", address])
    #expect(result.exitCode == 1)
    #expect(result.errorText == "error: cannot listen on \(address): Address already in use\n")
  }
}
