import Journal
import Testing

@testable import Report

@Suite("The picture of durations") struct DurationSlopeTests {
  /// Runs that took so many seconds for one step; the first is the baseline.
  private func figure(_ seconds: [Double]) throws -> Figure {
    let runs = seconds.indices.map { index in
      let name = String(index + 1)
      let label = "run-" + String(repeating: "0", count: 5 - name.count) + name
      return ChartFixtures.run(label, title: "", verdict: .held, clock: ChartFixtures.clock(from: 0, to: 1))
    }
    let standings = seconds.enumerated().map { index, value -> Comparison.DurationStanding in
      let by = value - seconds[0]
      let room = max(seconds[0] * 0.1, 0.1)
      if index == 0 { return .baseline }
      return by > room ? .slower(by: by) : by < -room ? .faster(by: -by) : .within
    }
    let comparison = Comparison(
      baseline: 0, groups: [], checks: [],
      durations: [
        .init(name: "deploy", cells: seconds, evidence: seconds.map { _ in nil }, standings: standings)
      ], metrics: [])
    return try #require(DurationSlopeChart(comparison: comparison, runs: runs).figure())
  }

  private func markers(_ figure: Figure, _ shape: MarkerShape) -> [DrawingPoint] {
    DrawingInspector(drawing: figure.drawing).items.compactMap { item in
      if case .marker(shape, let point, _, _) = item { point } else { nil }
    }
  }

  /// The names below the rows, from left to right.
  private func axis(_ figure: Figure) -> [DrawingText] {
    DrawingInspector(drawing: figure.drawing).texts.filter { $0.string.hasPrefix("run-") }
      .sorted { $0.position.x < $1.position.x }
  }

  @Test func `all of a thousand runs are on it: the run of the title, the last one and the level that changed`() throws
  {
    var seconds = (0..<1_000).map { $0 < 600 ? 9.0 : 13.0 }
    seconds[930] = 14.5
    let figure = try figure(seconds)
    #expect(figure.title.plainText == "deploy took 5.5 s longer in run-00931")
    #expect(figure.subtitle.plainText.contains("the median of neighbours in one column. Triangle: the slowest."))
    let triangle = try #require(markers(figure, .triangle).first)
    #expect(markers(figure, .triangle).count == 1 && markers(figure, .square).count == 1)
    let line = try #require(
      DrawingInspector(drawing: figure.drawing).items.compactMap { item -> [DrawingPoint]? in
        if case .path(let points, false, nil, _) = item, points.count == DurationSlopeChart.columnLimit {
          points
        } else {
          nil
        }
      }.first)
    #expect(line[119].y > line[120].y)
    #expect(line[0].y - line[199].y > 3)
    #expect(triangle.x == line[186].x && triangle.y < line[186].y)
    #expect(axis(figure).first?.string == "run-00001" && axis(figure).last?.string == "run-01000")
    #expect(DrawingInspector(drawing: figure.drawing).texts.contains { $0.string == "13 s, 4 s slower" })
  }

  @Test func `the band reaches as far above the baseline as below`() throws {
    let figure = try figure([10, 10, 10])
    let items = DrawingInspector(drawing: figure.drawing).items
    let band = try #require(items.compactMap { if case .rect(let box, _, _, _) = $0 { box } else { nil } }.first)
    let baseline = try #require(markers(figure, .square).first)
    #expect(abs(band.y + band.height / 2 - baseline.y) < 0.01 && band.height > 2)
  }

  @Test(arguments: [2, 3, 7, 30, 31, 200, 300, 1_000])
  func `names of runs keep apart in even steps up to the last`(_ count: Int) throws {
    let labels = axis(try figure((0..<count).map { Double(9 + $0 % 2) }))
    #expect(labels.count > 1 && labels.count <= count)
    let gaps = zip(labels, labels.dropFirst()).map { TextBox.of($1).x - TextBox.of($0).right }
    #expect(gaps.allSatisfy { $0 > 7 })
    let steps = zip(labels, labels.dropFirst()).map { $1.position.x - $0.position.x }
    #expect((steps.max() ?? 0) < 1.3 * (steps.min() ?? 0))
  }
}
