import Glibc
import HTTP
import JSON
import System

/// `chaosprometheus.probes`: queries of a Prometheus server, with the functions of the released extension.
enum PrometheusProbes: NativeExtension {
  static let module = "chaosprometheus.probes"

  static let functions = [
    NativeFunction(
      "query", [.required("query"), .optional("when"), .optional("timeout"), .optional("verify_tls", true)]
    ) { (call) throws(ActivityError) in
      var parameters = [("query", call.text("query"))]
      if call.has("timeout") { parameters.append(("timeout", call.text("timeout"))) }
      if call.has("when") { parameters.append(("time", try PrometheusTime.moment(call.text("when")))) }
      return try ask("query", parameters, call)
    },
    NativeFunction(
      "query_interval",
      [
        .required("query"), .required("start"), .required("end"), .optional("step", 1), .optional("timeout"),
        .optional("verify_tls", true),
      ]
    ) { (call) throws(ActivityError) in
      var parameters = [("query", call.text("query"))]
      if call.has("timeout") { parameters.append(("timeout", call.text("timeout"))) }
      if call.has("step") { parameters.append(("step", call.text("step"))) }
      parameters.append(("start", try PrometheusTime.moment(call.text("start"))))
      parameters.append(("end", try PrometheusTime.moment(call.text("end"))))
      return try ask("query_range", parameters, call)
    },
    NativeFunction(
      "compute_mean", [.required("query"), .optional("window", "1d"), .optional("mean_type", "arithmetic")]
    ) {
      (call) throws(ActivityError) in
      try mean(of: call.text("query"), call.text("window"), call.text("mean_type"), call)
    },
    NativeFunction("nodes_cpu_usage_mean", [.optional("window", "1d")]) { (call) throws(ActivityError) in
      let query = #"100 * (1 - avg(rate(node_cpu_seconds_total{mode="idle"}[1m])))"#
      return try mean(of: query, call.text("window"), "arithmetic", call)
    },
  ]

  private static func mean(
    of query: String, _ window: String, _ type: String, _ call: NativeCall
  ) throws(ActivityError) -> JSONValue {
    guard let seconds = PrometheusTime.seconds(window), seconds > 0 else {
      throw .failure("failed to parse '\(window)': a window is 30s, 5m, 2h, 1d or words such as 30 seconds")
    }
    let now = Clock.now
    var start = now
    start.seconds -= Int(seconds)
    let step = JSONNumber(max(1, (seconds / 300).rounded()))
    let parameters = [("query", query), ("start", start.isoText), ("end", now.isoText), ("step", step.text)]
    let answer = try ask("query_range", parameters, call)
    let values = (answer["data"]?["result"]?[0]?["values"]?.elements ?? [])
      .compactMap { $0[1]?.string.flatMap { Double($0) } }
    guard !values.isEmpty else { throw .failure("Prometheus has no values for \(query) in the last \(window)") }
    let count = Double(values.count)
    switch type {
    case "geometric": return .number(JSONNumber(exp(values.reduce(0) { $0 + log($1) } / count)))
    case "harmonic": return .number(JSONNumber(count / values.reduce(0) { $0 + 1 / $1 }))
    default: return .number(JSONNumber(values.reduce(0, +) / count))
    }
  }

  /// Seconds without a byte after which nobody is there: a second more than the query may take, else as many as the API
  /// server of a cluster has.
  private static func patience(_ call: NativeCall) -> Double {
    guard call.has("timeout") else { return 30 }
    let text = call.text("timeout")
    guard let seconds = Double(text) ?? PrometheusTime.seconds(text), seconds.isFinite, seconds >= 0 else { return 30 }
    return min(seconds, 86400) + 1
  }

  private static func ask(
    _ path: String, _ parameters: [(String, String)], _ call: NativeCall
  ) throws(ActivityError) -> JSONValue {
    let declared = call.configuration["prometheus_base_url"]?.string ?? "http://localhost:9090"
    let base = declared.hasSuffix("/") ? String(declared.dropLast()) : declared
    let query = parameters.map { URLText.formQuoted($0.0) + "=" + URLText.formQuoted($0.1) }.joined(separator: "&")
    var request = HTTPRequest(url: "\(base)/api/v1/\(path)?\(query)")
    request.headers = [("Accept", "application/json")]
    request.verifiesTLS = call.arguments["verify_tls"]?.isTruthy ?? true
    let patience = patience(call)
    (request.connectTimeout, request.readTimeout) = (30, patience)
    let response: HTTPResponse
    do {
      response = try call.http.send(request, lane: call.lane)
    } catch {
      switch error {
      case .interrupted(let interruption): throw .interrupted(interruption)
      case .connection(let reason), .other(let reason): throw .failure("Prometheus at \(base): \(reason)")
      case .readTimeout:
        throw .failure(
          "Prometheus at \(base) did not answer within \(Int(patience.rounded(.up))) s "
            + "(its argument timeout says how long a query may take)")
      case .overdue: throw .failed(.timeout)
      }
    }
    guard response.status == 200 else {
      throw .failure("Prometheus query \(parameters.first?.1 ?? "") failed: \(response.text)")
    }
    guard let document = try? JSONDocument(bytes: response.body) else {
      throw .failure("Prometheus at \(base) answered something that is no JSON")
    }
    return document.root.value.withPythonNumbers
  }
}
