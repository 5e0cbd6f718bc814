import Glibc
import System
import TestSupport
import Testing

/// What `scripts/demo` leaves when it is told to stop.
@Suite(.enabled(if: RunningNode.isGiven)) struct DemoInterruptionTests {
  private let work: TemporaryFolder

  init() throws { work = try TemporaryFolder() }

  private var state: String { work.file("state") }
  private var words: String { (try? TestFile.readText(work.file("log"))) ?? "" }

  /// Starts a program as a terminal does: a group of its own, and signals as they are at first.
  private static let terminal = """
    import os, signal, sys
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.setsid()
    os.execvp(sys.argv[1], sys.argv[1:])
    """

  private func start() throws -> ChildProcess {
    let log = open(work.file("log"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    defer { close(log) }
    let programs = "/" + TestEnvironment.builtProgram("chaos").split(separator: "/").dropLast().joined(separator: "/")
    let script = "\(TestEnvironment.root)/scripts/demo"
    let words = [script, "--bin", programs, "--state", state, "--out", work.path]
    let variables = TestEnvironment.variables.filter { $0.key != "KUBECONFIG" }.map { "\($0.key)=\($0.value)" }
    let demo = ChildProcess.start(
      "/usr/bin/env", ["env", "python3", "-c", Self.terminal] + words, descriptors: [(log, 1), (log, 2)],
      environment: variables)
    return try #require(demo)
  }

  /// The process of a server, by the file in which its number stands.
  private func process(_ name: String) -> pid_t? {
    let text = try? TestFile.readText("\(state)/pids/\(name)")
    return text?.split(separator: " ").first.flatMap { pid_t($0) }
  }

  /// Empty for a process that has ended, also when nobody has taken note of that yet.
  private func command(_ process: String) -> String { (try? TestFile.readText("/proc/\(process)/cmdline")) ?? "" }

  @Test(arguments: [("/pids/kube-apiserver", SIGTERM, 143), ("/log/chaos-v1.out", SIGINT, 130)])
  func `a demo that is told to stop takes everything down`(sign: String, signal: Int32, code: Int) throws {
    let demo = try start()
    var ended: Int?
    defer { if ended == nil { demo.end() } }
    while !TestFile.exists(state + sign) {
      ended = demo.poll()
      if let ended { throw TestFailure("the demo ended with \(ended) before it came so far:\n\(words)") }
      usleep(20_000)
    }
    let servers = TestFile.names(in: "\(state)/pids").compactMap { process($0) }
    let pods = process("local-node").map(RunningNode.children) ?? []
    #expect(!servers.isEmpty)
    #expect(sign.hasPrefix("/pids") || pods.count >= 2)

    // Ctrl-C reaches the whole group; another signal is for one process.
    kill(signal == SIGINT ? -demo.identifier : demo.identifier, signal)
    ended = demo.wait()
    #expect(ended == code, "\(words)")
    for process in servers + pods { #expect(command("\(process)").isEmpty, "\(words)") }
    for process in TestFile.names(in: "/proc") { #expect(!command(process).contains(state), "\(words)") }
    #expect(TestFile.names(in: "\(state)/pids").isEmpty)
  }
}
