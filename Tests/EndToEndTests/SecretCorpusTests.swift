import TestSupport
import Testing

/// Nothing that was planted survives in anything that is written.
@Suite struct SecretCorpusTests {
  private let program = ChaosReport()
  private static let options = ["--redact", #"\bcust-\d{6}\b"#, "--title", "Review of \(SecretCorpus.token)"]

  /// The pieces of secrets in a text, blanks and line ends apart.
  private func leaks(in bytes: [UInt8]) -> [String] {
    // UTF-16 of ASCII is ASCII with zeros between.
    let text = String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self)
    var found = SecretCorpus.pieces.filter { text.contains($0) }
    for secret in SecretCorpus.planted {
      for form in [SecretCorpus.base64(secret), SecretCorpus.percent(secret)] where form.count > 10 {
        if text.contains(form.filter { $0 != "=" }) { found.append(form) }
      }
    }
    return found
  }

  private func expectClean(_ bytes: [UInt8], _ name: String) {
    let found = leaks(in: bytes)
    #expect(found.isEmpty, "\(name) shows \(found.prefix(5))")
  }

  @Test func `the corpus holds what it says, and the search finds it`() throws {
    let text = SecretCorpus.journal
    #expect(leaks(in: Array(text.utf8)).count > 100)
    try program.place().write(text, to: "leaky.json")
    let result = try program.run(["--no-redact", "leaky.json", "open.html"])
    #expect(result.exitCode == 0, "\(result)")
    #expect(leaks(in: try TestFile.read(try program.place().file("open.html"))).count > 50)
  }

  @Test func `nothing survives in any output`() throws {
    let place = try program.place()
    try place.write(SecretCorpus.journal, to: "leaky.json")
    let names = ["r.html", "r.md", "r.pdf", "r.json", "r.xml", "r.csv", "r.prom"]
    let outputs =
      names.flatMap { ["--output", $0] } + ["--output", "github-summary=s.md", "--output", "github-annotations=a.txt"]
    let result = try program.run(Self.options + ["leaky.json"] + outputs)
    #expect(result.exitCode == 0, "\(result)")
    expectClean(result.output + result.errors, "the terminal")
    for name in names + ["s.md", "a.txt"] { expectClean(try TestFile.read(place.file(name)), name) }
    let assets = TestFile.files(under: place.file("r.assets"), suffix: ".svg")
    #expect(!assets.isEmpty)
    for name in assets { expectClean(try TestFile.read(place.file("r.assets/\(name)")), name) }
    try expectCleanPDF("r.pdf")
  }

  @Test func `nothing survives in the incident pack`() throws {
    let place = try program.place()
    try place.write(SecretCorpus.journal, to: "leaky.json")
    for name in ["i.md", "i.html", "i.pdf"] {
      let meta = [
        "--meta", "id=\(SecretCorpus.token)", "--meta", "links=https://x.example/?token=\(SecretCorpus.keyed[0])",
      ]
      let result = try program.run(Self.options + meta + ["--export-format", "incident", "leaky.json", name])
      #expect(result.exitCode == 0, "\(result)")
      expectClean(try TestFile.read(place.file(name)), name)
    }
    try expectCleanPDF("i.pdf")
  }

  @Test func `nothing survives in the summary and in messages about broken copies`() throws {
    let place = try program.place()
    let text = SecretCorpus.journal
    try place.write(text, to: "leaky.json")
    let summary = try program.run(["summary", "--redact", #"cust-\d+"#, "leaky.json"])
    #expect(summary.exitCode == 0, "\(summary)")
    expectClean(summary.output + summary.errors, "the summary")
    // Cut off wherever a secret stands: the message shows the line it was cut in.
    let bytes = Array(text.utf8)
    for cut in stride(from: 200, to: bytes.count, by: bytes.count / 24) {
      try place.write(bytes[..<cut], to: "cut.json")
      let result = try program.run(["--redact", #"cust-\d+"#, "--keep-going", "leaky.json", "cut.json", "c.md"])
      expectClean(result.output + result.errors, "the message about a copy of \(cut) bytes")
      expectClean(try TestFile.read(place.file("c.md")), "the report on a copy of \(cut) bytes")
    }
  }

  @Test func `nothing survives in baselines, comparisons, gates and what the doctor says`() throws {
    let place = try program.place()
    let text = SecretCorpus.journal
    try place.write(text, to: "leaky.json")
    // Another platform and time, so that both sides of the difference are shown.
    try place.write(
      text.replacing("\"Linux ", with: "\"Windows ").replacing("T10:00", with: "T11:00").replacing(
        "\"deviated\": true", with: "\"deviated\": false"), to: "later.json")
    try place.write(#"["checks == 100%", "errors == 0", "series('up').max < 1"]"#, to: "policy.json")
    let held = text.replacing("\"steady_state_met\": false", with: "\"steady_state_met\": true")
      .replacing("\"tolerance_met\": false", with: "\"tolerance_met\": true")
    try place.write(held, to: "base.json")
    let names = ["m.html", "m.md", "m.json", "m.xml", "m.csv", "m.prom"]
    let result = try program.run(
      ["--redact", #"cust-\d+"#, "--policy", "policy.json", "--baseline", "base.json", "leaky.json", "later.json"]
        + names.flatMap { ["--output", $0] } + ["--output", "github-annotations=m.txt"])
    #expect(result.exitCode == 3, "\(result)")
    expectClean(result.output + result.errors, "the terminal")
    for name in names + ["m.txt"] { expectClean(try TestFile.read(place.file(name)), name) }
    #expect(try TestFile.readText(place.file("m.md")).contains("not comparable"))
    let check = try program.run(["check", "leaky.json", "later.json"])
    #expect(check.exitCode == 1 && !check.output.isEmpty, "\(check)")
    // A pattern of the command line is not known to the doctor.
    expectClean(Array(check.outputText.replacing(SecretCorpus.given, with: "").utf8), "the doctor")
  }

  @Test func `equal secrets stay recognisably equal, and what is allowed is shown`() throws {
    let place = try program.place()
    try place.write(SecretCorpus.journal, to: "leaky.json")
    let results = try program.text(["leaky.json", "--output", "r.json"], named: "r.json")
    #expect(results.contains("[masked 2]"))
    #expect(!results.contains("[masked]"))
    let allowed = try program.text(
      ["--allow", "/\(SecretCorpus.token)/", "leaky.json", "--output", "r.json"], named: "r.json")
    #expect(allowed.contains(SecretCorpus.token))
    #expect(!allowed.contains(SecretCorpus.keyed[0]))
  }

  private func expectCleanPDF(_ name: String) throws {
    let path = try program.place().file(name)
    expectClean(try ProcessRunner("pdftotext").run(["-raw", path, "-"]).output, "the text of \(name)")
    expectClean(try ProcessRunner("pdfinfo").run([path]).output, "the metadata of \(name)")
    // Outlines, addresses, labels: all that is no page.
    expectClean(
      try ProcessRunner("qpdf").run(["--qdf", "--object-streams=disable", path, "-"]).output, "the objects of \(name)")
  }
}
