import TestSupport
import Testing

@Suite struct KeepGoingTests {
  private let program = ChaosReport()

  @Test(arguments: ["report.md", "report.html", "report.pdf"])
  func `good journals are reported and bad ones listed`(name: String) throws {
    try program.copyFixtures(["v1.json", "v4.json"])
    let folder = try program.place()
    try folder.write(try TestFile.read(TestEnvironment.rollouts[1])[..<5000], to: "cut.json")
    try folder.write("", to: "empty.json")
    let result = try program.run(["--keep-going", "v1.json", "cut.json", "empty.json", "gone.json", "v4.json", name])
    #expect(result.exitCode == 1, "\(result)")
    for bad in ["cut.json", "empty.json", "gone.json"] { #expect(result.errorText.contains(bad), "\(result)") }
    let path = folder.file(name)
    let text = name.hasSuffix("pdf") ? try PDFFile(path).text() : try TestFile.readText(path)
    for word in ["cut.json", "empty.json", "gone.json", "HELD", "DEVIATED"] {
      #expect(text.contains(word), "\(word) is not in \(name)")
    }
  }

  @Test func `when all is good it leaves with 0`() throws {
    try program.copyRollouts()
    #expect(try program.run(["--keep-going", "v?.json", "report.md"]).exitCode == 0)
  }

  @Test func `when all is bad it leaves with 1`() throws {
    try program.place().write("{", to: "bad.json")
    #expect(try program.run(["--keep-going", "bad.json", "report.md"]).exitCode == 1)
  }
}
