import TestSupport
import Testing

/// A service of the demo that runs for a test.
final class RunningService: Sendable {
  let program: RunningProgram
  let port: UInt16

  /// Starts it on a port of its own and waits until it listens.
  init(_ name: String, version: Int, _ arguments: [String] = [], environment: [String: String] = [:]) throws {
    program = try RunningProgram(
      TestEnvironment.builtProgram(name),
      ["--listen", "127.0.0.1:0", "--service-version", String(version)] + arguments, environment: environment)
    let line = try #require(program.readLine(), "\(name) said nothing")
    port = try #require(line.split(separator: ":").last.flatMap { UInt16($0) }, "\(name) said \(line)")
  }

  /// A service1 that asks this service.
  func front(version: Int) throws -> RunningService {
    try RunningService("service1", version: version, ["--counter-url", "http://127.0.0.1:\(port)/"])
  }

  /// The answer to one request on a connection of its own.
  func answer(_ method: String = "GET", _ path: String = "/", headers: [String] = []) throws -> PlainAnswer {
    let connection = try PlainConnection(port: port)
    try connection.send(method, path, headers: headers)
    return try connection.receive(hasBody: method != "HEAD")
  }

  /// The value of a series of `/metrics`, found by its beginning and by parts of its labels.
  func metric(_ name: String, _ labels: String...) throws -> String? {
    let text = try answer("GET", "/metrics").text
    let line = text.split(separator: "\n").first { line in
      line.hasPrefix(name + "{") && labels.allSatisfy { line.contains($0) }
    }
    return line?.split(separator: " ").last.map(String.init)
  }
}
