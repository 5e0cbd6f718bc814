import Glibc
import JSON
import System
import TestSupport
import Testing

@testable import Runner

/// The script of manifests/job/rollout.yaml, with a stand-in for chaos.
@Suite struct JobScriptTests {
  private let folder: TemporaryFolder

  /// Says what it was called with and, with WAITS, waits for SIGTERM; then writes a journal and ends with CODE.
  private static let chaos = """
    #!/bin/sh
    end() { echo '{"status": "'"$1"'"}' >journal.json; exit $CODE; }
    trap 'echo told; end interrupted' TERM
    echo "$@"
    : >started
    # Not for ever, should nobody tell it.
    while [ -n "$WAITS" ] && [ $((count += 1)) -lt 1000 ]; do sleep 0.05; done
    end completed
    """

  init() throws {
    folder = try TemporaryFolder()
    chmod(try folder.write(Self.chaos, to: "chaos"), 0o755)
  }

  private func script() throws -> String {
    let path = "\(TestEnvironment.root)/manifests/job/rollout.yaml"
    let job = try DataFile.parse(try TestFile.read(path), path: path)
    let container = job["spec"]?["template"]?["spec"]?["containers"]?[0]
    return try #require(container?["command"]?[2]?.string)
  }

  private func variables(_ code: Int, waits: Bool) -> [String: String] {
    let path = "\(folder.path):\(TestEnvironment.variables["PATH"] ?? "")"
    return ["PATH": path, "CODE": "\(code)", "WAITS": waits ? "1" : ""]
  }

  @Test(arguments: [0, 1]) func `the journal ends the log, and the code is that of the run`(code: Int) throws {
    let variables = variables(code, waits: false)
    let result = try ProcessRunner("sh", folder: folder.path, environment: variables).run(["-c", try script()])
    let lines = result.outputText.split(separator: "\n")
    #expect(lines.first?.contains("run --journal-path journal.json /experiments/rollout-VERSION-service2.json") == true)
    #expect(lines.dropFirst() == [#"{"status": "completed"}"#])
    #expect(result.exitCode == Int32(code))
  }

  @Test func `a Job that is told to end tells the run, and waits until it has rolled back`() throws {
    let output = open(folder.file("output"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    defer { close(output) }
    let job = try #require(
      ChildProcess.start(
        "/usr/bin/env", ["env", "--chdir=\(folder.path)", "sh", "-c", try script()], descriptors: [(output, 1)],
        environment: variables(3, waits: true).map { "\($0.key)=\($0.value)" }))
    while !TestFile.exists(folder.file("started")) { usleep(10_000) }
    kill(job.identifier, SIGTERM)
    #expect(job.wait() == 3)
    let text = try TestFile.readText(folder.file("output"))
    #expect(text.hasSuffix("told\n" + #"{"status": "interrupted"}"# + "\n"), "\(text)")
  }
}
