import JSON

/// `chaosprometheus.probes`: queries of a Prometheus server.
enum PrometheusProbes: NativeExtension {
  static let module = "chaosprometheus.probes"

  static let functions = [
    NativeFunction("query", [.required("query"), .optional("when"), .optional("timeout")]) {
      (call) throws(ActivityError) in
      var arguments: [(String, JSONValue)] = [("query", call.arguments["query"] ?? .null)]
      if let when = call.arguments["when"], when != .null { arguments.append(("time", try moment(when))) }
      if let timeout = call.arguments["timeout"], timeout != .null { arguments.append(("timeout", timeout)) }
      return try ask("api/v1/query", arguments, call)
    },
    NativeFunction(
      "query_interval",
      [.required("query"), .required("start"), .required("end"), .optional("step", 1), .optional("timeout")]
    ) { (call) throws(ActivityError) in
      var arguments: [(String, JSONValue)] = [
        ("query", call.arguments["query"] ?? .null), ("start", try moment(call.arguments["start"] ?? .null)),
        ("end", try moment(call.arguments["end"] ?? .null)), ("step", call.arguments["step"] ?? 1),
      ]
      if let timeout = call.arguments["timeout"], timeout != .null { arguments.append(("timeout", timeout)) }
      return try ask("api/v1/query_range", arguments, call)
    },
    NativeFunction("compute_mean", [.required("query"), .optional("window", "1d")]) { (call) throws(ActivityError) in
      let query = call.arguments["query"]?.pythonText ?? ""
      let window = call.arguments["window"]?.pythonText ?? "1d"
      let answer = try ask("api/v1/query", [("query", .string("avg_over_time(\(query)[\(window)])"))], call)
      guard let text = answer["data"]?["result"]?[0]?["value"]?[1]?.string, let mean = Double(text) else {
        throw .failure("Prometheus has no value for the mean of \(query) over \(window)")
      }
      return .number(JSONNumber(mean))
    },
  ]

  private static func ask(
    _ path: String, _ arguments: [(String, JSONValue)], _ call: NativeCall
  ) throws(ActivityError) -> JSONValue {
    let base = call.configuration["prometheus_base_url"]?.string ?? "http://localhost:9090"
    let query = arguments.map { URLText.formQuoted($0.0) + "=" + URLText.formQuoted($0.1.pythonText) }
    let address = (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/" + path
    var request = HTTPRequest(url: address + "?" + query.joined(separator: "&"))
    request.headers = [("Accept", "application/json")]
    request.connectTimeout = 30
    request.readTimeout = 60
    request.verifiesTLS = call.configuration["prometheus_verify_tls"]?.isTruthy ?? true
    let response: HTTPResponse
    do {
      response = try call.http.send(request, lane: call.lane)
    } catch {
      switch error {
      case .interrupted(let interruption): throw .interrupted(interruption)
      case .connection(let reason), .other(let reason): throw .failure("Prometheus at \(base): \(reason)")
      case .readTimeout, .overdue: throw .failed(.timeout)
      }
    }
    guard response.status == 200 else {
      throw .failure("Prometheus query \(arguments.first?.1.pythonText ?? "") failed: \(response.text)")
    }
    guard let document = try? JSONDocument(bytes: response.body) else {
      throw .failure("Prometheus at \(base) answered something that is no JSON")
    }
    return document.root.value.withPythonNumbers
  }

  /// A time: `now`, `30 seconds ago`, seconds since 1970, or a date as RFC 3339 writes it.
  static func moment(_ value: JSONValue) throws(ActivityError) -> JSONValue {
    if case .number = value { return value }
    let text = value.pythonText
    let words = text.lowercased().split(separator: " ")
    let now = Clock.now.double
    if words == ["now"] { return .number(JSONNumber(now)) }
    if words.count == 3, words[2] == "ago", let count = words[0] == "a" || words[0] == "an" ? 1 : Double(words[0]),
      let seconds = units[String(words[1].hasSuffix("s") ? words[1].dropLast() : words[1])]
    {
      return .number(JSONNumber(((now - count * seconds) * 1000).rounded() / 1000))
    }
    if text.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) ?? false { return .string(text) }
    throw .failure("failed to parse '\(text)': a time is now, 30 seconds ago, a date or seconds since 1970")
  }

  private static let units: [String: Double] = [
    "second": 1, "sec": 1, "s": 1, "minute": 60, "min": 60, "m": 60, "hour": 3600, "h": 3600, "day": 86400, "d": 86400,
    "week": 604_800, "w": 604_800,
  ]
}
