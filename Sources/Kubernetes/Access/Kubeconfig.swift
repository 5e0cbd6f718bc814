import HTTP
import JSON
import System
import YAML

/// The kubeconfig files of a user, merged as kubectl merges them: the first file to name something wins.
///
///     let access = try Kubeconfig.load(paths: Kubeconfig.defaultPaths).access(context: nil)
public struct Kubeconfig: Sendable {
  /// A named entry and the file it is from.
  struct Entry: Sendable {
    var value: JSONValue
    var file: LocatedValue
    var path: ValuePath

    /// Where it stands: `config:7:3`.
    var place: String { file.place(of: path) }
  }

  private var contexts: [String: Entry] = [:]
  private var clusters: [String: Entry] = [:]
  private var users: [String: Entry] = [:]
  private var currentContext: String?
  private var firstFile = ""

  /// How large a kubeconfig may be.
  private static let sizeLimit = 16 << 20

  /// The files of KUBECONFIG, else ~/.kube/config.
  public static var defaultPaths: [String] {
    let paths = (Environment.value("KUBECONFIG") ?? "").split(separator: ":").map { Files.expandingHome(String($0)) }
    return paths.isEmpty ? [Files.expandingHome("~/.kube/config")] : paths
  }

  /// Reads and merges files. Those that are not there are left out, unless none is there.
  public static func load(paths: [String] = Kubeconfig.defaultPaths) throws(KubeconfigError) -> Kubeconfig {
    let present = paths.filter { Files.exists($0) }
    guard let first = present.first else { throw KubeconfigError(paths.first ?? "", .missing(paths)) }
    var result = Kubeconfig()
    result.firstFile = first
    for path in present {
      let bytes: [UInt8]
      do {
        bytes = try Files.read(path, limit: sizeLimit)
      } catch {
        throw KubeconfigError(path, .unreadable(error.reason))
      }
      try result.merge(bytes, path: path)
    }
    return result
  }

  /// Adds what a file says and those before it did not.
  mutating func merge(_ bytes: [UInt8], path: String) throws(KubeconfigError) {
    let file: LocatedValue
    do {
      file = try YAMLReader(bytes, name: path).read()
    } catch {
      throw KubeconfigError(path, .syntax(error.message))
    }
    if file.value == .null { return }
    guard file.value.object != nil else { throw KubeconfigError(path, .kind("a kubeconfig", expected: "a mapping")) }
    if currentContext == nil, let name = file.value["current-context"]?.string, !name.isEmpty { currentContext = name }
    try merge(file, "contexts", "context", into: &contexts)
    try merge(file, "clusters", "cluster", into: &clusters)
    try merge(file, "users", "user", into: &users)
  }

  private func merge(
    _ file: LocatedValue, _ list: String, _ kind: String, into entries: inout [String: Entry]
  ) throws(KubeconfigError) {
    let value = file.value[list] ?? .null
    if value == .null { return }
    guard let elements = value.array else {
      throw KubeconfigError(file.place(of: [.key(list)]), .kind(list, expected: "a list"))
    }
    for (index, element) in elements.enumerated() {
      let path: ValuePath = [.key(list), .index(index)]
      guard let name = element["name"]?.string else {
        throw KubeconfigError(file.place(of: path), .absent("the name of a \(kind)"))
      }
      let value = element[kind] ?? .object(JSONObject())
      guard value == .null || value.object != nil else {
        throw KubeconfigError(file.place(of: path.key(kind)), .kind("the \(kind) '\(name)'", expected: "a mapping"))
      }
      if entries[name] == nil { entries[name] = Entry(value: value, file: file, path: path.key(kind)) }
    }
  }

  /// The cluster and the user of a context; nil for the current one.
  public func access(context wanted: String? = nil) throws(KubeconfigError) -> KubernetesAccess {
    let name = wanted ?? currentContext ?? ""
    if name.isEmpty { throw KubeconfigError(firstFile, .noContext(known: contexts.keys.sorted())) }
    guard let context = contexts[name] else {
      throw KubeconfigError(firstFile, .unknown(kind: "context", name: name, known: contexts.keys.sorted()))
    }
    let clusterName = try text("cluster", of: context)
    guard let cluster = clusterName.flatMap({ clusters[$0] }) else {
      throw KubeconfigError(
        context.place, .unknown(kind: "cluster", name: clusterName ?? "", known: clusters.keys.sorted()))
    }
    var user: Entry?
    if let userName = try text("user", of: context), !userName.isEmpty {
      guard let found = users[userName] else {
        throw KubeconfigError(context.place, .unknown(kind: "user", name: userName, known: users.keys.sorted()))
      }
      user = found
    }
    guard let server = try text("server", of: cluster), !server.isEmpty else {
      throw KubeconfigError(cluster.place, .absent("server"))
    }
    var access = KubernetesAccess(
      server: server.contains("://") ? server : "https://\(server)", namespace: try text("namespace", of: context))
    access.proxy = try text("proxy-url", of: cluster)
    access.security.isVerified = !(cluster.value["insecure-skip-tls-verify"]?.bool ?? false)
    access.security.serverName = try text("tls-server-name", of: cluster)
    access.security.authorities = try source("certificate-authority", of: cluster)
    if let user {
      access.security.certificate = try source("client-certificate", of: user)
      access.security.key = try source("client-key", of: user)
      access.credentials = try credentials(of: user, cluster: cluster, server: server)
    }
    return access
  }

  private func credentials(
    of user: Entry, cluster: Entry, server: String
  ) throws(KubeconfigError) -> KubernetesCredentials {
    if let token = try text("token", of: user), !token.isEmpty { return .authorization("Bearer \(token)") }
    if let path = try text("tokenFile", of: user), !path.isEmpty { return .tokenFile(resolved(path, in: user)) }
    if let name = try text("username", of: user) {
      return .basic(user: name, password: try text("password", of: user) ?? "")
    }
    if let exec = user.value["exec"], exec != .null {
      let entry = Entry(value: exec, file: user.file, path: user.path.key("exec"))
      guard var command = try text("command", of: entry), !command.isEmpty else {
        throw KubeconfigError(entry.place, .absent("command"))
      }
      // A path is relative to the kubeconfig; a mere name is looked for like any program.
      if command.contains("/") { command = resolved(command, in: user) }
      return .program(
        try KubernetesExecPlugin(entry, command: command, cluster: execCluster(cluster, server: server)))
    }
    if let provider = user.value["auth-provider"], provider != .null {
      throw KubeconfigError(
        user.file.place(of: user.path.key("auth-provider")),
        .unsupported(
          "auth-provider '\(provider["name"]?.string ?? "")' was removed from Kubernetes: use exec instead"))
    }
    return .none
  }

  /// What a program that asks for it is told of the cluster.
  private func execCluster(_ cluster: Entry, server: String) throws(KubeconfigError) -> JSONValue {
    var result: JSONObject = ["server": .string(server)]
    if let name = try text("tls-server-name", of: cluster) { result["tls-server-name"] = .string(name) }
    if cluster.value["insecure-skip-tls-verify"]?.bool == true { result["insecure-skip-tls-verify"] = true }
    switch try source("certificate-authority", of: cluster) {
    case nil: break
    case .pem(let bytes): result["certificate-authority-data"] = .string(Base64.encode(bytes))
    case .file(let path):
      let bytes = try? Files.read(path, limit: Kubeconfig.sizeLimit)
      result["certificate-authority-data"] = .string(Base64.encode(bytes ?? []))
    }
    return .object(result)
  }

  /// PEM text from `…-data`, else a file.
  private func source(_ name: String, of entry: Entry) throws(KubeconfigError) -> HTTPSecurity.Source? {
    if let data = try text("\(name)-data", of: entry), !data.isEmpty {
      guard let bytes = Base64.decode(data), !bytes.isEmpty else {
        throw KubeconfigError(entry.file.place(of: entry.path.key("\(name)-data")), .base64("\(name)-data"))
      }
      return .pem(bytes)
    }
    guard let path = try text(name, of: entry), !path.isEmpty else { return nil }
    let file = resolved(path, in: entry)
    guard Files.exists(file) else {
      throw KubeconfigError(
        entry.file.place(of: entry.path.key(name)), .unreadable("\(name): there is no file '\(file)'"))
    }
    return .file(file)
  }

  /// A path that is relative is so to its kubeconfig.
  private func resolved(_ path: String, in entry: Entry) -> String {
    if path.hasPrefix("/") { return path }
    guard let slash = entry.file.source.lastIndex(of: "/") else { return path }
    return entry.file.source[...slash] + path
  }

  private func text(_ key: String, of entry: Entry) throws(KubeconfigError) -> String? {
    switch entry.value[key] {
    case nil, .null: return nil
    case .string(let text):
      if !text.utf8.contains(0) { return text }
    case .number(let number): return number.text
    case .bool, .array, .object: break
    }
    throw KubeconfigError(entry.file.place(of: entry.path.key(key)), .kind(key, expected: "a text"))
  }
}
