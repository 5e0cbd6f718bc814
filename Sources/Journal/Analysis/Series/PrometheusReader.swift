import JSON

/// Reads series from an answer of Prometheus: matrix, vector or scalar.
struct PrometheusReader {
  let clock: RunClock
  /// The query that was asked, when the activity says it.
  let query: PrometheusQuery
  /// The activity's name, for a series without a better one.
  let activity: String

  /// The series of an output; nil when it is no answer of Prometheus.
  ///
  /// An HTTP call has the answer in its `body`.
  func read(_ output: JSONNode) -> FoundSeries? {
    let answer = PrometheusText.isAnswer(output) ? output : output["body"]
    guard let answer, PrometheusText.isAnswer(answer) else { return nil }
    let data = answer["data"] ?? answer
    guard let result = data["result"] else { return nil }
    var found = FoundSeries()
    switch data["resultType"]?.string {
    case "matrix", "vector":
      for entry in result.elements {
        guard found.metrics.count < SeriesLimit.series else {
          found.omittedSeries += 1
          continue
        }
        found.metrics.append(read(entry: entry, &found.omittedSamples))
      }
    case "scalar":
      if let point = point(result) { found.metrics.append(RawSeries(label: "", points: [point])) }
    default: break
    }
    name(&found.metrics)
    return found
  }

  private func read(entry: JSONNode, _ omitted: inout Int) -> RawSeries {
    var series = RawSeries(label: "", points: [])
    for (name, value) in entry["metric"]?.members.prefix(100).map({ $0 }) ?? [] {
      if let value = value.string { series.labels.append((name, value)) }
    }
    series.metric = series.labels.first { $0.name == "__name__" }?.value ?? query.selectedMetric
    if let single = entry["value"], let point = point(single) { series.points.append(point) }
    for pair in entry["values"]?.elements.lazy.map({ $0 }) ?? [].lazy.map({ $0 }) {
      guard series.points.count < SeriesLimit.samples else {
        omitted += 1
        continue
      }
      if let point = point(pair) { series.points.append(point) }
    }
    return series
  }

  /// A sample: seconds since 1970 and a value, mostly as text.
  private func point(_ pair: JSONNode) -> MetricSeries.Point? {
    guard let time = pair[0]?.numericDouble, time.isFinite else { return nil }
    return MetricSeries.Point(offset: offset(time), value: pair[1]?.numericDouble ?? .nan)
  }

  /// Exact to the microsecond: the difference of two large numbers of seconds would not be.
  private func offset(_ time: Double) -> Double { clock.offset(of: Instant(seconds: time)) }

  private func name(_ series: inout [RawSeries]) {
    let labels = series.map(\.labels)
    let telling = series.count > 1 ? SeriesLabels.telling(labels) : [""]
    let names = series.count > 1 ? SeriesLabels.parting(labels) : []
    for index in series.indices {
      series[index].telling = names
      series[index].label = telling[index].isEmpty ? series[index].metric ?? activity : telling[index]
    }
  }
}
