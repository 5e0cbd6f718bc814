import Glibc
import HTTP
import JSON
import System

/// What a program said about who we are.
struct ExecCredential: Sendable {
  /// Why a program gave nothing.
  struct Failure: Error, Sendable {
    var reason: String
    var isInterrupted = false
  }

  var token: String?
  var certificate: [UInt8]?
  var key: [UInt8]?
  /// RFC 3339; nil for no end.
  var expiration: String?

  private static let outputLimit = 1 << 20
  private static let seconds = 60.0

  /// Whether it can still be used, with half a minute to spare.
  var isValid: Bool {
    guard let expiration else { return true }
    var moment = Clock.now
    moment.seconds += 30
    moment.microseconds = 0
    // Both are in UTC with the same order of places.
    return expiration.hasSuffix("Z") && String(moment.isoText.prefix(19)) < String(expiration.prefix(19))
  }

  /// Runs the program and reads its answer.
  static func ask(_ plugin: KubernetesExecPlugin, waiting wait: HTTPWait) throws(Failure) -> ExecCredential {
    guard let path = Environment.program(plugin.command) else {
      let hint = plugin.installHint.map { "\n\($0.prefix(2000))" } ?? ""
      throw Failure(reason: "the program '\(plugin.command)' was not found\(hint)")
    }
    let (status, output, errors) = try run(path, plugin, waiting: wait)
    guard status == 0 else {
      let words = ByteText.decode(errors).split(separator: "\n").last.map { ": \($0.prefix(500))" } ?? ""
      throw Failure(reason: "'\(plugin.command)' ended with \(status)\(words)")
    }
    // The text itself is not shown: it holds secrets.
    guard let value = try? JSONDocument(bytes: output, name: plugin.command).root.value,
      value["kind"]?.string == "ExecCredential", let answer = value["status"], answer.object != nil
    else { throw Failure(reason: "'\(plugin.command)' printed no ExecCredential with a status") }
    var credential = ExecCredential()
    credential.token = answer["token"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    credential.certificate = answer["clientCertificateData"]?.string.map { Array($0.utf8) }
    credential.key = answer["clientKeyData"]?.string.map { Array($0.utf8) }
    credential.expiration = answer["expirationTimestamp"]?.string
    guard credential.token != nil || (credential.certificate != nil && credential.key != nil) else {
      throw Failure(reason: "'\(plugin.command)' gave neither a token nor a certificate with its key")
    }
    return credential
  }

  private static func environment(of plugin: KubernetesExecPlugin) -> [String] {
    var specification: JSONObject = ["interactive": false]
    if let cluster = plugin.cluster { specification["cluster"] = cluster }
    let information = JSONWriter.text(
      ["apiVersion": .string(plugin.apiVersion), "kind": "ExecCredential", "spec": .object(specification)])
    let added = plugin.environment.merging(["KUBERNETES_EXEC_INFO": information]) { $1 }
    let kept = Environment.all.filter { entry in added[String(entry.prefix { $0 != "=" })] == nil }
    return kept + added.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  }

  private static func run(
    _ path: String, _ plugin: KubernetesExecPlugin, waiting wait: HTTPWait
  ) throws(Failure) -> (status: Int, output: [UInt8], errors: [UInt8]) {
    guard let output = Pipe(), let errors = Pipe(), let input = Pipe() else {
      throw Failure(reason: "no more files can be opened")
    }
    guard
      let child = ChildProcess.start(
        path, [plugin.command] + plugin.arguments,
        descriptors: [(input.reading, STDIN_FILENO), (output.writing, STDOUT_FILENO), (errors.writing, STDERR_FILENO)],
        environment: environment(of: plugin))
    else {
      throw Failure(reason: "'\(plugin.command)' cannot be started: \(Files.Failure(path: path, errno: errno).reason)")
    }
    for pipe in [output, errors, input] { pipe.closeWriting() }
    let end = min(Clock.monotonic + seconds, wait.deadline ?? .infinity)
    var texts: [[UInt8]] = [[], []]
    var open = [output, errors]
    var status: Int?
    while status == nil || !open.isEmpty {
      if wait.isCancelled() {
        child.end()
        throw Failure(reason: "interrupted", isInterrupted: true)
      }
      if Clock.monotonic > end || texts.contains(where: { $0.count > outputLimit }) {
        child.end()
        throw Failure(
          reason: Clock.monotonic > end
            ? "'\(plugin.command)' did not answer in time" : "'\(plugin.command)' printed too much")
      }
      var entries = open.map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
      entries.append(pollfd(fd: wait.wakeDescriptor, events: Int16(POLLIN), revents: 0))
      // Its end has no descriptor: it is looked for between two waits.
      poll(&entries, nfds_t(entries.count), open.isEmpty ? 5 : 100)
      for (index, pipe) in open.enumerated().reversed() where entries[index].revents != 0 {
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        let count = read(pipe.reading, &buffer, buffer.count)
        if count > 0 {
          texts[pipe === output ? 0 : 1] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          open.remove(at: index)
        }
      }
      if status == nil { status = child.poll() }
    }
    return (status ?? 0, texts[0], texts[1])
  }
}
