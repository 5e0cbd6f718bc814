import CommandLine
import Tracing

/// What a service is told at its start.
public struct ServiceSettings: Sendable {
  /// Which one it is.
  public var kind: ServiceKind
  /// Its version.
  public var version = 1
  /// Where it listens.
  public var address = ListenAddress.container
  /// Where service1 asks for the count.
  public var counterURL = "http://service2:8000/"
  /// Seconds that it goes on serving after SIGTERM, for load balancers that have not heard yet.
  public var stopDelay = 0
  /// Where spans go.
  public var destinations: [SpanDestination] = []
  /// The machine's or pod's name.
  public var host = ""

  /// Reads options, then variables, then what is usual.
  ///
  /// - Parameters:
  ///   - command: The options.
  ///   - variable: Gives a variable of the environment.
  public init(
    _ kind: ServiceKind, _ command: ParsedCommand, variable: (String) -> String?
  ) throws(UsageError) {
    self.kind = kind
    func given(_ option: String, _ name: String) -> String? {
      command.value(option) ?? variable(name).flatMap { $0.isEmpty ? nil : $0 }
    }
    if let text = given("--service-version", "SERVICE_VERSION") {
      guard let version = kind.version(text) else {
        throw .invalid("\(kind.rawValue) has no version \(text)", hint: "there are 1 to \(kind.latestVersion)")
      }
      self.version = version
    }
    if let text = given("--listen", "LISTEN") {
      guard let address = ListenAddress(text) else {
        throw .invalid("\(text) is no address to listen on", hint: "one is 127.0.0.1:8000")
      }
      self.address = address
    }
    if let text = given("--stop-delay", "STOP_DELAY") {
      guard let seconds = Int(text), (0...3600).contains(seconds) else {
        throw .invalid("\(text) is no number of seconds", hint: "0 to 3600")
      }
      stopDelay = seconds
    }
    if let text = given("--counter-url", "SERVICE2_URL") {
      guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
        throw .invalid("\(text) is no address of HTTP", hint: "one is http://service2:8000/")
      }
      counterURL = text
    } else if let host = variable("SERVICE2_SERVICE_HOST"), !host.isEmpty {
      // As Kubernetes tells a container where a service is.
      let port = variable("SERVICE2_SERVICE_PORT").flatMap { UInt16($0) } ?? 8000
      counterURL = "http://\(host.contains(":") ? "[\(host)]" : host):\(port)/"
    }
    host = variable("HOSTNAME") ?? ""
    if let text = given("--jaeger", "JAEGER_AGENT_HOST") ?? given("--jaeger", "JAEGER_HOST") {
      destinations.append(try ServiceSettings.jaeger(text, port: variable("JAEGER_AGENT_PORT")))
    }
    if let collector = SpanDestination.otlp(variable: variable) { destinations.append(collector) }
  }

  /// `HOST` or `HOST:PORT`.
  private static func jaeger(_ text: String, port: String?) throws(UsageError) -> SpanDestination {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    // Kubernetes sets the variable to tcp://… where a service bears the name.
    let known = port.flatMap { UInt16($0) } ?? SpanDestination.jaegerPort
    guard parts.count <= 2, let host = parts.first, !host.isEmpty,
      let port = parts.count > 1 ? UInt16(parts[1]) : known
    else { throw .invalid("\(text) is no agent of Jaeger", hint: "one is localhost:\(SpanDestination.jaegerPort)") }
    return .jaeger(host: String(host), port: port)
  }
}
