import Glibc
import System
import TestSupport
import Testing

/// What `scripts/demo` leaves when it is told to stop.
@Suite(.enabled(if: RunningNode.isGiven)) struct DemoInterruptionTests {
  /// Starts a program as a terminal does: a group of its own, and signals as they are at first.
  private static let terminal = """
    import os, signal, sys
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.setsid()
    os.execvp(sys.argv[1], sys.argv[1:])
    """

  @Test(arguments: [("/pids/kube-apiserver", SIGTERM, 143), ("/log/chaos-v1.out", SIGINT, 130)])
  func `a demo that is told to stop takes everything down`(sign: String, signal: Int32, code: Int) throws {
    let work = try TemporaryFolder()
    let state = work.file("state")
    let log = open(work.file("log"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    defer { close(log) }
    var variables = TestEnvironment.variables
    variables["KUBECONFIG"] = nil
    let programs = TestEnvironment.builtProgram("chaos").split(separator: "/").dropLast().joined(separator: "/")
    let demo = try #require(
      ChildProcess.start(
        "/usr/bin/env",
        [
          "env", "python3", "-c", Self.terminal, "\(TestEnvironment.root)/scripts/demo", "--bin", "/" + programs,
          "--state", state, "--out", work.path,
        ], descriptors: [(log, 1), (log, 2)], environment: variables.map { "\($0.key)=\($0.value)" }))
    var hasEnded = false
    defer { if !hasEnded { demo.end() } }
    let words = { (try? TestFile.readText(work.file("log"))) ?? "" }
    while !TestFile.exists(state + sign) {
      if let code = demo.poll() {
        hasEnded = true
        throw TestFailure("the demo ended with \(code) before it came so far:\n\(words())")
      }
      usleep(20_000)
    }
    let servers = TestFile.names(in: "\(state)/pids").compactMap { name in
      (try? TestFile.readText("\(state)/pids/\(name)"))?.split(separator: " ").first.flatMap { pid_t($0) }
    }
    let node = (try? TestFile.readText("\(state)/pids/local-node"))?.split(separator: " ").first
    let pods = node.flatMap { pid_t($0) }.map(RunningNode.children) ?? []
    #expect(!servers.isEmpty)
    #expect(sign.hasPrefix("/pids") || pods.count >= 2)

    // Ctrl-C reaches the whole group; another signal is for one process.
    kill(signal == SIGINT ? -demo.identifier : demo.identifier, signal)
    #expect(demo.wait() == code, "\(words())")
    hasEnded = true
    // One that has ended and that nobody has taken note of yet has no command line any more.
    let command = { (process: String) in (try? TestFile.readText("/proc/\(process)/cmdline")) ?? "" }
    for process in servers + pods { #expect(command("\(process)").isEmpty, "\(words())") }
    for process in TestFile.names(in: "/proc") { #expect(!command(process).contains(state), "\(command(process))") }
    #expect(TestFile.names(in: "\(state)/pids").isEmpty)
  }
}
