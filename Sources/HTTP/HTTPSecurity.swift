/// Whom an HTTPS request trusts and who it says it is.
public struct HTTPSecurity: Sendable, Hashable {
  /// PEM text, or where it stands.
  public enum Source: Sendable, Hashable {
    /// A file. For authorities also a folder.
    case file(String)
    /// The text itself, which never touches a disk.
    case pem([UInt8])
  }

  /// Whether the other side's certificate and name are verified.
  public var isVerified = true
  /// The authorities to trust; nil for those of REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE or SSL_CERT_FILE, else the system's.
  public var authorities: Source?
  /// Our certificate.
  public var certificate: Source?
  /// The key that belongs to it.
  public var key: Source?
  /// The name that the other side's certificate bears, when it is not that of the address.
  public var serverName: String?

  /// What everyone has: verified against the system's authorities, without a certificate of our own.
  public init() {}
}
