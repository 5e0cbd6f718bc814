import TestSupport
import Testing

@Suite struct OutputTests {
  private let program = ChaosReport()
  private static let support = "\(TestEnvironment.root)/Tests/EndToEndTests/Support"

  /// Every fixture that is read.
  static let fixtures: [String] =
    TestFile.files(under: "\(TestEnvironment.fixtures)/valid", suffix: ".json").map {
      "\(TestEnvironment.fixtures)/valid/\($0)"
    }
    + ["everything", "hostile", "orders", "series", "v4"].map { "\(TestEnvironment.fixtures)/\($0).json" }

  @Test func `all outputs of one command are written`() throws {
    try program.copyRollouts()
    let words = ["r.html", "r.pdf", "r.md", "r.json", "junit=j.xml", "r.csv", "r.prom", "github-summary=s.md"]
    let result = try program.run(["v?.json"] + words.flatMap { ["--output", $0] } + ["-o", "github-annotations=-"])
    #expect(result.exitCode == 0, "\(result)")
    let names = try program.place().names
    for name in ["r.html", "r.pdf", "r.md", "r.assets", "r.json", "j.xml", "r.csv", "r.prom", "s.md"] {
      #expect(names.contains(name), "\(name)")
    }
    #expect(result.outputText.hasPrefix("::error file=v4.json,line="))
  }

  @Test func `a report and outputs are the same as each alone`() throws {
    try program.copyRollouts()
    let together = try program.run(["v?.json", "a.pdf", "-o", "a.md", "-o", "a.xml"])
    #expect(together.exitCode == 0, "\(together)")
    for name in ["pdf", "md", "xml"] {
      let alone = try program.report(["v?.json", "-o", "b.\(name)"], named: "b.\(name)")
      let other = try TestFile.read(program.place().file("a.\(name)"))
      // The folder of charts is named after the report.
      #expect(name == "md" ? alone.count == other.count : alone == other, "\(name)")
    }
  }

  @Test func `when one output cannot be written none is`() throws {
    try program.copyRollouts()
    let folder = try program.place()
    try folder.write("before", to: "a.xml")
    let before = folder.names
    for bad in ["nowhere/b.json", "junit=nowhere/b.xml", "/dev/full"] {
      let word = bad.hasPrefix("/dev") ? "csv=\(bad)" : bad
      let result = try program.run(["v?.json", "-o", "a.xml", "-o", word])
      #expect(result.exitCode == (bad.hasPrefix("/dev") ? 1 : 1), "\(result)")
    }
    // A device is written to last, when there is no way back.
    #expect(folder.names == before)
    let limited = try ProcessRunner("bash", folder: folder.path).run([
      "-c", "trap '' XFSZ; ulimit -f 12; exec \"$0\" \"$@\"", TestEnvironment.builtProgram("chaos-report"),
      "v?.json", "-o", "c.prom", "-o", "c.csv", "-o", "c.html",
    ])
    #expect(limited.exitCode == 1, "\(limited)")
    #expect(folder.names == before)
  }

  @Test(arguments: [
    (["v1.json", "-o", "x.txt"], "x.txt"), (["v1.json", "-o", "junti=x.xml"], "did you mean junit?"),
    (["v1.json", "-o", "junit="], "no path"), (["v1.json", "-o", "a.xml", "-o", "a.xml"], "asked for twice"),
    (["v1.json", "-o", "csv=-", "-o", "junit=-"], "asked for twice"), (["v1.json"], "REPORT"),
  ])
  func `words that make no sense are refused`(arguments: [String], message: String) throws {
    try program.copyFixtures(["v1.json"])
    let result = try program.run(arguments)
    #expect(result.exitCode == 2, "\(result)")
    #expect(result.errorText.contains(message), "\(result)")
    #expect(try program.place().names == ["v1.json"])
  }

  @Test func `a journal is never written over, results are`() throws {
    try program.copyFixtures(["v1.json", "v2.json"])
    #expect(try program.run(["v1.json", "-o", "json=v1.json"]).exitCode == 1)
    #expect(try program.run(["v1.json", "-o", "json=v2.json"]).exitCode == 1)
    for _ in 0..<2 { #expect(try program.run(["v1.json", "-o", "results.json"]).exitCode == 0) }
  }

  @Test func `the summary of a job is added to what stands there, within its limit`() throws {
    try program.copyRollouts()
    let folder = try program.place()
    let summary = try folder.write("# Before", to: "summary.md")
    #expect(try program.run(["v?.json", "-o", "github-summary=summary.md"]).exitCode == 0)
    let text = try TestFile.readText(summary)
    #expect(text.hasPrefix("# Before\n\n# "))
    #expect(!text.contains("data:image") && !text.contains(".svg"))
    let filler = String(repeating: "x", count: (1 << 20) - 20_000)
    try folder.write(filler, to: "summary.md")
    #expect(try program.run(["v?.json", "-o", "github-summary=summary.md"]).exitCode == 0)
    let full = try TestFile.read(summary)
    #expect(full.count > filler.utf8.count && full.count <= 1 << 20)
  }

  @Test func `JUnit is valid under what both schemas in use allow`() throws {
    let folder = try program.place()
    for (index, path) in Self.fixtures.enumerated() {
      #expect(try program.run([path, "-o", "\(index).xml"]).exitCode == 0, "\(path)")
    }
    let files = folder.names.filter { $0.hasSuffix(".xml") }
    let result = try ProcessRunner("xmllint", folder: folder.path)
      .run(["--noout", "--relaxng", "\(Self.support)/junit.rng"] + files)
    #expect(result.exitCode == 0, "\(result)")
    #expect(files.count == Self.fixtures.count)
  }

  @Test func `JSON is valid under the published schema, which knows every key`() throws {
    let folder = try program.place()
    for (index, path) in Self.fixtures.enumerated() {
      #expect(try program.run([path, "-o", "\(index).json"]).exitCode == 0, "\(path)")
    }
    let loads = TestFile.names(in: "\(TestEnvironment.fixtures)/loads").flatMap {
      ["--load", "\(TestEnvironment.fixtures)/loads/\($0)"]
    }
    #expect(
      try program.run(
        TestEnvironment.rollouts + ["\(TestEnvironment.fixtures)/load-run.json", "-o", "all.json"] + loads
      ).exitCode == 0)
    let gates = "\(TestEnvironment.fixtures)/gates"
    let judged = ["--baseline", "\(gates)/api.json", "--policy", "\(gates)/policy.yaml"]
    #expect(try program.run(["\(gates)/api-slower.json", "-o", "judged.json"] + judged).exitCode != 2)
    let many = try ProcessRunner("\(TestEnvironment.root)/scripts/many-journals", folder: folder.path)
      .run(["--write", "60", "many"])
    #expect(many.exitCode == 0, "\(many)")
    #expect(try program.run(["many", "-o", "many.json"]).exitCode == 0)
    for (name, keys) in [
      ("all", ["\"loads\": [\n", "\"effects\": [\n"]), ("judged", ["\"baselines\": [\n", "\"failures\": [\n"]),
      ("many", ["\"trends\": [\n", "\"result\": \"changed\"", "\"contributions\": {\n"]),
    ] {
      let text = try TestFile.readText(folder.file("\(name).json"))
      for key in keys { #expect(text.contains(key), "\(name).json has no \(key)") }
    }
    let files = folder.names.filter { $0.hasSuffix(".json") }
    let result = try ProcessRunner("python3", folder: folder.path)
      .run(["\(Self.support)/validate.py", "\(TestEnvironment.root)/docs/report.schema.json"] + files)
    #expect(result.exitCode == 0, "\(result)")
    #expect(result.outputText.contains("\(Self.fixtures.count + 3) files"))
  }

  @Test func `promtool accepts the metrics`() throws {
    let loads = ["vegeta.json", "hey.csv@2026-11-24T04:04:12Z"].flatMap {
      ["--load", "\(TestEnvironment.fixtures)/loads/\($0)"]
    }
    for paths in [
      TestEnvironment.rollouts + ["\(TestEnvironment.fixtures)/load-run.json"] + loads,
      ["\(TestEnvironment.fixtures)/hostile.json"],
      ["\(TestEnvironment.fixtures)/everything.json"],
    ] {
      let metrics = try program.report(paths + ["-o", "m.prom"], named: "m.prom")
      let result = try ProcessRunner("promtool").run(["check", "metrics"], input: metrics)
      #expect(result.exitCode == 0 && result.output.isEmpty, "\(result)")
    }
  }

  @Test func `load results reach every format`() throws {
    try program.copyFixtures(["load-run.json"])
    let load = ["--load", "\(TestEnvironment.fixtures)/loads/vegeta.json"]
    let words = ["r.md", "r.html", "r.pdf", "r.json", "r.prom", "r.csv", "r.xml", "github-annotations=a.txt"].flatMap {
      ["-o", $0]
    }
    #expect(try program.run(["load-run.json"] + load + words).exitCode == 0)
    let folder = try program.place()
    for name in ["r.md", "r.html"] {
      let text = try TestFile.readText(folder.file(name))
      for phrase in ["Load results", " before, ", " during the fault"] { #expect(text.contains(phrase), "\(name)") }
    }
    #expect(try PDFFile(folder.file("r.pdf")).text().contains("Load results"))
    #expect(try TestFile.readText(folder.file("r.json")).contains("\"tool\": \"vegeta\""))
    #expect(try TestFile.readText(folder.file("r.prom")).contains("chaos_load_requests{load=\"vegeta\""))
    let rows = try TestFile.readText(folder.file("r.csv")).split(separator: "\r\n").filter { $0.contains(",load,") }
    #expect(
      rows.count == 3 && rows.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 22 })
    let cases = try TestFile.readText(folder.file("r.xml"))
    #expect(cases.contains("<testsuite name=\"loads\"") && cases.contains("vegeta, during, load-run"))
    #expect(try TestFile.readText(folder.file("a.txt")).contains("title=load%3A vegeta::load-run: during the fault"))
  }

  @Test func `loads that stand beside no run are said to, and every tool's are valid for every reader`() throws {
    try program.copyFixtures(["load-run.json"])
    let loads = TestFile.names(in: "\(TestEnvironment.fixtures)/loads").flatMap {
      ["--load", "\(TestEnvironment.fixtures)/loads/\($0)"]
    }
    let words = ["r.xml", "r.prom", "github-annotations=a.txt"].flatMap { ["-o", $0] }
    #expect(try program.run(["load-run.json"] + loads + words).exitCode == 0)
    let folder = try program.place()
    let junit = try ProcessRunner("xmllint", folder: folder.path)
      .run(["--noout", "--relaxng", "\(Self.support)/junit.rng", "r.xml"])
    #expect(junit.exitCode == 0, "\(junit)")
    #expect(try TestFile.readText(folder.file("r.xml")).contains("<skipped message=\"the file does not say when"))
    let metrics = try ProcessRunner("promtool").run(["check", "metrics"], input: TestFile.read(folder.file("r.prom")))
    #expect(metrics.exitCode == 0 && metrics.output.isEmpty, "\(metrics)")
    #expect(try TestFile.readText(folder.file("r.prom")).contains("chaos_load_tool_latency_seconds{load=\"wrk.txt\""))
  }

  @Test(arguments: ["nothing.json", "v4.json", "empty.txt"])
  func `a load that is none is named`(name: String) throws {
    try program.copyFixtures(["v4.json"])
    try program.place().write("", to: "empty.txt")
    let result = try program.run(["v4.json", "--load", name, "r.md"])
    #expect(result.exitCode == 1, "\(result)")
    #expect(result.errorText.contains(name), "\(result)")
    #expect(try !program.place().names.contains("r.md"))
  }

  @Test(arguments: ["i.md", "i.html", "i.pdf"])
  func `the incident pack is written in the format of its name`(name: String) throws {
    try program.copyFixtures(["v4.json"])
    let folder = try program.place()
    try folder.write(#"{"id": "INC-7", "participants": [{"name": "A", "role": "lead"}, "B"]}"#, to: "meta.json")
    let words = ["--export-format=incident", "--meta-file", "meta.json", "--meta", "severity=sev-2", "v4.json", name]
    let result = try program.run(words)
    #expect(result.exitCode == 0, "\(result)")
    let path = folder.file(name)
    let text = name.hasSuffix("pdf") ? try PDFFile(path).text() : try TestFile.readText(path)
    for word in ["INC-7", "A (lead), B", "Root causes", "To be filled in", "Action items"] {
      #expect(text.contains(word), "\(word) is not in \(name)")
    }
  }
}
