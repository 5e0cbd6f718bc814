import JSON

/// What the API server says when it refuses: its Status object.
public struct KubernetesStatus: Sendable, Hashable {
  /// The HTTP status.
  public var code: Int
  /// One word, such as `NotFound`, `Forbidden` or `Expired`.
  public var reason: String
  /// The server's own words: `deployments.apps "service2" not found`.
  public var message: String
  /// Seconds after which to try again; nil when it does not say.
  public var retryAfter: Int?

  /// Reads a Status object; nil when it is none.
  public init?(_ value: JSONValue, code: Int) {
    guard value["kind"]?.string == "Status" else { return nil }
    self.code = value["code"]?.int ?? code
    reason = value["reason"]?.string ?? ""
    message = String((value["message"]?.string ?? "").prefix(4000))
    retryAfter = value["details"]?["retryAfterSeconds"]?.int
  }

  init(code: Int, reason: String = "", message: String = "") {
    (self.code, self.reason, self.message) = (code, reason, message)
  }
}
