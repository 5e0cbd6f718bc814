import HTTP
import System
import TestSupport
import Testing

@testable import Kubernetes

@Suite struct KubeconfigTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func access(_ texts: String..., context: String? = nil) throws -> KubernetesAccess {
    var paths: [String] = [folder.file("missing")]
    for (index, text) in texts.enumerated() { paths.append(try folder.write(text, to: "config\(index)")) }
    return try Kubeconfig.load(paths: paths).access(context: context)
  }

  private static let clusters = """
    clusters:
    - name: one
      cluster: {server: "https://one:6443/", certificate-authority-data: Q0E=, tls-server-name: api}
    - name: two
      cluster: {server: two, insecure-skip-tls-verify: true, proxy-url: "http://proxy:3128"}
    """
  private static let users = """
    users:
    - name: token
      user: {token: abc}
    - name: file
      user: {tokenFile: token.txt}
    - name: certificate
      user: {client-certificate-data: Q0VSVA==, client-key-data: S0VZ}
    - name: basic
      user: {username: me, password: pass}
    - name: none
      user:
    """
  private static let contexts = """
    contexts:
    - {name: a, context: {cluster: one, user: token, namespace: apart}}
    - {name: b, context: {cluster: two, user: file}}
    - {name: c, context: {cluster: one, user: certificate}}
    - {name: d, context: {cluster: one, user: basic}}
    - {name: e, context: {cluster: one, user: none}}
    - {name: f, context: {cluster: one}}
    current-context: a
    """
  private static let whole = [clusters, users, contexts].joined(separator: "\n")

  @Test func `the current context gives server, authority, name, token and namespace`() throws {
    let access = try access(Self.whole)
    #expect(access.server == "https://one:6443")
    #expect(access.security.authorities == .pem(Array("CA".utf8)))
    #expect(access.security.serverName == "api")
    #expect(access.security.isVerified)
    #expect(access.credentials == .authorization("Bearer abc"))
    #expect(access.namespace == "apart")
    #expect(access.secretTexts.contains("abc"))
  }

  @Test func `a context that is asked for gives its own`() throws {
    let b = try access(Self.whole, context: "b")
    #expect(b.server == "https://two")
    #expect(!b.security.isVerified)
    #expect(b.proxy == "http://proxy:3128")
    #expect(b.credentials == .tokenFile(folder.file("token.txt")))
    let c = try access(Self.whole, context: "c")
    #expect(c.security.certificate == .pem(Array("CERT".utf8)))
    #expect(c.security.key == .pem(Array("KEY".utf8)))
    #expect(c.credentials == .none)
    #expect(try access(Self.whole, context: "d").credentials == .basic(user: "me", password: "pass"))
    #expect(try access(Self.whole, context: "e").credentials == .none)
    #expect(try access(Self.whole, context: "f").credentials == .none)
  }

  @Test func `files are merged and the first to name something wins`() throws {
    let other = "users: [{name: token, user: {token: other}}]\ncurrent-context: e\n"
    #expect(try access(Self.contexts, Self.clusters, Self.users, other).credentials == .authorization("Bearer abc"))
    #expect(try access(other, Self.whole, context: "a").credentials == .authorization("Bearer other"))
    #expect(try access(other, Self.whole).credentials == .none)
  }

  @Test(
    "what is wrong is said with its place",
    arguments: [
      ("a: [1", "config0:2:1: while parsing"), ("- x", "a kubeconfig must be a mapping"),
      ("contexts: 3", "config0:1:11: contexts must be a list"),
      ("users:\n- user: {}\n", "config0:2:3: the name of a user is missing"),
      ("clusters:\n- {name: x, cluster: 7}\n", "the cluster 'x' must be a mapping"),
      ("{}", "no current-context is set"),
      ("current-context: z", "there is no context 'z'"),
      ("current-context: a\ncontexts: [{name: a, context: {cluster: q}}]\n", "there is no cluster 'q'"),
      (whole.replacing("user: token", "user: nobody"), "there is no user 'nobody': there is 'basic'"),
      (whole.replacing("Q0E=", "'*'"), "certificate-authority-data is not base64"),
      (whole.replacing("{token: abc}", "{token: [1]}"), "config0:"),
      (whole.replacing("{token: abc}", "{client-key: /no/such}"), "there is no file '/no/such'"),
      (whole.replacing("{token: abc}", "{auth-provider: {name: gcp}}"), "use exec instead"),
      (whole.replacing("server: \"https://one:6443/\", ", ""), "server is missing"),
    ])
  func problems(text: String, words: String) {
    let error = #expect(throws: KubeconfigError.self) { try access(text) }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func `no file at all is said with the places that were looked at`() {
    let error = #expect(throws: KubeconfigError.self) { try Kubeconfig.load(paths: ["/no/a", "/no/b"]) }
    #expect(error?.description == "there is no kubeconfig at /no/a, /no/b")
  }
}

extension String {
  /// The text with a part replaced.
  fileprivate func replacing(_ part: String, _ other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
