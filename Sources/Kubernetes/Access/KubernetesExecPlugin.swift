import JSON
import YAML

/// A program that prints an ExecCredential, as a kubeconfig names it under `exec`.
public struct KubernetesExecPlugin: Sendable, Hashable {
  /// The program: a name to look for, or a path.
  public var command: String
  /// Its arguments.
  public var arguments: [String] = []
  /// Variables that it gets beside ours.
  public var environment: [String: String] = [:]
  /// The version of the interface: `client.authentication.k8s.io/v1`.
  public var apiVersion: String
  /// How to install it, for the message when it is not there.
  public var installHint: String?
  /// What it is told of the cluster; nil when it did not ask.
  public var cluster: JSONValue?

  init(_ entry: Kubeconfig.Entry, command: String, cluster: JSONValue) throws(KubeconfigError) {
    let value = entry.value
    self.command = command
    for argument in value["args"]?.elements ?? [] {
      guard let text = argument.string, !text.utf8.contains(0) else {
        throw KubeconfigError(entry.file.place(of: entry.path.key("args")), .kind("args", expected: "a list of texts"))
      }
      arguments.append(text)
    }
    for variable in value["env"]?.elements ?? [] {
      guard let name = variable["name"]?.string, !name.isEmpty, let text = variable["value"]?.string,
        !(name + text).utf8.contains(0), !name.contains("=")
      else {
        throw KubeconfigError(
          entry.file.place(of: entry.path.key("env")), .kind("env", expected: "a list of names and values"))
      }
      environment[name] = text
    }
    apiVersion = value["apiVersion"]?.string ?? "client.authentication.k8s.io/v1"
    installHint = value["installHint"]?.string
    if value["provideClusterInfo"]?.bool == true { self.cluster = cluster }
  }
}
