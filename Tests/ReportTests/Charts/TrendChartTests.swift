import Journal
import Testing

@testable import Report

@Suite("The picture of a trend") struct TrendChartTests {
  private func figure(_ outcomes: [Bool], seconds: (Int) -> Int = { _ in 10 }) throws -> Figure {
    let journals = try outcomes.enumerated().map { index, met in
      try JournalReader().read(
        bytes: Array(ComposedReport.journal(after: met, seconds: seconds(index)).utf8), path: "run-\(index + 1).json")
    }
    let analysis = Analyzer().analyze(journals)
    let trend = try #require(analysis.trends.first)
    return try #require(TrendChart(trend: trend, runs: analysis.runs).figure())
  }

  /// How much of each column of the strip has a colour, in points.
  private func heights(_ figure: Figure, _ role: InkRole) -> [Double] {
    figure.drawing.items.compactMap { item in
      guard case .group(_, let items) = item else { return nil }
      let boxes = items.compactMap { item -> (height: Double, role: InkRole?)? in
        if case .rect(let box, _, let fill, _) = item { (box.height, fill?.role) } else { nil }
      }
      return boxes.isEmpty ? nil : boxes.reduce(0) { $0 + ($1.role == role ? $1.height : 0) }
    }
  }

  @Test func `a run has a column of its own, whole in the colour of its verdict`() throws {
    let figure = try figure([true, true, false, true, true])
    #expect(heights(figure, .notMet) == [0, 0, 14, 0, 0])
    #expect(heights(figure, .met) == [14, 14, 0, 14, 14])
    #expect(figure.subtitle.plainText.contains("pale held, solid did not"))
  }

  @Test func `neighbours that share a column share its height`() throws {
    // Two runs a column; every eighth run deviates, and both of the last column.
    let figure = try figure((0..<400).map { $0 % 8 != 0 && $0 < 398 })
    let bad = heights(figure, .notMet)
    #expect(bad.count == TrendChart.columnLimit)
    #expect(bad[0] == 7 && bad[1] == 0 && bad[4] == 7 && bad[199] == 14)
    #expect(zip(bad, heights(figure, .met)).allSatisfy { $0 + $1 == 14 })
    #expect(figure.subtitle.plainText.contains("the share of them that did not hold"))
  }

  @Test func `the first run beyond the baseline is marked as slower or as faster`() throws {
    let slower = try figure([true, true, true, true, true]) { $0 < 3 ? 10 : 14 }
    let faster = try figure([true, true, true, true, true]) { $0 < 3 ? 14 : 10 }
    #expect(slower.subtitle.plainText.contains("✖ first run slower") && !slower.subtitle.plainText.contains("◆"))
    #expect(faster.subtitle.plainText.contains("◆ first run faster") && !faster.subtitle.plainText.contains("✖"))
  }

  @Test(
    "a baseline outside the report is named only where it knows the experiment",
    arguments: [("Users see no errors", true), ("Another thing holds", false)], [10, 14])
  func outside(_ known: (title: String, isKnown: Bool), _ last: Int) throws {
    let runs = (0..<6).map { ComposedReport.journal(seconds: $0 < 3 ? 10 : last) }
    let document = try ComposedReport.held(runs, against: [ComposedReport.journal(title: known.title)])
    let trend = try #require(document.sections.first { $0.id == "trend" })
    var alone = document
    alone.sections = [trend]
    alone.summary = ""
    let words = DocumentDump.text(alone)
    #expect(words.contains("the baseline") == known.isKnown, "\(words)")
    #expect(words.contains("the first run") || known.isKnown, "\(words)")
    let comparison = try #require(document.sections.first { $0.id == "comparison" })
    let durations = comparison.blocks.compactMap { if case .figure(let figure) = $0 { figure } else { nil } }
      .first { $0.id == "durations" }
    #expect(try #require(durations).subtitle.plainText.contains("outside the report") == known.isKnown)
  }
}
