import Glibc
import TestSupport
import Testing

/// `chaos run --report` and `chaos report`, with the real chaos-report.
@Suite struct RunReportTests {
  private let chaos = Chaos()
  private let act = Experiments.action("act-7", "true")

  private func report(_ name: String) throws -> String {
    String(decoding: try TestFile.read(try chaos.place().file(name)), as: UTF8.self)
  }

  @Test(arguments: [("report.md", "# t"), ("report.html", "<!DOCTYPE html>"), ("Report.PDF", "%PDF-")])
  func `a report is written when the run ends`(name: String, beginning: String) throws {
    let result = try chaos.run(experiment: Experiments.experiment(method: [act]), ["--report", name])
    #expect(result.exitCode == 0, "\(result)")
    #expect(try report(name).lowercased().contains(beginning.lowercased()))
    #expect(result.errorText.contains("The report is at \(name)"))
    #expect(try chaos.place().names.filter { $0.hasSuffix(".tmp") || $0.hasPrefix(".\(name)") } == [])
  }

  @Test(arguments: [
    ("Ctrl-C", "kill -INT $PPID; sleep 9", "act-7"), ("SIGTERM", "kill -TERM $PPID; sleep 9", "act-7"),
    ("SIGUSR1", "kill -USR1 $PPID; sleep 9", "act-7"), ("SIGUSR2", "kill -USR2 $PPID; sleep 9", "act-7"),
  ])
  func `a report is written also when the run is left`(signal: String, words: String, before: String) throws {
    let experiment = Experiments.experiment(method: [act, Experiments.action("stop", words)])
    let result = try chaos.run(experiment: experiment, ["--report=report.md"])
    #expect(result.exitCode == 1, "\(result)")
    let text = try report("report.md")
    #expect(text.contains("INTERRUPTED"))
    #expect(text.contains(before))
  }

  @Test func `a report is written when the run failed or deviated`() throws {
    let broken = Experiments.check("up", "test ! -e gone")
    let experiment = Experiments.experiment(checks: [broken], method: [Experiments.action("break", "touch gone")])
    let result = try chaos.run(experiment: experiment, ["--report=report.md"])
    #expect(result.exitCode == 1, "\(result)")
    #expect(try report("report.md").contains("DEVIATED"))
  }

  @Test(arguments: [
    ("report.docx", Int32(2), "the ending of \"report.docx\" names no format"),
    ("report", Int32(2), "names no format"), ("none/report.pdf", Int32(1), "No such file or directory"),
  ])
  func `a report that cannot be is known before anything is run`(path: String, code: Int32, words: String) throws {
    let experiment = Experiments.experiment(method: [Experiments.action("mark", "touch mark")])
    let result = try chaos.run(experiment: experiment, ["--report", path])
    #expect(result.exitCode == code, "\(result)")
    #expect(result.errorText.contains(words))
    #expect(!(try chaos.place().names.contains("mark")))
  }

  @Test func `chaos report is chaos-report, also behind global options`() throws {
    _ = try chaos.run(experiment: Experiments.experiment(method: [act]))
    for options in [[], ["--verbose"], ["--log-file", "other.log"], ["--log-format=json", "--no-log-file"]] {
      let result = try chaos.run(options + ["report", "--export-format=html", "journal.json", "again.html"])
      #expect(result.exitCode == 0, "\(result)")
      #expect(try report("again.html").contains("act-7"))
      TestFile.removeTree(try chaos.place().file("again.html"))
    }
    #expect(try chaos.run(["report", "--no-such-option"]).exitCode == 2)
  }

  @Test func `chaos-report is found beside chaos, beside a link to it, and on the PATH`() throws {
    let folder = try chaos.place()
    let (first, second) = (try folder.makeFolder("first"), try folder.makeFolder("second"))
    let (program, tool) = (TestEnvironment.builtProgram("chaos"), TestEnvironment.builtProgram("chaos-report"))
    // A copy has nothing beside it unless it is put there.
    let copy = try ProcessRunner("cp").run([program, "\(first)/chaos"])
    #expect(copy.exitCode == 0)
    _ = try chaos.run(experiment: Experiments.experiment(method: [act]))
    func make(_ called: String, path: String = "/usr/bin:/bin") throws -> ProcessResult {
      try chaos.run(["report", "journal.json", "x.md"], program: called, environment: ["PATH": path])
    }
    let alone = try make("\(first)/chaos")
    #expect(alone.exitCode == 1)
    #expect(alone.errorText.contains("chaos-report is neither beside chaos nor on the PATH"), "\(alone)")
    #expect(symlink(tool, "\(second)/chaos-report") == 0)
    #expect(try make("\(first)/chaos", path: "\(second):/usr/bin:/bin").exitCode == 0)
    #expect(symlink("\(first)/chaos", "\(second)/chaos") == 0)
    #expect(try make("\(second)/chaos").exitCode == 0)
    unlink("\(second)/chaos-report")
    #expect(symlink(tool, "\(first)/chaos-report") == 0)
    #expect(try make("\(second)/chaos").exitCode == 0)
  }
}
