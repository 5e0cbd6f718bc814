import Glibc
import System

/// A server that answers as a test tells it.
///
///     let server = try StandIn(#"{"GET /x": {"status": 418, "chunks": ["{}"]}}"#)
public final class StandIn: Sendable {
  /// Its port on 127.0.0.1.
  public let port: Int
  private let process: ChildProcess
  private let input: Int32

  /// Starts it.
  ///
  /// - Parameters:
  ///   - routes: JSON; stand-in.py says which.
  ///   - certificates: For TLS.
  ///   - asksForClient: Whether a client has to show a certificate.
  public init(_ routes: String, certificates: TestCertificates? = nil, asksForClient: Bool = false) throws {
    var arguments = ["python3", "\(TestEnvironment.root)/Tests/TestSupport/StandIn/stand-in.py", routes]
    if let certificates {
      arguments += ["--tls", certificates.path("server.crt"), certificates.path("server.key")]
      if asksForClient { arguments.append(certificates.path("ca.crt")) }
    }
    guard let output = System.Pipe(), let input = System.Pipe(),
      let process = ChildProcess.start(
        "/usr/bin/env", ["env"] + arguments,
        descriptors: [(input.reading, STDIN_FILENO), (output.writing, STDOUT_FILENO)])
    else { throw TestFailure("no server could be started") }
    output.closeWriting()
    var text: [UInt8] = []
    var byte: UInt8 = 0
    while read(output.reading, &byte, 1) == 1, byte != 0x0A { text.append(byte) }
    guard let port = Int(String(decoding: text, as: UTF8.self)) else {
      process.end()
      throw TestFailure("the server said no port")
    }
    (self.port, self.process) = (port, process)
    // The pipe closes itself; its end is what ends the server.
    self.input = dup(input.writing)
  }

  deinit {
    close(input)
    process.end()
  }

  /// Stops it at once.
  public func stop() { process.end() }
}

/// Why a test cannot be made.
public struct TestFailure: Error, CustomStringConvertible {
  /// In words.
  public let description: String

  /// Makes a failure.
  public init(_ description: String) { self.description = description }
}
