import HTTP
import JSON
import Kubernetes
import TestSupport
import Testing

@testable import Runner

@Suite struct ClusterLookupTests {
  private func access(_ secrets: JSONObject, paths: [String] = ["/no/kubeconfig"]) throws -> KubernetesAccess {
    try ClusterLookup(secrets: secrets, log: RunLog(), paths: paths).access()
  }

  private func words(_ secrets: JSONObject, paths: [String] = ["/no/kubeconfig"]) throws -> String {
    do {
      _ = try access(secrets, paths: paths)
      return ""
    } catch ActivityError.failed(let failure) {
      return failure.message
    }
  }

  @Test func `secrets name a server and who we are, and it is verified unless they say otherwise`() throws {
    let token = try access([
      "KUBERNETES_HOST": "https://one", "KUBERNETES_API_KEY": "k", "KUBERNETES_CA_CERT_FILE": "/ca.crt",
    ])
    #expect(token.server == "https://one")
    #expect(token.credentials == .authorization("Bearer k"))
    #expect(token.security.authorities == .file("/ca.crt"))
    #expect(token.security.isVerified)
    let prefixed = try access([
      "KUBERNETES_HOST": "h:1", "KUBERNETES_API_KEY": "k", "KUBERNETES_API_KEY_PREFIX": "Token",
      "KUBERNETES_VERIFY_SSL": false,
    ])
    #expect(prefixed.server == "https://h:1")
    #expect(prefixed.credentials == .authorization("Token k"))
    #expect(!prefixed.security.isVerified)
    let certificate = try access([
      "KUBERNETES_HOST": "https://one", "KUBERNETES_CERT_FILE": "/c", "KUBERNETES_KEY_FILE": "/k",
      "KUBERNETES_VERIFY_SSL": "true",
    ])
    #expect(certificate.security.certificate == .file("/c"))
    #expect(certificate.security.key == .file("/k"))
    #expect(certificate.security.isVerified)
    let basic = try access(["KUBERNETES_HOST": "https://one", "KUBERNETES_USERNAME": "u", "KUBERNETES_PASSWORD": "p"])
    #expect(basic.credentials == .basic(user: "u", password: "p"))
  }

  @Test func `a kubeconfig comes first, with the context that the secrets name`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      current-context: a
      contexts: [{name: a, context: {cluster: one}}, {name: b, context: {cluster: two}}]
      clusters: [{name: one, cluster: {server: "https://one"}}, {name: two, cluster: {server: "https://two"}}]
      """, to: "config")
    #expect(try access(["KUBERNETES_HOST": "https://three"], paths: [path]).server == "https://one")
    #expect(try access(["KUBERNETES_CONTEXT": "b"], paths: [path]).server == "https://two")
    #expect(
      try words(["KUBERNETES_CONTEXT": "c"], paths: [path])
        == "the kubeconfig cannot be used: \(path): there is no context 'c': there is 'a', 'b'")
  }

  @Test func `without any cluster the message says where it was looked for`() throws {
    #expect(try words([:]).hasPrefix("no cluster is known: there is no /no/kubeconfig"))
    #expect(try words(["CHAOSTOOLKIT_IN_POD": "true"]).hasPrefix("CHAOSTOOLKIT_IN_POD is set, but"))
  }

  @Test func `functions that are not answered here are left to Python`() {
    let registry = ExtensionRegistry()
    #expect(registry.function("set_deployment_image", in: "chaosk8s.deployment.actions") != nil)
    #expect(registry.function("exec_in_pods", in: "chaosk8s.pod.actions") == nil)
    #expect(registry.function("scale_statefulset", in: "chaosk8s.statefulset.actions") == nil)
  }
}
