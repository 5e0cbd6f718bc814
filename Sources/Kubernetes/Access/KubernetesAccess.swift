import HTTP

/// A cluster and who we are in it.
public struct KubernetesAccess: Sendable, Hashable {
  /// The address of the API server: `https://127.0.0.1:6443`.
  public var server: String
  /// Whom to trust, and our certificate.
  public var security: HTTPSecurity
  /// How requests are authorized.
  public var credentials: KubernetesCredentials
  /// The namespace of the context; nil when it has none.
  public var namespace: String?
  /// The address of a proxy.
  public var proxy: String?

  /// Makes an access; certificates are verified unless `security` says otherwise.
  public init(
    server: String, security: HTTPSecurity = HTTPSecurity(), credentials: KubernetesCredentials = .none,
    namespace: String? = nil, proxy: String? = nil
  ) {
    self.server = String(server.reversed().drop { $0 == "/" }.reversed())
    (self.security, self.credentials, self.namespace, self.proxy) = (security, credentials, namespace, proxy)
  }

  /// The texts that must not be shown to anyone, as far as they are known before a request is made.
  public var secretTexts: [String] {
    switch credentials {
    case .none, .tokenFile, .program: []
    case .authorization(let text): [text] + text.split(separator: " ").suffix(1).map { String($0) }
    case .basic(_, let password): [password]
    }
  }
}
