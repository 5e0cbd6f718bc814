/// Why a request to the API server gave nothing.
public enum KubernetesError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The server refused, and said why.
  case refused(KubernetesStatus, request: String)
  /// The server could not be reached: its address and why.
  case unreachable(server: String, reason: String)
  /// The server did not answer in time.
  case timeout(server: String)
  /// The answer is not what the API promises: its address, the request, and what was there instead.
  case unexpected(server: String, request: String, answer: String)
  /// There are no credentials; why.
  case credentials(String)
  /// What the request names cannot stand in an address.
  case invalidName(String)
  /// We stopped waiting.
  case interrupted

  /// The status that the server refused with; nil when it did not.
  public var status: KubernetesStatus? { if case .refused(let status, _) = self { status } else { nil } }

  /// Whether what was asked for is not there.
  public var isNotFound: Bool { status?.code == 404 }

  /// The error in words: `deployments.apps "service2" is forbidden: User "runner" cannot patch …`.
  public var description: String {
    switch self {
    case .refused(let status, let request):
      if !status.message.isEmpty { return status.message }
      let reason = status.reason.isEmpty ? "" : " (\(status.reason))"
      return "the API server answered \(status.code)\(reason) to \(request)"
    case .unreachable(let server, let reason): return "the API server at \(server) cannot be reached: \(reason)"
    case .timeout(let server): return "the API server at \(server) did not answer in time"
    case .unexpected(let server, let request, let answer):
      return "what answers \(request) at \(server) is no Kubernetes API: \(answer)"
    case .credentials(let reason): return "there are no credentials for the API server: \(reason)"
    case .invalidName(let name): return "'\(name)' cannot be the name of anything in Kubernetes"
    case .interrupted: return "interrupted"
    }
  }
}
