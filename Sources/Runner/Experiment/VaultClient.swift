import HTTP
import JSON
import System

/// Reads secrets of a HashiCorp Vault over HTTP: key-value engines of version 1 and 2, with a token, an AppRole or a
/// Kubernetes service account. Where the configuration names no address and no way in, VAULT_ADDR, VAULT_TOKEN and
/// ~/.vault-token do, as for Vault's own programs.
struct VaultClient {
  let log: RunLog
  let http: HTTPClient
  let configuration: JSONObject
  let lane: Lane
  private let token = Guarded<String?>(nil)

  init(log: RunLog, http: HTTPClient, configuration: JSONObject, lane: Lane) {
    (self.log, self.http, self.configuration, self.lane) = (log, http, configuration, lane)
  }

  /// The secret that a declaration names: the value of its `key`, or all there is at its `path`.
  func secret(_ declared: JSONValue) throws(ActivityError) -> JSONValue {
    guard let path = declared["path"]?.string, !path.isEmpty else {
      log.warning("Missing Vault secret path for '\(declared.pythonText)'")
      return .object(JSONObject())
    }
    let isFirst = text("vault_kv_version", "2") == "1"
    let mount = text("vault_secrets_mount_point", "secret")
    let answer = try call("GET", "\(mount)/\(isFirst ? "" : "data/")\(path)", body: nil, token: try currentToken())
    let data = (isFirst ? answer["data"] : answer["data"]?["data"]) ?? .null
    if data == .null { throw .failure("No Vault secret found at path: \(path)") }
    guard let key = declared["key"]?.string else { return data }
    guard let value = data[key] else { throw .failure("the Vault secret at \(path) has no key '\(key)'") }
    return value
  }

  private func currentToken() throws(ActivityError) -> String {
    if let token = token.current { return token }
    let found: String
    if let token = configuration["vault_token"]?.string {
      found = token
    } else if let role = configuration["vault_role_id"], let secret = configuration["vault_role_secret"] {
      let answer: JSONValue
      do {
        answer = try call("POST", "auth/approle/login", body: ["role_id": role, "secret_id": secret], token: nil)
      } catch {
        guard case .failed(let failure) = error else { throw error }
        throw .failure("Failed to connect to Vault with the AppRole: \(failure.message)")
      }
      found = answer["auth"]?["client_token"]?.string ?? ""
    } else if let role = configuration["vault_sa_role"] {
      let given = text("vault_sa_token_path", "")
      let path = given.isEmpty ? "/var/run/secrets/kubernetes.io/serviceaccount/token" : given
      guard let bytes = try? Files.read(path) else {
        throw .failure("Failed to get service account token at: \(path)")
      }
      let mount = text("vault_k8s_mount_point", "kubernetes")
      let body: JSONValue = ["role": role, "jwt": .string(PythonText.strip(ByteText.decode(bytes)))]
      let answer: JSONValue
      do {
        answer = try call("POST", "auth/\(mount)/login", body: body, token: nil)
      } catch {
        guard case .failed(let failure) = error else { throw error }
        throw .failure("Failed to connect to Vault using service account with errors: '\(failure.message)'")
      }
      found = answer["auth"]?["client_token"]?.string ?? ""
    } else if let token = VaultClient.tokenOfUser {
      found = token
    } else {
      throw .failure(
        "a Vault secret needs vault_token, vault_role_id or vault_sa_role in the configuration, or VAULT_TOKEN")
    }
    log.mask(SecretMask(secrets: .string(found)))
    token.with { $0 = found }
    return found
  }

  private static var tokenOfUser: String? {
    if let token = Environment.value("VAULT_TOKEN"), !token.isEmpty { return token }
    guard let bytes = try? Files.read(Files.expandingHome("~/.vault-token")) else { return nil }
    let token = PythonText.strip(ByteText.decode(bytes))
    return token.isEmpty ? nil : token
  }

  private func call(
    _ method: String, _ path: String, body: JSONValue?, token: String?
  ) throws(ActivityError) -> JSONValue {
    let address = configuration["vault_addr"]?.string ?? Environment.value("VAULT_ADDR") ?? "http://localhost:8200"
    var request = HTTPRequest(url: (address.hasSuffix("/") ? String(address.dropLast()) : address) + "/v1/" + path)
    request.method = method
    request.connectTimeout = 10
    request.readTimeout = 30
    request.headers = [("X-Vault-Request", "true")]
    if let token { request.headers.append(("X-Vault-Token", token)) }
    if let body {
      request.headers.append(("Content-Type", "application/json"))
      request.body = JSONWriter().write(body)
    }
    let response: HTTPResponse
    do {
      response = try http.send(request, lane: lane)
    } catch {
      switch error {
      case .interrupted(let interruption): throw .interrupted(interruption)
      case .connection(let reason), .other(let reason): throw .failure("Vault at \(address): \(reason)")
      case .readTimeout, .overdue: throw .failure("Vault at \(address) did not answer in time")
      }
    }
    if response.status == 404 { return .null }
    let document = try? JSONDocument(bytes: response.body)
    guard response.status < 300, let document else {
      let reasons = document?.root["errors"]?.value.elements.compactMap(\.string) ?? []
      let words = reasons.isEmpty ? "" : ": " + reasons.joined(separator: "; ")
      throw .failure("Vault at \(address) answered \(response.status) for \(path)\(words)")
    }
    return document.root.value.withPythonNumbers
  }

  private func text(_ key: String, _ fallback: String) -> String { configuration[key]?.pythonText ?? fallback }
}
