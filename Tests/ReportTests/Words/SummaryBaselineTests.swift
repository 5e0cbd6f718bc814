import Journal
import Testing

@testable import Report

@Suite("The summary on a terminal tells the baseline") struct SummaryBaselineTests {
  private func lines(_ journals: [String], against baseline: [String]) throws -> [String] {
    let analysis = try ComposedReport.heldAnalysis(journals, against: baseline)
    return SummaryText(analysis: analysis, color: false).text.split(separator: "\n").map {
      String($0).replacing("\u{A0}", with: " ")
    }
  }

  @Test func `what was compared with which runs, and what changed, the gravest first`() throws {
    let lines = try lines(
      [
        ComposedReport.journal(after: false, seconds: 14).replacing("Linux", with: "Other"),
        ComposedReport.journal(after: nil, seconds: 8), ComposedReport.journal(),
      ], against: [ComposedReport.journal(), ComposedReport.journal(seconds: 11)])
    let first = try #require(lines.firstIndex { $0.hasPrefix("run1 against the baseline") })
    #expect(
      Array(lines[first...].prefix(9)) == [
        "run1 against the baseline, 2 runs of the same experiment (base1 and base2): "
          + "1 step took longer; 1 check came out otherwise",
        "  ✖ regressed  front-page after: 0 of 1 met, 2 of 2 in the baseline (E3)",
        "  ✖ slower  stop-one by 3 s: 14 s, 10 s to 11 s in the baseline (E2)",
        "  ○ not comparable  other platform",
        "run2 against the baseline, 2 runs of the same experiment (base1 and base2): "
          + "1 step took less time; 1 check came out otherwise",
        "  ○ not evaluated  front-page after: 2 of 2 met in the baseline",
        "  ○ not comparable  other strategy",
        "  ● faster  stop-one by 2 s: 8 s, 10 s to 11 s in the baseline (E5)",
        "run3 against the baseline, 2 runs of the same experiment (base1 and base2): 1 step took as long as in the "
          + "baseline (within its range, or 10 % and 100 ms of it); every check came out as there",
      ])
    // What differs is told there, not once more against the first run.
    #expect(lines.count { $0.contains("not comparable") } == 2)
  }

  @Test func `runs of experiments that the baseline does not know are named`() throws {
    let other = ComposedReport.journal(title: "Another thing holds")
    let some = try lines([ComposedReport.journal(), other], against: [ComposedReport.journal()])
    #expect(some.contains("○ not compared  run2: the baseline holds no run of its experiment"), "\(some)")
    let all = try lines([ComposedReport.journal(), ComposedReport.journal()], against: [other])
    #expect(all.contains("○ not compared  run1 and run2: the baseline holds no run of their experiment"), "\(all)")
    #expect(!all.contains { $0.contains("against the baseline,") })
  }

  @Test func `without such a baseline nothing is said of one`() throws {
    #expect(try !lines([ComposedReport.journal()], against: []).contains { $0.contains("baseline") })
  }
}
