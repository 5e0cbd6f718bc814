import Journal

/// What a run's probes measured: series with their windows, states, latencies.
struct MeasurementBlocks {
  let run: RunAnalysis
  let id: String

  private static let groupLimit = 12

  var blocks: [Block] {
    let blocks = states + series + latencies
    return blocks.isEmpty ? [] : [.heading(level: 2, id: nil, [.text("Measurements")])] + blocks
  }

  private var series: [Block] {
    var groups: [(evidence: Int, kind: MetricSeries.Kind, series: [MetricSeries], first: Int)] = []
    for (index, metric) in run.metrics.enumerated() {
      if let place = groups.firstIndex(where: { $0.evidence == metric.evidence && $0.kind == metric.kind }) {
        groups[place].series.append(metric)
      } else if groups.count < Self.groupLimit {
        groups.append((metric.evidence, metric.kind, [metric], index))
      }
    }
    var blocks: [Block] = []
    for (place, group) in groups.enumerated() {
      let name = "\(id)-series-\(place + 1)"
      if let figure = SeriesChart(run: run, series: group.series).figure(id: name) { blocks.append(.figure(figure)) }
      guard group.series.count == 1, hasInterval(group.first) else { continue }
      if let figure = WindowsChart(series: group.series[0]).figure(id: "\(name)-windows") {
        blocks.append(.figure(figure))
      }
    }
    return blocks
  }

  /// Whether there are enough values to hold the windows of a series against each other.
  private func hasInterval(_ metric: Int) -> Bool {
    guard let effect = run.effects.first(where: { $0.metric == metric }) else { return true }
    return [effect.during, effect.after].contains { EffectWords.interval($0) != nil }
  }

  private var states: [Block] {
    StateStripChart(run: run, states: Array(run.states.prefix(Self.groupLimit))).figure(id: "\(id)-states")
      .map { [.figure($0)] } ?? []
  }

  private var latencies: [Block] {
    ECDFChart.repeatedProbes(of: run).prefix(3).enumerated().compactMap { place, chart in
      chart.figure(id: "\(id)-latencies-\(place + 1)").map { .figure($0) }
    }
  }
}
