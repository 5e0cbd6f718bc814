import JSON

/// How a container is asked whether it is ready or alive: a `readinessProbe`, `livenessProbe` or `startupProbe`.
public struct ProbeSpec: Sendable, Hashable {
  /// What is done.
  public enum Handler: Sendable, Hashable {
    /// A GET that has to answer 200 to 399. The host is nil for the pod's own address.
    case http(host: String?, port: PortName, path: String, headers: [Header])
    /// A connection that has to be taken.
    case tcp(host: String?, port: PortName)
    /// A program that has to end with 0.
    case exec([String])
    /// None that this node knows, which never succeeds: its name.
    case unknown(String)
  }

  /// A header of the GET.
  public struct Header: Sendable, Hashable {
    /// Such as `X-Probe`.
    public var name: String
    /// What stands behind the colon.
    public var value: String
  }

  /// What is done.
  public var handler: Handler
  /// Seconds between the container's start and the first time.
  public var initialDelay: Int
  /// Seconds from one time to the next.
  public var period: Int
  /// Seconds after which no answer is a failure.
  public var timeout: Int
  /// How many successes in a row make one.
  public var successThreshold: Int
  /// How many failures in a row make one.
  public var failureThreshold: Int

  /// Reads a probe of a container; values that are missing or no good are those that Kubernetes takes.
  public init(_ object: JSONValue) {
    handler = ProbeSpec.handler(object)
    initialDelay = max(0, object["initialDelaySeconds"]?.int ?? 0)
    period = max(1, object["periodSeconds"]?.int ?? 10)
    timeout = max(1, object["timeoutSeconds"]?.int ?? 1)
    successThreshold = max(1, object["successThreshold"]?.int ?? 1)
    failureThreshold = max(1, object["failureThreshold"]?.int ?? 3)
  }

  private static func handler(_ object: JSONValue) -> Handler {
    if let get = object["httpGet"] {
      if get["scheme"]?.string == "HTTPS" { return .unknown("httpGet over HTTPS") }
      let path = get["path"]?.string ?? "/"
      let headers = (get["httpHeaders"]?.elements ?? []).map {
        Header(name: $0["name"]?.string ?? "", value: $0["value"]?.string ?? "")
      }
      return .http(
        host: get["host"]?.string, port: PortName(get["port"]), path: path.hasPrefix("/") ? path : "/" + path,
        headers: headers.filter { !($0.name + $0.value).utf8.contains { $0 < 0x20 } && !$0.name.isEmpty })
    }
    if let socket = object["tcpSocket"] { return .tcp(host: socket["host"]?.string, port: PortName(socket["port"])) }
    if let exec = object["exec"] { return .exec((exec["command"]?.elements ?? []).compactMap(\.string)) }
    return .unknown(object.object?.keys.first { $0.hasSuffix("Socket") || $0 == "grpc" } ?? "none")
  }
}
