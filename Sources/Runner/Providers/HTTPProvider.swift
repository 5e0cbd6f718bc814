import HTTP
import JSON
import System

/// Calls addresses over HTTP.
struct HTTPProvider: Sendable {
  let log: RunLog
  let client: HTTPClient
  let tracer: RunTracer

  func run(_ activity: JSONValue, with substitution: Substitution, lane: Lane) throws(ActivityError) -> JSONValue {
    var request = try request(activity["provider"] ?? .null, substitution)
    request.add(tracer.headers)
    let response: HTTPResponse
    do {
      response = try HTTPRedirects(client: client).send(request, lane: lane)
    } catch {
      switch error {
      case .connection(let reason): throw .failure("failed to connect to \(request.url): \(reason)")
      case .readTimeout, .overdue: throw .failed(.timeout)
      case .other(let reason): throw .failure(reason)
      case .interrupted(let interruption): throw .interrupted(interruption)
      }
    }
    var body = JSONValue.string(response.text)
    if response.header("Content-Type") == "application/json" {
      // There is no text to be JSON, and there should be none.
      let isBare = response.body.isEmpty && (request.method == "HEAD" || response.status == 204)
      do {
        body =
          isBare ? .null : try JSONDocument(bytes: response.body, name: request.url).root.value.withPythonNumbers
      } catch {
        throw .failure("the answer of \(request.url) is no JSON: \(JSONErrorText.problem(of: error.kind))")
      }
    }
    if activity["tolerance"] == nil, response.status > 399 {
      log.warning(
        "This HTTP call returned a response with a HTTP status code above 400. This may indicate some error and not "
          + "what you expected. Please have a look at the logs.")
    }
    return [
      "status": .number(JSONNumber(response.status)),
      "headers": .object(JSONObject(response.headers.map { (key: $0.name, value: .string($0.value)) })), "body": body,
    ]
  }

  private func request(_ provider: JSONValue, _ substitution: Substitution) throws(ActivityError) -> HTTPRequest {
    guard let url = substitution.apply(to: provider["url"] ?? .null).string else {
      throw .failure("a HTTP activity must have a URL")
    }
    var request = HTTPRequest(url: PythonText.strip(url))
    request.method = (provider["method"]?.string ?? "GET").uppercased()
    guard !request.method.isEmpty, request.method.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw .failure("\(PythonText.repr(request.method)) is no HTTP method")
    }
    for (name, value) in substitution.apply(to: provider["headers"] ?? .null).members where value != .null {
      guard let text = value.string else {
        throw .failure(
          "Header part (\(value.pythonRepr)) from ('\(name)', \(value.pythonRepr)) must be of type str or bytes")
      }
      request.headers.append((name, text))
    }
    request.verifiesTLS = provider["verify_tls"]?.isTruthy ?? true
    if let path = provider["verify_tls"]?.string, !path.isEmpty {
      guard Files.exists(path) else {
        throw .failure("Could not find a suitable TLS CA certificate bundle, invalid path: \(path)")
      }
      request.security.authorities = .file(path)
    }
    request.maximumRetries = min(max(0, provider["max_retries"]?.int ?? 0), 1000)
    try setTimeouts(of: &request, substitution.apply(to: provider["timeout"] ?? .null))
    try setContent(of: &request, substitution.applyIfAny(to: provider["arguments"] ?? .null))
    return request
  }

  private func setTimeouts(of request: inout HTTPRequest, _ timeout: JSONValue) throws(ActivityError) {
    if case .array(let pair) = timeout {
      guard pair.count == 2 else { throw .failure("the timeout must be a number or [connect, read]") }
      request.connectTimeout = try seconds(pair[0])
      request.readTimeout = try seconds(pair[1])
    } else {
      request.connectTimeout = try seconds(timeout)
      request.readTimeout = request.connectTimeout
    }
  }

  private func seconds(_ value: JSONValue) throws(ActivityError) -> Double? {
    let seconds = try ProcessProvider.seconds(value, Substitution())
    if let seconds, seconds <= 0 { throw .failure("the timeout \(value.pythonRepr) is not above zero") }
    return seconds
  }

  private func setContent(of request: inout HTTPRequest, _ arguments: JSONValue) throws(ActivityError) {
    // What may have a body says how long it is, even when it has none.
    defer { if request.method != "GET", request.method != "HEAD" { request.body = request.body ?? [] } }
    if request.method == "GET" {
      let query: String
      switch arguments {
      case .null: return
      case .string(let text): query = text
      case .object, .array: query = HTTPProvider.form(arguments)
      case .bool, .number: throw .failure("the arguments of a GET must be text or a mapping")
      }
      if query.isEmpty { return }
      let parts = request.url.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let address = String(parts.first ?? "")
      request.url = address + (address.contains("?") ? "&" : "?") + query + (parts.count > 1 ? "#" + parts[1] : "")
      return
    }
    if request.headers.contains(where: { $0.name == "Content-Type" && $0.value == "application/json" }) {
      if arguments != .null { request.body = JSONWriter(asciiOnly: true).write(arguments) }
      return
    }
    switch arguments {
    case .null: break
    case .string(let text): if !text.isEmpty { request.body = Array(text.utf8) }
    case .object, .array:
      guard arguments.count > 0 else { return }
      request.body = Array(HTTPProvider.form(arguments).utf8)
      request.isForm = true
    case .bool, .number: throw .failure("the arguments of a HTTP activity must be text or a mapping")
    }
  }

  /// `a=1&b=x+y`; lists repeat their key, null is left out.
  private static func form(_ arguments: JSONValue) -> String {
    var pairs: [String] = []
    let members: [(key: String, value: JSONValue)] =
      arguments.object != nil
      ? arguments.members : arguments.elements.compactMap { pair in pair[0].map { ($0.pythonText, pair[1] ?? .null) } }
    for (key, value) in members {
      let values: [JSONValue] =
        switch value {
        case .array(let array): array
        case .object(let object): object.keys.map { .string($0) }
        case .null, .bool, .number, .string: [value]
        }
      for value in values where value != .null {
        pairs.append(URLText.formQuoted(key) + "=" + URLText.formQuoted(value.pythonText))
      }
    }
    return pairs.joined(separator: "&")
  }
}
