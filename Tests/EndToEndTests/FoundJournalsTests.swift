import TestSupport
import Testing

/// Journals that other people's runs wrote, where a folder with them lies beside the checkout.
private enum FoundJournals {
  static let folder = "\(TestEnvironment.root)/../shared/journals/wild"
  static let names = TestFile.names(in: folder).filter { $0.hasSuffix(".json") }
}

@Suite(.enabled(if: !FoundJournals.names.isEmpty, "no ../shared/journals/wild here"))
struct FoundJournalsTests {
  private let program = ChaosReport()

  @Test(arguments: FoundJournals.names)
  func `a found journal gives a report or one message`(name: String) throws {
    for report in ["report.md", "report.html", "report.pdf"] {
      let result = try program.run(["\(FoundJournals.folder)/\(name)", report])
      let isWritten = TestFile.exists(try program.place().file(report))
      #expect(result.exitCode == (isWritten ? 0 : 1), "\(name) to \(report): \(result)")
      if !isWritten { #expect(result.errorText.matches(of: /error:/).count == 1, "\(name): \(result)") }
    }
  }

  @Test(arguments: ["report.md", "report.html", "report.pdf"])
  func `all found journals fit into one report`(report: String) throws {
    let result = try program.run(["--keep-going", FoundJournals.folder, report], timeout: 300)
    #expect(result.exitCode == 0 || result.exitCode == 1, "\(result)")
    #expect(try TestFile.read(try program.place().file(report)).count > 100_000)
  }
}
