import HTTP
import System

extension KubernetesAccess {
  /// Where a pod finds its service account.
  public static let serviceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount"

  /// The cluster that we run in, as its service account; nil when we do not run in one.
  ///
  /// - Parameters:
  ///   - folder: Where token, ca.crt and namespace stand.
  ///   - host: Where the API server is; nil for what the variable KUBERNETES_SERVICE_HOST says.
  ///   - port: Its port; nil for what KUBERNETES_SERVICE_PORT says.
  public static func inCluster(
    folder: String = serviceAccountFolder, host: String? = nil, port: String? = nil
  ) -> KubernetesAccess? {
    guard let host = host ?? Environment.value("KUBERNETES_SERVICE_HOST"), !host.isEmpty,
      let port = port ?? Environment.value("KUBERNETES_SERVICE_PORT"), !port.isEmpty, Files.exists("\(folder)/token")
    else { return nil }
    var access = KubernetesAccess(server: "https://\(host.contains(":") ? "[\(host)]" : host):\(port)")
    access.credentials = .tokenFile("\(folder)/token")
    if Files.exists("\(folder)/ca.crt") { access.security.authorities = .file("\(folder)/ca.crt") }
    access.namespace = (try? Files.read("\(folder)/namespace", limit: 1 << 16)).map {
      String(ByteText.decode($0).prefix { !$0.isWhitespace })
    }
    return access
  }
}
