/// A request over HTTP.
public struct HTTPRequest: Sendable {
  /// GET, POST and so on, in capitals.
  public var method = "GET"
  /// The address, http or https.
  public var url: String
  /// In the order they are sent.
  public var headers: [(name: String, value: String)]
  /// What is sent with it.
  public var body: [UInt8]?
  /// Whether the body is a form; its type is then given by itself, and dropped with the body on a redirect.
  public var isForm = false
  /// Seconds to connect; nil for no limit.
  public var connectTimeout: Double?
  /// Seconds without a byte; nil for no limit.
  public var readTimeout: Double?
  /// Seconds for the whole; nil for no limit.
  public var timeout: Double?
  /// Whom to trust and who we are.
  public var security = HTTPSecurity()
  /// How often a connection that fails is tried again.
  public var maximumRetries = 0
  /// How many bytes the body of the answer may have, unpacked.
  public var bodyLimit = 256 << 20
  /// Whether to go where the answer points, thirty times at most.
  public var followsRedirects = true
  /// Whether ~/.netrc may know a password.
  public var usesNetrc = true
  /// Whether the answer may come packed. Streams should not: packers hold them back.
  public var acceptsPacked = true
  /// The address of a proxy; nil for that of the environment.
  public var proxy: String?

  /// Makes a GET.
  public init(url: String, headers: [(name: String, value: String)] = []) {
    (self.url, self.headers) = (url, headers)
  }

  /// Whether certificates are verified.
  public var verifiesTLS: Bool {
    get { security.isVerified }
    set { security.isVerified = newValue }
  }
}
