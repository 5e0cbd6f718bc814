import TestSupport
import Testing

@Suite struct FullDiskTests {
  private let program = ChaosReport()

  @Test(arguments: ["markdown", "html", "pdf"])
  func `a full device behind standard output is an error`(format: String) throws {
    try program.copyRollouts()
    let result = try program.run(["--export-format", format, "v?.json", "-"], outputPath: "/dev/full")
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.errorText.matches(of: /error:/).count == 1, "\(result)")
  }

  @Test(arguments: ["report.md", "report.html", "report.pdf"])
  func `a disk that fills up leaves the old report and nothing else`(name: String) throws {
    try program.copyRollouts()
    let folder = try program.place()
    try folder.write("the old report", to: name)
    let before = folder.names
    // Files end at 4 KiB for this program; the limit answers as a full disk does: with an error in the middle.
    let binary = TestEnvironment.builtProgram("chaos-report")
    let shell = ProcessRunner("bash", folder: folder.path)
    let result = try shell.run([
      "-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\"", binary, "v?.json", name,
    ])
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.errorText.matches(of: /error:/).count == 1, "\(result)")
    #expect(result.errorText.contains(name), "\(result)")
    #expect(try TestFile.readText(folder.file(name)) == "the old report")
    #expect(folder.names == before)
  }

  @Test func `a reader that goes away early is no crash`() throws {
    try program.copyRollouts()
    let binary = TestEnvironment.builtProgram("chaos-report")
    let script = "set -o pipefail; \"$0\" --export-format html v?.json - | head -c 10 >/dev/null; exit ${PIPESTATUS[0]}"
    let result = try ProcessRunner("bash", folder: try program.place().path).run(["-c", script, binary])
    // Ended by SIGPIPE as other filters are (128 + 13), or with an error of its own.
    #expect([0, 1, 141].contains(result.exitCode), "\(result)")
  }
}
