/// How a client says who it is, beside a certificate.
public enum KubernetesCredentials: Sendable, Hashable {
  /// It does not.
  case none
  /// A text for the Authorization header, such as `Bearer …`.
  case authorization(String)
  /// A file with a bearer token, which is read again for each request: tokens in pods are renewed.
  case tokenFile(String)
  /// A user and a password.
  case basic(user: String, password: String)
  /// A program that knows.
  case program(KubernetesExecPlugin)
}
