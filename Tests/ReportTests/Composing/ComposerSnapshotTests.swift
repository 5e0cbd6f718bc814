import Report
import TestSupport
import Testing

@Suite("Reports say what they said") struct ComposerSnapshotTests {
  @Test(
    arguments: [
      ("rollouts", ["v1.json", "v2.json", "v3.json", "v4.json"]), ("v4", ["v4.json"]), ("orders", ["orders.json"]),
      ("series", ["series.json"]),
      ("hostile", ["hostile.json"]), ("everything", ["everything.json"]),
      ("killed", ["valid/killed-without-end.json"]), ("rounds", ["valid/hypothesis-during-rounds.json"]),
    ])
  func `the words of fixtures`(name: String, files: [String]) throws {
    let text = DocumentDump.text(try ComposedReport.ofFixtures(files))
    try Snapshot.expect(text, matches: "ReportTests/documents/\(name).txt")
  }

  @Test func `runs of one experiment are compared`() throws {
    let runs = [
      ComposedReport.journal(), ComposedReport.journal(after: false, seconds: 14),
      ComposedReport.journal(during: [true, false, true]),
    ]
    try Snapshot.expect(
      DocumentDump.text(try ComposedReport.of(runs)), matches: "ReportTests/documents/three-runs.txt")
  }

  @Test func `page 1 says what gates and a saved baseline say`() throws {
    var document = try ComposedReport.judged(
      ComposedReport.journal(after: false, seconds: 14, rollbacks: "[{}]"), against: ComposedReport.journal(),
      gates: [
        "verdict == held", "duration('stop-one') <= baseline + 10%",
        "errors == 0 and check('front-page').after == 100%",
        "recovery < 30s", "errors == 0",
      ])
    document.sections.removeAll { !["summary", "gates", "baseline"].contains($0.id) }
    try Snapshot.expect(DocumentDump.text(document), matches: "ReportTests/documents/judged.txt")
  }

  @Test func `a saved baseline is the only one that is called so, and what was not evaluated did not regress`() throws {
    let other = ComposedReport.journal(seconds: 14).replacing(
      #""platform": "Linux""#, with: #""platform": "Linux-6.2""#)
    var document = try ComposedReport.held(
      [
        ComposedReport.journal(after: false, seconds: 13), ComposedReport.journal(after: nil), other,
        ComposedReport.journal(title: "Another thing holds", seconds: 20),
      ], against: [ComposedReport.journal(), ComposedReport.journal()])
    document.sections.removeAll { !["summary", "baseline", "comparison"].contains($0.id) }
    try Snapshot.expect(DocumentDump.text(document), matches: "ReportTests/documents/held-against.txt")
  }

  @Test func `a baseline that knows none of the experiments is said to be of no use`() throws {
    let document = try ComposedReport.held(
      [ComposedReport.journal()], against: [ComposedReport.journal(title: "Another thing holds")])
    let text = DocumentDump.text(document)
    #expect(text.split(separator: "The baseline holds no run of this experiment.").count == 3, "\(text)")
  }

  @Test func `thirty runs have a trend with the runs since which levels are others`() throws {
    let runs = (0..<30).map { index in
      ComposedReport.journal(after: index < 18 || index % 3 == 0, seconds: index < 12 ? 10 : 13)
    }
    var document = try ComposedReport.of(runs)
    document.sections.removeAll { $0.id != "trend" }
    try Snapshot.expect(DocumentDump.text(document), matches: "ReportTests/documents/trend.txt")
  }

  /// Every citation leads somewhere, and no two places share a name.
  @Test(
    arguments: [
      ["v1.json", "v2.json", "v3.json", "v4.json"], ["orders.json"], ["hostile.json"], ["everything.json"],
    ])
  func `citations lead to anchors`(files: [String]) throws {
    let text = DocumentDump.text(try ComposedReport.ofFixtures(files))
    let anchors = text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter { $0.hasPrefix("@e") }
      .map { String($0.dropFirst(2)) }
    #expect(Set(anchors).count == anchors.count, "an anchor appears twice")
    let cited = text.split { !$0.isLetter && !$0.isNumber }.filter { $0.hasPrefix("E") }
      .compactMap { Int($0.dropFirst()) }
    #expect(!cited.isEmpty)
    for number in Set(cited) where !anchors.contains("\(number)") { Issue.record("E\(number) leads nowhere") }
  }
}
