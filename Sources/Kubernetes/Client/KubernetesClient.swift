import HTTP
import JSON
import System

/// Talks to an API server.
///
///     let client = KubernetesClient(access)
///     let deployment = try client.get(.deployments, "service2", namespace: "default")
///
/// A client is a value that shares its connections with its copies; any thread may use it.
public struct KubernetesClient: Sendable {
  /// The cluster and who we are in it.
  public let access: KubernetesAccess
  /// What may end a wait.
  public var wait = HTTPWait()
  /// Seconds for a connection, and without a byte of an answer.
  public var timeout = 30.0
  /// Who we say we are in the fields that we change.
  public var fieldManager: String

  private let transport: HTTPTransport
  private let credential = Guarded<ExecCredential?>(nil)

  /// How many bytes one answer may have.
  private static let bodyLimit = 64 << 20
  /// How many answers a list may have.
  static let pageCountLimit = 2000
  /// How many objects one answer may have.
  private static let pageSize = 500

  /// Makes a client. Nothing is sent yet.
  public init(_ access: KubernetesAccess, userAgent: String = "chaos-report") {
    self.access = access
    transport = HTTPTransport(userAgent: userAgent, keepsConnections: true)
    fieldManager = String(userAgent.prefix { $0 != "/" })
  }

  /// Sends a request and reads the object that is the answer.
  ///
  /// - Parameters:
  ///   - path: Below the server's address, its parts escaped.
  ///   - query: Names and values, not escaped.
  public func send(
    _ method: String, _ path: String, query: [(String, String)] = [], body: JSONValue? = nil,
    contentType: String = "application/json"
  ) throws(KubernetesError) -> JSONValue {
    let bytes = try sendRaw(method, path, query: query, body: body, contentType: contentType)
    do {
      return try JSONDocument(bytes: bytes, name: path).root.value
    } catch {
      throw .unexpected(server: shownServer, request: "\(method) \(path)", answer: KubernetesClient.excerpt(bytes))
    }
  }

  /// Sends a request and gives the answer as it is.
  public func sendRaw(
    _ method: String, _ path: String, query: [(String, String)] = [], body: JSONValue? = nil,
    contentType: String = "application/json"
  ) throws(KubernetesError) -> [UInt8] {
    var request = HTTPRequest(url: address(path, query))
    request.method = method
    request.readTimeout = timeout
    if let body {
      request.body = JSONWriter().write(body)
      request.headers.append(("Content-Type", contentType))
    }
    return try exchange(request, path: path, receive: nil).body
  }

  /// Sends a request whose answer comes bit by bit.
  func stream(
    _ path: String, query: [(String, String)], seconds: Double, receive: @escaping ([UInt8]) -> Bool
  ) throws(KubernetesError) {
    var request = HTTPRequest(url: address(path, query))
    request.acceptsPacked = false
    request.timeout = seconds
    _ = try exchange(request, path: path, receive: receive)
  }

  /// Whether the server answers at all that it is well: its `/readyz`.
  public func isReady() throws(KubernetesError) -> Bool {
    do {
      return try sendRaw("GET", "/readyz").starts(with: "ok".utf8)
    } catch {
      guard error.status != nil else { throw error }
      return false
    }
  }

  private func exchange(
    _ request: HTTPRequest, path: String, receive: (([UInt8]) -> Bool)?
  ) throws(KubernetesError) -> HTTPResponse {
    var request = request
    request.connectTimeout = timeout
    request.bodyLimit = KubernetesClient.bodyLimit
    request.followsRedirects = false
    request.usesNetrc = false
    request.proxy = access.proxy
    request.headers.append(("Accept", "application/json, */*"))
    var isSecondTry = false
    while true {
      var attempt = request
      try authorize(&attempt, anew: isSecondTry)
      let response: HTTPResponse
      do {
        if let receive {
          response = try transport.stream(attempt, waiting: wait, receive: receive)
        } else {
          response = try transport.send(attempt, waiting: wait)
        }
      } catch {
        throw failure(error)
      }
      if (200..<300).contains(response.status) { return response }
      // What a program gave may have ended before its time.
      if response.status == 401, case .program = access.credentials, !isSecondTry {
        isSecondTry = true
        continue
      }
      throw refusal(response, request: "\(request.method) \(path)")
    }
  }

  private func authorize(_ request: inout HTTPRequest, anew: Bool) throws(KubernetesError) {
    request.security = access.security
    var authorization: String?
    switch access.credentials {
    case .none: break
    case .authorization(let text): authorization = text
    case .tokenFile(let path):
      do {
        let token = ByteText.decode(try Files.read(path, limit: 1 << 20)).filter { !$0.isWhitespace }
        authorization = "Bearer \(token)"
      } catch {
        throw .credentials("\(path): \(error.reason)")
      }
    case .basic(let user, let password):
      authorization = "Basic " + Base64.encode(Array("\(user):\(password)".utf8))
    case .program(let plugin):
      let found = try self.credential(of: plugin, anew: anew)
      if let token = found.token { authorization = "Bearer \(token)" }
      if let certificate = found.certificate, let key = found.key {
        request.security.certificate = .pem(certificate)
        request.security.key = .pem(key)
      }
    }
    if let authorization { request.headers.append(("Authorization", authorization)) }
  }

  /// One thread asks the program, and the others wait for its answer.
  private func credential(of plugin: KubernetesExecPlugin, anew: Bool) throws(KubernetesError) -> ExecCredential {
    try credential.with { (known: inout ExecCredential?) throws(KubernetesError) in
      if let known, known.isValid, !anew { return known }
      do throws(ExecCredential.Failure) {
        let found = try ExecCredential.ask(plugin, waiting: wait)
        known = found
        return found
      } catch {
        throw error.isInterrupted ? .interrupted : .credentials(error.reason)
      }
    }
  }

  private func failure(_ error: HTTPError) -> KubernetesError {
    switch error {
    case .cancelled: .interrupted
    case .silent, .overdue: .timeout(server: shownServer)
    case .invalidHeader: .credentials("the token holds a line end")
    case .unavailable, .invalidURL, .unsupportedScheme, .certificate, .connection, .tooManyRedirects, .tooLarge,
      .brokenAnswer:
      .unreachable(server: shownServer, reason: error.description)
    }
  }

  private func refusal(_ response: HTTPResponse, request: String) -> KubernetesError {
    let value = try? JSONDocument(bytes: response.body, name: "answer").root.value
    if let value, let status = KubernetesStatus(value, code: response.status) {
      return .refused(status, request: request)
    }
    let text = KubernetesClient.excerpt(response.body)
    if response.header("Content-Type")?.contains("html") == true {
      return .unexpected(server: shownServer, request: request, answer: "\(response.status) \(text)")
    }
    return .refused(KubernetesStatus(code: response.status, reason: text), request: request)
  }

  /// The server's address without the password that may stand in it.
  var shownServer: String {
    guard let scheme = access.server.range(of: "://"), let at = access.server.lastIndex(of: "@"), at >= scheme else {
      return access.server
    }
    return String(access.server[..<scheme] + access.server[access.server.index(after: at)...])
  }

  private func address(_ path: String, _ query: [(String, String)]) -> String {
    let text = query.map { URLText.quoted($0.0) + "=" + URLText.quoted($0.1) }.joined(separator: "&")
    return access.server + path + (text.isEmpty ? "" : "?" + text)
  }

  private static func excerpt(_ bytes: [UInt8]) -> String {
    let text = ByteText.decode(Array(bytes.prefix(400)))
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static var pageLimit: Int { pageSize }
}

extension String {
  /// Where the text behind a part begins.
  fileprivate func range(of part: String) -> Index? {
    indices.first { self[$0...].hasPrefix(part) }.map { index($0, offsetBy: part.count) }
  }
}
