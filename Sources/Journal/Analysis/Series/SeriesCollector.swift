import JSON

/// Collects all series of a run: from outputs, and from checks that were repeated.
struct SeriesCollector {
  let clock: RunClock
  let activities: [ActivityTiming]
  let checks: [Check]
  let redactor: Redactor

  /// What was found.
  private(set) var metrics: [MetricSeries] = []
  /// What was found.
  private(set) var states: [StateSeries] = []
  /// What was left out.
  private(set) var omitted: [OmittedSeries] = []

  init(clock: RunClock, activities: [ActivityTiming], checks: [Check], redactor: Redactor) {
    self.clock = clock
    self.activities = activities
    self.checks = checks
    self.redactor = redactor
    var instants = Instants()
    for timing in activities { collect(timing, &instants) }
    for key in instants.order {
      if let (timing, raw) = instants.joined[key], raw.points.count >= 3 { add(raw, timing) }
    }
    collectChecks()
    SeriesTitles.part(&metrics)
  }

  private mutating func collect(_ timing: ActivityTiming, _ instants: inout Instants) {
    guard let output = timing.run.output, output.kind == .array || output.kind == .object,
      let found = find(in: output, timing)
    else { return }
    for raw in found.metrics {
      if raw.points.count == 1 { instants.add(raw, timing) } else { add(raw, timing) }
    }
    for raw in found.states where raw.samples.count >= 2 {
      states.append(
        StateSeries(
          evidence: timing.evidence, activity: timing.run.activity.name, label: mask(raw.label),
          segments: raw.segments.map(masked), timesAreEstimated: raw.timesAreEstimated))
    }
    if found.omittedSeries > 0 || found.omittedSamples > 0 {
      omitted.append(
        OmittedSeries(evidence: timing.evidence, series: found.omittedSeries, samples: found.omittedSamples))
    }
  }

  private func find(in output: JSONNode, _ timing: ActivityTiming) -> FoundSeries? {
    let name = timing.run.activity.name
    let query = PrometheusQuery(timing.query)
    return PrometheusReader(clock: clock, query: query, activity: name).read(output)
      ?? ListReader(clock: clock, times: SampleTimes(timing), activity: name).read(output)
  }

  /// Joins instant values of the same series that the same probe asked for again and again.
  private struct Instants {
    var order: [String] = []
    var joined: [String: (timing: ActivityTiming, raw: RawSeries)] = [:]

    mutating func add(_ raw: RawSeries, _ timing: ActivityTiming) {
      let labels = raw.labels.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.value)" }
      let key = ([timing.run.activity.name, timing.query ?? ""] + labels).joined(separator: "\u{0}")
      if let count = joined[key]?.raw.points.count {
        if count < SeriesLimit.samples { joined[key]?.raw.points += raw.points }
      } else {
        order.append(key)
        joined[key] = (timing, raw)
      }
    }
  }

  private mutating func add(_ raw: RawSeries, _ timing: ActivityTiming) {
    var series = SeriesFinisher(clock: clock).finish(
      raw, evidence: timing.evidence, activity: timing.run.activity.name, query: timing.query.map(mask),
      label: mask(raw.label))
    guard series.points.count >= 2 else { return }
    series.labels = raw.labels.sorted { ($0.name, $0.value) < ($1.name, $1.value) }.map { name, value in
      let isSensitive = redactor.isSensitive(key: name)
      return (BoundedText.line(name, limit: 120), isSensitive ? redactor.replacement(for: value) : mask(value))
    }
    let words = SeriesLabels.words(series.labels, of: raw.telling)
    let metric = raw.metric.map { BoundedText.line(mask($0), limit: 120) }
    series.name = words.isEmpty ? metric ?? series.name : words
    let subject = metric ?? BoundedText.line(series.activity, limit: 60)
    series.commonTitle = words.isEmpty ? series.name : "\(words) · \(subject)"
    metrics.append(series)
  }

  /// Judged values of probes that were evaluated again and again (continuous strategy).
  private mutating func collectChecks() {
    guard checks.contains(where: \.isDuring) else { return }
    var byProbe: [Int: [Check]] = [:]
    for check in checks where check.offset != nil && check.evidence != nil {
      byProbe[check.probeIndex, default: []].append(check)
    }
    let evaluations = evaluationStarts()
    for (_, list) in byProbe.sorted(by: { $0.key < $1.key }) {
      let series = CheckSeries(list, evaluations: evaluations, clock: clock)
      if let metric = series.metric { metrics.append(metric) }
      if let state = series.states { states.append(state) }
    }
  }

  /// When each evaluation of the hypothesis began, in time order.
  private func evaluationStarts() -> [Double] {
    var starts: [Double] = []
    var phase: Check.Phase?
    for check in checks where check.offset != nil && check.phase != phase {
      phase = check.phase
      starts.append(check.offset ?? 0)
    }
    return starts.sorted()
  }

  private func mask(_ text: String) -> String { BoundedText.line(redactor.mask(text), limit: 400) }

  private func masked(_ segment: StateSeries.Segment) -> StateSeries.Segment {
    var segment = segment
    segment.state = mask(segment.state)
    segment.detail = segment.detail.map(mask)
    return segment
  }
}

extension ActivityTiming {
  /// The query that the activity's arguments name.
  var query: String? { run.activity.provider?.arguments?["query"]?.string }
}
