import Journal
import Report
import TestSupport
import Testing

@Suite("Load results in a report")
struct LoadWordsTests {
  private func text(_ loads: [String], journals: [String] = ["load-run.json"], section: String) throws -> String {
    var document = try ComposedReport.ofFixtures(journals, loads: loads)
    document.sections.removeAll { $0.id != section }
    return DocumentDump.text(document)
  }

  @Test func `the words of every tool`() throws {
    let names = TestFile.names(in: "\(TestEnvironment.fixtures)/loads")
    let halves = [names.prefix(7), names.dropFirst(7)]
    let text = try halves.map { try self.text(Array($0), section: "loads") }.joined()
    try Snapshot.expect(text, matches: "ReportTests/documents/loads.txt")
  }

  @Test func `methods say how loads are summed up, sources which files they are`() throws {
    let methods = try text(["vegeta.json"], section: "methods")
    for word in ["Load results", "Latencies", "Failed requests"] { #expect(methods.contains(word), "\(word)") }
    let summed = try text(["hyperfine.json"], section: "methods")
    #expect(summed.contains("Load results") && !summed.contains("Latencies"))
    #expect(try !text([], section: "methods").contains("Load results"))
    let sources = try text(["vegeta.json", "hey.csv"], section: "appendix")
    for load in ["vegeta.json", "hey.csv"] {
      let path = "\(TestEnvironment.fixtures)/loads/\(load)"
      let bytes = try TestFile.read(path)
      let row = sources.split(separator: "\n").first { $0.contains(path) }
      #expect(row?.contains(SHA256.hexadecimal(of: bytes)) == true, "\(load): \(sources)")
    }
    #expect(try !text([], section: "appendix").contains("Load files"))
  }

  @Test func `page 1 has one sentence on the load that fared worst`() throws {
    let alone = try text(["vegeta.json"], section: "summary")
    #expect(alone.contains("Load (vegeta): 28 of 200 requests failed during the fault, 0 of 101 before; median 86"))
    let two = try text(["hey.csv@2026-11-24T04:04:12Z", "vegeta.json"], section: "summary")
    #expect(two.contains("Load (vegeta): 28 of 200") && two.contains("1 other load beside the runs"))
    #expect(!two.contains("Load (hey)"))
  }

  @Test(arguments: ["hey.csv", "wrk.txt", "prometheus.json"])
  func `page 1 says nothing of a load without windows`(load: String) throws {
    let without = try text([], section: "summary")
    #expect(try text([load], section: "summary") == without)
  }
}
