import TestSupport
import Testing

@Suite struct OptionTests {
  private let program = ChaosReport()

  @Test func `the title stands where titles stand`() throws {
    try program.copyFixtures(["v1.json"])
    let title = "Rollouts of 2026 & <more>: 混沌"
    let markdown = try program.text(["--title", title, "v1.json", "r.md"], named: "r.md")
    #expect(markdown.split(separator: "\n").contains { $0.hasPrefix("# ") && $0.contains("Rollouts of 2026") })
    let html = try program.text(["--title", title, "v1.json", "r.html"], named: "r.html")
    #expect(html.contains("<title>Rollouts of 2026 &amp; &lt;more&gt;: 混沌"))
    let pdf = try program.pdf(["--title", title, "v1.json"])
    #expect(try pdf.information()["Title"]?.hasPrefix(title) == true)
  }

  @Test(arguments: [("a4", "A4"), ("letter", "letter")])
  func `pages have the size that was asked for`(option: String, name: String) throws {
    try program.copyFixtures(["v1.json"])
    let pdf = try program.pdf(["--page-size", option, "v1.json"])
    #expect(try pdf.information()["Page size"]?.hasSuffix("(\(name))") == true)
  }

  @Test func `paper is A4 when nothing is said`() throws {
    try program.copyFixtures(["v1.json"])
    #expect(try program.pdf(["v1.json"]).information()["Page size"]?.hasSuffix("(A4)") == true)
  }

  @Test(arguments: [["v2"], ["v2.json"], ["./v2.json"]])
  func `a baseline is a label or a path`(baseline: [String]) throws {
    try program.copyRollouts()
    let first = try program.text(["v?.json", "a.md"], named: "a.md")
    let second = try program.text(["--baseline"] + baseline + ["v?.json", "b.md"], named: "b.md")
    #expect(first != second)
  }

  @Test func `a baseline that is none of the runs is refused by name`() throws {
    try program.copyRollouts()
    let result = try program.run(["--baseline", "v9", "v?.json", "r.md"])
    #expect(result.exitCode == 1 || result.exitCode == 2)
    #expect(result.errorText.contains("v9") && result.errorText.contains("v1"), "\(result)")
    #expect(result.errorText.contains("there is no such file"))
    #expect(try !program.place().names.contains("r.md"))
  }

  @Test func `a baseline without a run of the experiment is noted`() throws {
    try program.copyRollouts()
    let result = try program.run(["--baseline", "v4.json", "v1.json", "r.md"])
    #expect(result.exitCode == 0)
    #expect(result.errorText.contains("note: --baseline v4.json holds no run of this experiment"), "\(result)")
    #expect(
      try TestFile.readText(program.place().file("r.md")).contains("The baseline holds no run of this experiment."))
    #expect(try program.run(["--quiet", "--baseline", "v4.json", "v1.json", "r.md"]).errorText == "")
    let summary = try program.run(["summary", "--baseline", "v4.json", "v1.json"])
    #expect(summary.outputText.contains("v1: the baseline holds no run of its experiment"), "\(summary)")
    #expect(summary.errorText == "")
  }

  @Test(
    "variables take the place of configuration",
    arguments: [
      ["--var", "orders_url=http://staging.example"], ["--var=orders_url=http://staging.example"],
      ["--var", "orders_url:str=http://staging.example"],
    ])
  func takesVariables(options: [String]) throws {
    try program.copyFixtures(["orders.json"])
    let text = try program.text(options + ["orders.json", "r.html"], named: "r.html")
    #expect(text.contains("http://staging.example"))
  }

  @Test(
    "variable files take the place of configuration",
    arguments: [
      ("vars.json", #"{"configuration": {"orders_url": "http://staging.example"}}"#),
      ("vars.env", "ORDERS_URL=http://staging.example\n"),
    ])
  func takesVariableFiles(name: String, content: String) throws {
    try program.copyFixtures(["orders.json"])
    try program.place().write(content, to: name)
    let text = try program.text(["--var-file", name, "orders.json", "r.html"], named: "r.html")
    #expect(text.contains("http://staging.example"))
  }

  @Test(arguments: ["nothing.json", "broken.json"])
  func `a variable file that cannot be read is named`(name: String) throws {
    try program.copyFixtures(["v1.json"])
    try program.place().write("{\"a\": ", to: "broken.json")
    let result = try program.run(["--var-file", name, "v1.json", "r.md"])
    #expect(result.exitCode == 1 || result.exitCode == 2)
    #expect(result.errorText.contains(name), "\(result)")
    #expect(try !program.place().names.contains("r.md"))
  }

  @Test(
    "secrets are masked, and are not when that is asked for",
    arguments: ["inline-secret-5d41402a", "configuration-token-7f3a"])
  func masksSecrets(secret: String) throws {
    try program.copyFixtures(["orders.json"])
    for name in ["r.md", "r.html"] {
      #expect(try !program.text(["orders.json", name], named: name).contains(secret), "\(secret) is in \(name)")
      let open = try program.text(["--no-redact", "orders.json", name], named: name)
      // Only HTML holds outputs whole.
      guard name.hasSuffix(".html") else { continue }
      #expect(open.contains(secret), "\(secret) is not in \(name) though masking is off")
    }
    #expect(try !program.pdf(["orders.json"]).text().contains(secret))
  }

  @Test func `summary prints a line for each run and one for all`() throws {
    try program.copyRollouts()
    let result = try program.run(["summary", "v?.json"])
    #expect(result.exitCode == 0, "\(result)")
    let lines = result.outputText.split(separator: "\n")
    #expect(lines.count { $0.contains("HELD") } >= 3)
    #expect(lines.contains { $0.contains("v4") && $0.contains("DEVIATED") })
    #expect(try program.place().names == ["v1.json", "v2.json", "v3.json", "v4.json"])
  }

  @Test func `a template folder that nobody changed changes nothing`() throws {
    try program.copyFixtures(["v1.json"])
    let result = try program.run(["template", "mine"])
    #expect(result.exitCode == 0, "\(result)")
    #expect(!TestFile.names(in: try program.place().file("mine")).isEmpty)
    for name in ["a.html", "a.pdf", "a.md"] {
      let plain = try program.report(["v1.json", name], named: name)
      #expect(try program.report(["--template", "mine", "v1.json", name], named: name) == plain, "\(name)")
    }
  }

  @Test func `a changed style sheet reaches the page`() throws {
    try program.copyFixtures(["v1.json"])
    #expect(try program.run(["template", "mine"]).exitCode == 0)
    let folder = try program.place().file("mine")
    let sheet = try #require(TestFile.files(under: folder, suffix: ".css").first)
    let style = try TestFile.readText("\(folder)/\(sheet)")
    try TestFile.write(Array((style + "\n.house-style { color: #012345 }\n").utf8), to: "\(folder)/\(sheet)")
    let page = try program.text(["--template", "mine", "v1.json", "r.html"], named: "r.html")
    #expect(page.contains(".house-style"))
  }

  @Test func `a template folder that is not there is named`() throws {
    try program.copyFixtures(["v1.json"])
    let result = try program.run(["--template", "nowhere", "v1.json", "r.html"])
    #expect(result.exitCode == 1 || result.exitCode == 2)
    #expect(result.errorText.contains("nowhere"), "\(result)")
    #expect(try program.place().names == ["v1.json"])
  }
}
