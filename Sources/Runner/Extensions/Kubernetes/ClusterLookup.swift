import HTTP
import JSON
import Kubernetes
import System

/// Finds the cluster of a call as the Python extension does: a kubeconfig, else the cluster that we run in, else the
/// entries KUBERNETES_… of the secrets or the environment.
struct ClusterLookup {
  private let secrets: JSONObject
  private let log: RunLog
  private let paths: [String]

  init(_ call: NativeCall, paths: [String] = Kubeconfig.defaultPaths) {
    (secrets, log, self.paths) = (call.secrets, call.log, paths)
  }

  init(secrets: JSONObject, log: RunLog, paths: [String]) {
    (self.secrets, self.log, self.paths) = (secrets, log, paths)
  }

  /// Where the API server is and who we are there.
  func access() throws(ActivityError) -> KubernetesAccess {
    if paths.contains(where: { Files.exists($0) }) {
      let context = text("KUBERNETES_CONTEXT")
      log.debug("Using Kubernetes context '\(context ?? "default")' from config '\(paths.joined(separator: ":"))'")
      do {
        return try Kubeconfig.load(paths: paths).access(context: context)
      } catch {
        throw .failure("the kubeconfig cannot be used: \(error)")
      }
    }
    let isInPod = text("CHAOSTOOLKIT_IN_POD") == "true"
    if isInPod || text("KUBERNETES_HOST") == nil, let access = KubernetesAccess.inCluster() { return access }
    if isInPod {
      throw .failure(
        "CHAOSTOOLKIT_IN_POD is set, but there is no service account in \(KubernetesAccess.serviceAccountFolder)")
    }
    guard let host = text("KUBERNETES_HOST") else {
      throw .failure(
        "no cluster is known: there is no \(paths.joined(separator: ", ")), and neither CHAOSTOOLKIT_IN_POD nor "
          + "KUBERNETES_HOST is set")
    }
    return explicit(host)
  }

  private func explicit(_ host: String) -> KubernetesAccess {
    var access = KubernetesAccess(server: host.contains("://") ? host : "https://\(host)")
    access.security.isVerified = isVerified
    access.security.authorities = text("KUBERNETES_CA_CERT_FILE").map { .file(Files.expandingHome($0)) }
    if let key = text("KUBERNETES_API_KEY") {
      access.credentials = .authorization("\(text("KUBERNETES_API_KEY_PREFIX") ?? "Bearer") \(key)")
    } else if let certificate = text("KUBERNETES_CERT_FILE") {
      access.security.certificate = .file(Files.expandingHome(certificate))
      access.security.key = text("KUBERNETES_KEY_FILE").map { .file(Files.expandingHome($0)) }
    } else if let user = text("KUBERNETES_USERNAME") {
      access.credentials = .basic(user: user, password: text("KUBERNETES_PASSWORD") ?? "")
    }
    return access
  }

  /// The reference verifies nothing unless it is told to; here it is the other way round.
  private var isVerified: Bool {
    switch text("KUBERNETES_VERIFY_SSL")?.lowercased() {
    case "false", "0", "no", "off": false
    default: true
    }
  }

  private func text(_ name: String) -> String? {
    let value = secrets[name].map { $0 == .null ? "" : $0.pythonText } ?? Environment.value(name)
    return value.flatMap { $0.isEmpty ? nil : $0 }
  }
}
