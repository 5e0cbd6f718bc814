import Journal

/// Several runs on one clock that starts at each run's first action: how each ended, what state the system was in,
/// how a metric went, and when the checks were made.
///
/// Up to four runs get a row each with a state strip, an area and check marks; more get a slim line each, and
/// beyond 12 the rest is counted.
///
/// ```swift
/// RunOverviewChart(analysis: analysis).figure()?.title  // "counter stalled in v4 only"
/// ```
public struct RunOverviewChart: Sendable {
  /// The facts.
  let analysis: Analysis
  /// The width in points.
  let width: Double

  /// Runs with a row of their own in detail; with more, every run gets a slim line.
  static let detailLimit = 4
  /// Runs that are drawn at all: so few that page 1 holds the rest of the summary too.
  static let slimLimit = 12

  /// Makes the chart.
  ///
  /// - Parameters:
  ///   - analysis: The runs in the order in which they are shown.
  ///   - width: The width in points.
  public init(analysis: Analysis, width: Double = Figure.standardWidth) {
    self.analysis = analysis
    self.width = width
  }

  /// The picture with its words; nil when no run has a time.
  public func figure(id: String = "overview") -> Figure? {
    let runs = analysis.runs
    guard runs.contains(where: { $0.clock.kind != .unknown && Self.extent(of: $0).low != nil }) else { return nil }
    let words = RunOverviewWords(analysis: analysis)
    let isDetailed = runs.count <= Self.detailLimit
    let drawing =
      isDetailed
      ? RunOverviewDetail(analysis: analysis, width: width).drawing()
      : RunOverviewSlim(runs: runs, width: width).drawing()
    return Figure(
      id: id, title: words.title, subtitle: words.subtitle(isDetailed: isDetailed), facts: words.checks,
      drawing: drawing, description: words.description, data: words.data)
  }

  /// The metric that the chart shows of these runs; nil when it shows none.
  static func metric(of analysis: Analysis) -> String? {
    analysis.runs.count > detailLimit ? nil : RunOverviewFacts(analysis: analysis).metricName
  }

  /// All recorded moments of a run.
  static func extent(of run: RunAnalysis) -> TimeRange {
    var range = TimeRange()
    guard run.clock.kind != .unknown else { return range }
    range.include(run.clock.run)
    range.include(run.clock.method)
    for placed in CheckStrip.placed(run) { range.include(placed.offset) }
    for activity in run.activities {
      range.include(activity.offset)
      range.include(activity.endOffset)
    }
    return range
  }

  /// What zero is called when runs differ in what their clocks start at.
  static func originWord(_ runs: [RunAnalysis]) -> String {
    let kinds = Set(runs.map(\.clock.kind)).subtracting([.unknown])
    guard kinds.count == 1, let run = runs.first(where: { $0.clock.kind != .unknown }) else { return "0 s" }
    return run.clock.originWord
  }
}
