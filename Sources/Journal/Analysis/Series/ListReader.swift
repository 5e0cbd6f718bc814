import JSON

/// Reads samples from an output that is a list.
struct ListReader {
  /// HTTP statuses that a list of numbers must consist of to be taken for states.
  private static let statuses: Set<Int> = [
    200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 408, 409, 410, 422, 425, 429, 500,
    501, 502, 503, 504,
  ]

  let clock: RunClock
  /// When samples without times were taken; nil when the activity has no time.
  let times: SampleTimes?
  /// The activity's name.
  let activity: String

  /// What the list holds; nil when it is no list of samples.
  func read(_ output: JSONNode) -> FoundSeries? {
    guard output.kind == .array else { return nil }
    var kinds: Set<JSONNode.Kind> = []
    var samples: [JSONNode] = []
    var count = 0
    for element in output.elements {
      count += 1
      guard samples.count < SeriesLimit.samples else { continue }
      samples.append(element)
      if !element.isNull { kinds.insert(element.kind) }
    }
    guard count >= 2, kinds.count == 1 else { return nil }
    var found: FoundSeries?
    switch kinds.first {
    case .number: found = numbers(samples, count)
    case .string: found = texts(samples, count)
    case .bool: found = flags(samples, count)
    case .array: found = pairs(samples) ?? conditions(samples, count)
    case .object: found = ObjectListReader(clock: clock, times: times).read(samples)
    case .null, nil: found = nil
    }
    found?.omittedSamples += count - samples.count
    return found
  }

  private func numbers(_ samples: [JSONNode], _ count: Int) -> FoundSeries? {
    if samples.allSatisfy({ $0.int.map(ListReader.statuses.contains) ?? false }) {
      return states(samples, count, least: 2) { $0.int.map(String.init) }
    }
    guard let times, times.isTemporal(count: count, least: 5) else { return nil }
    let points = samples.indices.map {
      MetricSeries.Point(offset: times.span(of: $0, count: count).from, value: samples[$0].double ?? .nan)
    }
    return FoundSeries(metrics: [RawSeries(label: activity, points: points, timesAreEstimated: true)])
  }

  /// Texts are states only when they repeat: a list of names does not.
  private func texts(_ samples: [JSONNode], _ count: Int) -> FoundSeries? {
    guard samples.count >= 2, Set(samples.prefix(1000).compactMap(\.string)).count * 2 <= min(samples.count, 1000)
    else { return nil }
    return states(samples, count, least: 4) { $0.string }
  }

  private func flags(_ samples: [JSONNode], _ count: Int) -> FoundSeries? {
    states(samples, count, least: 4) { $0.bool.map { $0 ? "true" : "false" } }
  }

  private func states(
    _ samples: [JSONNode], _ count: Int, least: Int, _ state: (JSONNode) -> String?
  ) -> FoundSeries? {
    guard let times, times.isTemporal(count: count, least: least) else { return nil }
    let list = samples.indices.compactMap { index in
      state(samples[index]).map {
        RawStates.Sample(span: times.span(of: index, count: count), state: BoundedText.line($0, limit: 80))
      }
    }
    return FoundSeries(states: [RawStates(label: "", samples: list, timesAreEstimated: true)])
  }

  /// `[[1558360871, "0.2"], ...]`: moments and numbers.
  private func pairs(_ samples: [JSONNode]) -> FoundSeries? {
    var points: [MetricSeries.Point] = []
    for sample in samples {
      guard let time = sample[0].flatMap({ SampleMoment.offset(of: $0, clock: clock) }), let value = sample[1],
        let number = value.isNull ? .nan : value.numericDouble, sample[2] == nil
      else { return nil }
      points.append(MetricSeries.Point(offset: time, value: number))
    }
    return FoundSeries(metrics: [RawSeries(label: activity, points: points)])
  }

  /// A list over time of lists of conditions, `["Progressing", "True", "ReplicaSetUpdated"]` or
  /// `{"type": …, "status": …, "reason": …}`: one sequence a type, the reason as state.
  private func conditions(_ samples: [JSONNode], _ count: Int) -> FoundSeries? {
    guard let times, times.isDeclared || times.length >= 1 else { return nil }
    var order: [String] = []
    var byType: [String: [RawStates.Sample]] = [:]
    var found = FoundSeries()
    for (index, sample) in samples.enumerated() {
      for condition in sample.elements {
        guard let condition = Condition(condition) else { return nil }
        if byType[condition.type] == nil {
          guard order.count < SeriesLimit.series else {
            found.omittedSeries += 1
            continue
          }
          order.append(condition.type)
        }
        byType[condition.type, default: []].append(
          RawStates.Sample(
            span: times.span(of: index, count: count), state: condition.state, detail: condition.detail))
      }
    }
    found.states = order.map { RawStates(label: $0, samples: byType[$0] ?? [], timesAreEstimated: true) }
    return order.isEmpty ? nil : found
  }
}

/// A Kubernetes condition: what it is about, its reason, and whether it is so.
private struct Condition {
  var type: String
  var state: String
  var detail: String?

  init?(_ node: JSONNode) {
    let parts: [JSONNode?]
    switch node.kind {
    case .array:
      let items = Array(node.elements.prefix(4))
      guard items.count == 2 || items.count == 3 else { return nil }
      parts = items
    case .object: parts = [node["type"], node["status"], node["reason"]]
    case .null, .bool, .number, .string: return nil
    }
    guard let type = parts[0]?.string, let status = parts[1].flatMap(Condition.word) else { return nil }
    let reason = parts.count > 2 ? parts[2].flatMap(Condition.word) : nil
    self.type = BoundedText.line(type, limit: 80)
    state = reason ?? status
    detail = reason == nil ? nil : status
  }

  private static func word(_ node: JSONNode) -> String? {
    if let bool = node.bool { return bool ? "True" : "False" }
    guard let text = node.string, !text.isEmpty else { return nil }
    return BoundedText.line(text, limit: 80)
  }
}
