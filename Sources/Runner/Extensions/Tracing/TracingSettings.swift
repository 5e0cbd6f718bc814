import JSON
import System
import Tracing

/// What the tracing control is told: by its arguments, by the configuration, by the environment.
struct TracingSettings {
  var destinations: [SpanDestination] = []
  var formats: [TracePropagation.Format] = [.b3, .w3c]
  /// What is asked for and not done, in words.
  var warnings: [String] = []

  /// Reads them with the names of the reference: the argument `host` is `tracing_host` in the configuration.
  ///
  /// - Parameters:
  ///   - usual: The provider when none is named.
  ///   - variable: Gives a variable of the environment.
  init(arguments: JSONObject, configuration: JSONObject, usual: String, variable: (String) -> String?) {
    func given(_ argument: String, _ name: String? = nil) -> String? {
      let value = arguments[argument] ?? configuration[name ?? "tracing_\(argument)"] ?? .null
      return value.isTruthy ? value.pythonText : nil
    }
    let collector = SpanDestination.otlp(variable: variable)
    let provider = (given("provider") ?? usual).lowercased()
    let exporter = given("exporter", "tracing_opentelemetry_exporter")
    switch (provider, exporter) {
    case ("noop", _): break
    case ("jaeger", _), ("opentelemetry", "jaeger-thrift"):
      let port = given("port").map { UInt16($0) } ?? SpanDestination.jaegerPort
      if let port {
        destinations.append(.jaeger(host: given("host") ?? "localhost", port: port))
      } else {
        warnings.append("tracing: \(given("port") ?? "") is no port; no spans are sent to Jaeger")
      }
    case ("opentelemetry", nil), ("opentelemetry", "oltp-http"), ("opentelemetry", "otlp-http"):
      let headers = given("collector_headers", "tracing_opentelemetry_collector_headers") ?? ""
      let url = given("collector_endpoint", "tracing_opentelemetry_collector_endpoint")
      if let url {
        destinations.append(.otlp(url: url, headers: SpanDestination.headers(headers)))
      } else if collector == nil {
        destinations.append(.otlp(url: "http://localhost:4318/v1/traces", headers: SpanDestination.headers(headers)))
      }
    case ("opentelemetry", let exporter?):
      warnings.append("tracing: exporter \(exporter) is not supported; use oltp-http or jaeger-thrift")
    default:
      warnings.append("tracing: provider \(provider) is not supported; use jaeger, opentelemetry or noop")
    }
    if let collector { destinations.append(collector) }
    switch given("propagation")?.lowercased() {
    case "b3", "w3c", "tracecontext": break
    case "b3-single", "b3single": formats = [.b3Single, .w3c]
    default:
      // What the client library of Jaeger does when nothing is said.
      if provider == "jaeger" { formats.append(.jaeger) }
    }
  }
}
