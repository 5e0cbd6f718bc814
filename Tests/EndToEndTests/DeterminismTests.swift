import TestSupport
import Testing

@Suite struct DeterminismTests {
  private let program = ChaosReport()

  @Test(arguments: ["report.md", "report.html", "report.pdf"], [["v?.json"], ["everything.json", "hostile.json"]])
  func `the same journals give the same bytes`(name: String, journals: [String]) throws {
    try program.copyRollouts()
    try program.copyFixtures(["everything.json", "hostile.json"])
    let first = try program.report(journals + [name], named: name)
    let elsewhere = ["TZ": "Asia/Kathmandu", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "HOME": "/nowhere"]
    let second = try program.report(journals + [name], named: name, environment: elsewhere)
    #expect(first == second)
  }

  @Test func `charts beside a report are the same bytes too`() throws {
    try program.copyRollouts()
    let folder = try program.place()
    func charts() throws -> [[UInt8]] {
      _ = try program.report(["v?.json", "report.md"], named: "report.md")
      let assets = folder.file("report.assets")
      return try TestFile.names(in: assets).map { try TestFile.read("\(assets)/\($0)") }
    }
    let first = try charts()
    #expect(!first.isEmpty)
    #expect(try charts() == first)
  }

  @Test func `the date of a PDF file is the one that was given`() throws {
    try program.copyFixtures(["v1.json"])
    let pdf = try program.pdf(["v1.json"])
    #expect(try pdf.information()["CreationDate"]?.contains("Mar  4 10:00:00 2026") == true)
  }
}
