import CommandLine
import Glibc
import Kubernetes
import LocalNode
import System

/// The whole program: reads the words, runs the node, gives the exit code.
struct NodeProgram {
  static let version = "1.0.0"

  let arguments: [String]

  func run() -> Int32 {
    do throws(UsageError) {
      let command = try CommandParser(NodeCommand.spec).parse(arguments)
      if command.has("--version") {
        Terminal.write("local-node, version \(NodeProgram.version)\n", to: STDOUT_FILENO)
        return 0
      }
      if command.has("--help") {
        let width = Terminal.columns(STDOUT_FILENO)
        Terminal.write(UsageText.help(NodeCommand.spec, path: ["local-node"], width: width), to: STDOUT_FILENO)
        return 0
      }
      return run(try settings(command), command.value("--kubeconfig"))
    } catch {
      return fail("\(UsageText.message(error))\nTry 'local-node --help' for help.", ExitCode.usage.rawValue)
    }
  }

  private func run(_ settings: NodeSettings, _ kubeconfig: String?) -> Int32 {
    let access: KubernetesAccess
    do {
      let paths = kubeconfig.map { [$0] } ?? Kubeconfig.defaultPaths
      access = try Kubeconfig.load(paths: paths).access(context: nil)
    } catch {
      return fail(error.description, 1)
    }
    if mkdir(settings.logFolder, 0o755) != 0, errno != EEXIST {
      return fail("\(settings.logFolder): \(Terminal.systemMessage(errno))", 1)
    }
    do {
      let node = try NodeRunner(settings: settings, access: access) { line in
        Terminal.write("\(Clock.now.localText) \(line)\n", to: STDERR_FILENO)
      }
      node.run()
      return 0
    } catch {
      let network = settings.podNetwork ?? "127.1 to 127.90"
      return fail("--pod-network \(network): none, or another local node has it", ExitCode.usage.rawValue)
    }
  }

  private func settings(_ command: ParsedCommand) throws(UsageError) -> NodeSettings {
    var settings = NodeSettings()
    settings.version = NodeProgram.version
    settings.name = command.value("--name") ?? settings.name
    settings.podNetwork = command.value("--pod-network")
    settings.logFolder = command.value("--logs") ?? "logs"
    settings.targetsFile = command.value("--targets")
    settings.variables["PATH"] = Environment.value("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
    for word in command.all("--program") {
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let path = Environment.program(String(parts[1])) else {
        throw .invalid("--program \(word) names no program", hint: "one is service2=.build/debug/service2")
      }
      settings.programs.paths[String(parts[0])] = absolute(path)
    }
    return settings
  }

  /// Pods run in another folder.
  private func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private func fail(_ message: String, _ code: Int32) -> Int32 {
    Terminal.write("error: \(message)\n", to: STDERR_FILENO)
    return code
  }
}
