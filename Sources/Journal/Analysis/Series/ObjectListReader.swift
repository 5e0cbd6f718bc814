import JSON

/// Reads samples from a list of objects: `[{"timestamp": "…", "latency": 0.2, "status": "up"}, ...]`.
///
/// Each key with numbers becomes a series, each key with texts that repeat a state sequence. Objects without a time
/// are samples only when the activity declares that it watched for a while: a list of pods is no series.
struct ObjectListReader {
  private static let timeKeys = ["timestamp", "time", "ts", "datetime", "date", "at", "when", "t", "start"]
  /// Numbers that count samples or say when they were, and measure nothing.
  private static let ignored: Set<String> = Set(timeKeys).union(["seq", "index", "id", "end"])

  let clock: RunClock
  let times: SampleTimes?

  /// What the objects hold; nil when they are no samples.
  func read(_ samples: [JSONNode]) -> FoundSeries? {
    guard let first = samples.first(where: { !$0.isNull }) else { return nil }
    let timeKey = ObjectListReader.timeKeys.first { key in
      first[key].flatMap { SampleMoment.offset(of: $0, clock: clock) } != nil
    }
    guard let spans = spans(of: samples, timeKey: timeKey) else { return nil }
    var found = FoundSeries()
    for (key, value) in first.members where !ObjectListReader.ignored.contains(key) {
      guard found.metrics.count + found.states.count < SeriesLimit.series else {
        found.omittedSeries += 1
        continue
      }
      let label = BoundedText.line(key, limit: 80)
      switch value.kind {
      case .number:
        let points = samples.indices.compactMap { index in
          spans[index].map { MetricSeries.Point(offset: $0.from, value: samples[index][key]?.numericDouble ?? .nan) }
        }
        found.metrics.append(RawSeries(label: label, points: points, timesAreEstimated: timeKey == nil))
      case .string, .bool:
        let states = samples.indices.compactMap { index in
          spans[index].flatMap { span in
            state(samples[index][key]).map { RawStates.Sample(span: span, state: $0) }
          }
        }
        guard Set(states.map(\.state)).count * 2 <= states.count else { continue }
        found.states.append(
          RawStates(
            label: label, samples: states.sorted { $0.span.from < $1.span.from }, timesAreEstimated: timeKey == nil))
      case .null, .array, .object: continue
      }
    }
    return found.isEmpty ? nil : found
  }

  /// The stretch of each sample: to the next one's time, or spread evenly; nil for a sample without a time.
  private func spans(of samples: [JSONNode], timeKey: String?) -> [Span?]? {
    guard let timeKey else {
      guard let times, times.isDeclared, samples.count >= 2 else { return nil }
      return samples.indices.map { times.span(of: $0, count: samples.count) }
    }
    let moments = samples.map { $0[timeKey].flatMap { SampleMoment.offset(of: $0, clock: clock) } }
    let sorted = moments.compactMap { $0 }.sorted()
    guard sorted.count >= 2, let step = Quantile.median(zip(sorted, sorted.dropFirst()).map { $1 - $0 }) else {
      return nil
    }
    var next: [Double: Double] = [:]
    for (moment, later) in zip(sorted, sorted.dropFirst()) { next[moment] = later }
    return moments.map { moment in moment.map { Span(from: $0, to: next[$0] ?? $0 + step) } }
  }

  private func state(_ node: JSONNode?) -> String? {
    if let bool = node?.bool { return bool ? "true" : "false" }
    return node?.string.map { BoundedText.line($0, limit: 80) }
  }
}
