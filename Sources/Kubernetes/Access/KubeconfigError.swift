import YAML

/// Why a kubeconfig gives no access to a cluster.
public struct KubeconfigError: Error, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Sendable, Hashable {
    /// None of the files is there.
    case missing([String])
    /// A file could not be read; the system's words.
    case unreadable(String)
    /// It is no YAML; words with the place.
    case syntax(String)
    /// A value is not of the kind it should be.
    case kind(String, expected: String)
    /// A value that has to be there is not.
    case absent(String)
    /// There is no current context, and none was asked for.
    case noContext(known: [String])
    /// Nothing of this kind (context, cluster, user) has this name.
    case unknown(kind: String, name: String, known: [String])
    /// What should be base64 is not.
    case base64(String)
    /// A way to authenticate that is not supported, and what to do instead.
    case unsupported(String)
  }

  /// The file, with line and column where they are known.
  public var place: String
  /// What is wrong.
  public var problem: Problem

  init(_ place: String, _ problem: Problem) { (self.place, self.problem) = (place, problem) }

  /// The error in words, in one line but for the excerpt of a syntax error.
  public var description: String {
    switch problem {
    case .missing(let paths): "there is no kubeconfig at \(paths.joined(separator: ", "))"
    case .unreadable(let reason): "\(place): \(reason)"
    case .syntax(let message): message
    case .kind(let name, let expected): "\(place): \(name) must be \(expected)"
    case .absent(let name): "\(place): \(name) is missing"
    case .noContext(let known): "\(place): no current-context is set\(KubeconfigError.list(known))"
    case .unknown(let kind, let name, let known):
      "\(place): there is no \(kind) '\(name)'\(KubeconfigError.list(known))"
    case .base64(let name): "\(place): \(name) is not base64"
    case .unsupported(let what): "\(place): \(what)"
    }
  }

  private static func list(_ known: [String]) -> String {
    known.isEmpty ? "" : ": there is \(known.prefix(20).map { "'\($0)'" }.joined(separator: ", "))"
  }
}
