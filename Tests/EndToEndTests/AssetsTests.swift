import TestSupport
import Testing

@Suite struct AssetsTests {
  private let program = ChaosReport()

  /// The targets of the images in Markdown, in either of the ways to write them.
  private func images(in text: String) -> [String] {
    text.matches(of: /!\[[^\]]*\]\(<?([^)>\s]+)/).map { String($0.1) }
      + text.matches(of: /<img[^>]*\ssrc="([^"]*)"/).map { String($0.1) }
  }

  @Test func `charts lie beside a Markdown report, and every link finds its chart`() throws {
    try program.copyRollouts()
    let text = try program.text(["v?.json", "report.md"], named: "report.md")
    let targets = images(in: text)
    #expect(!targets.isEmpty)
    for target in targets {
      #expect(target.hasPrefix("report.assets/"), "\(target)")
      let bytes = try TestFile.read(try program.place().file(target))
      let isPNG = bytes.starts(with: [0x89, 0x50, 0x4E, 0x47])
      #expect(isPNG || String(decoding: bytes, as: UTF8.self).contains("<svg"), "\(target)")
    }
    let files = TestFile.names(in: try program.place().file("report.assets"))
    #expect(Set(files.map { "report.assets/\($0)" }) == Set(targets), "files that no link names, or links without file")
  }

  @Test func `the folder bears the report's name`() throws {
    try program.copyRollouts()
    _ = try program.text(["v?.json", "incident 7.md"], named: "incident 7.md")
    #expect(try program.place().names.contains("incident 7.assets"))
  }

  @Test func `inline charts need no folder`() throws {
    try program.copyRollouts()
    let text = try program.text(["--assets", "inline", "v?.json", "report.md"], named: "report.md")
    #expect(!images(in: text).isEmpty || text.contains("<svg") || text.contains("```mermaid"))
    #expect(images(in: text).allSatisfy { $0.hasPrefix("data:image/") })
    #expect(try !program.place().names.contains("report.assets"))
  }

  @Test func `no charts leave no link and no folder`() throws {
    try program.copyRollouts()
    let text = try program.text(["--assets", "none", "v?.json", "report.md"], named: "report.md")
    #expect(images(in: text) == [])
    #expect(try !program.place().names.contains("report.assets"))
  }

  @Test(arguments: ["report.html", "report.pdf"])
  func `whole formats write one file`(name: String) throws {
    try program.copyRollouts()
    _ = try program.report(["v?.json", name], named: name)
    #expect(try program.place().names == [name, "v1.json", "v2.json", "v3.json", "v4.json"])
  }

  @Test func `a Markdown report on standard output writes no files`() throws {
    try program.copyRollouts()
    let result = try program.run(["v?.json", "-"])
    #expect(result.exitCode == 0)
    #expect(try program.place().names == ["v1.json", "v2.json", "v3.json", "v4.json"])
    #expect(images(in: result.outputText).allSatisfy { $0.hasPrefix("data:image/") })
  }
}
