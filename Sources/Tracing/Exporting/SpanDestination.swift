/// Where spans go.
public enum SpanDestination: Sendable, Hashable {
  /// An agent of Jaeger: compact Thrift over UDP.
  case jaeger(host: String, port: UInt16)
  /// A collector of OpenTelemetry: JSON over HTTP, with these headers beside the usual ones.
  case otlp(url: String, headers: [String: String])

  /// The port of Jaeger's agent.
  public static let jaegerPort: UInt16 = 6831

  /// What the variables of OpenTelemetry name: `OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` as it is, or
  /// `OTEL_EXPORTER_OTLP_ENDPOINT` with `/v1/traces` behind it; nil when neither is set.
  ///
  /// Source: OpenTelemetry specification, "OTLP Exporter Configuration".
  ///
  /// - Parameter variable: Gives a variable of the environment.
  public static func otlp(variable: (String) -> String?) -> SpanDestination? {
    func given(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
    var url = given("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
    if url == nil, let base = given("OTEL_EXPORTER_OTLP_ENDPOINT") {
      url = base + (base.hasSuffix("/") ? "" : "/") + "v1/traces"
    }
    guard let url, url.hasPrefix("http://") || url.hasPrefix("https://") else { return nil }
    let list = given("OTEL_EXPORTER_OTLP_TRACES_HEADERS") ?? given("OTEL_EXPORTER_OTLP_HEADERS") ?? ""
    return .otlp(url: url, headers: headers(list))
  }

  /// Reads `name=value,name=value`; what has no name is left out.
  public static func headers(_ list: String) -> [String: String] {
    var headers: [String: String] = [:]
    for pair in list.split(separator: ",") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let name = parts[0].filter { $0 != " " }
      if !name.isEmpty { headers[name] = String(parts[1].drop { $0 == " " }) }
    }
    return headers
  }
}
