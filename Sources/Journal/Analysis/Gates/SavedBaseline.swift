import JSON

/// What later runs are held against, written to a small file: verdicts, checks, times and series in a few numbers.
///
/// The file is JSON of version 1; outputs, arguments and texts of the journals are not in it.
public struct SavedBaseline: Sendable {
  /// What the file says it is.
  public static let format = "chaos-report-baseline"
  /// The most runs that a file keeps: the last ones.
  public static let runLimit = 200

  /// The runs.
  public var runs: [RunFacts]
  /// What their steps took.
  public var durations: BaselineDurations

  /// Takes the runs of an analysis that held: what later runs are held against should be what is wanted.
  public init(heldOf analysis: Analysis) {
    self.init(analysis.runs.filter { $0.verdict == .held })
  }

  /// Takes runs as they are.
  public init(_ all: [RunAnalysis]) {
    let kept = all.suffix(SavedBaseline.runLimit)
    runs = kept.map(RunFacts.init)
    durations = BaselineDurations()
    for run in kept { durations.add(run) }
  }

  // MARK: Writing

  /// The file's content.
  public var json: JSONValue {
    [
      "format": .string(SavedBaseline.format), "version": 1, "runs": .array(runs.map(SavedBaseline.value)),
      "durations": .array(durations.json),
    ]
  }

  private static func value(_ run: RunFacts) -> JSONValue {
    var object = JSONObject()
    object["label"] = .string(run.label)
    object["title"] = .string(run.title)
    object["verdict"] = .string(run.verdict.policyWord)
    if let status = run.status { object["status"] = .string(status) }
    if let setup = run.setup { object["setup"] = setup.json }
    if let length = run.length { object["duration"] = number(length) }
    object["errors"] = number(run.errors.count)
    object["deviations"] = number(run.deviations.count)
    object["not_evaluated"] = number(run.notEvaluated)
    if let outage = run.outage {
      object["outage"] = [
        "length": number(outage.length), "recovery": number(outage.recovery), "recovered": .bool(outage.isRecovered),
      ]
    }
    object["checks"] = .array(
      run.checks.sorted { $0.key < $1.key }.map { name, check in
        var value: JSONObject = ["name": .string(name)]
        value["met"] = .array(check.met.map { number($0) })
        value["declared"] = .array(check.declared.map { number($0) })
        if check.evaluated != check.declared { value["evaluated"] = .array(check.evaluated.map { number($0) }) }
        if let margin = check.margin { value["margin"] = number(margin) }
        if let last = check.value { value["value"] = number(last) }
        return .object(value)
      })
    object["steps"] = .array(
      run.steps.sorted { $0.key < $1.key }.map { name, times in
        ["name": .string(name), "seconds": .array(times.map { number($0.seconds) })]
      })
    object["series"] = .array(
      run.series.filter { $0.count > 0 }.map { series in
        var value: JSONObject = ["label": .string(series.label), "activity": .string(series.activity)]
        if series.name != series.label { value["name"] = .string(series.name) }
        if series.title != series.label { value["title"] = .string(series.title) }
        if let query = series.query { value["query"] = .string(query) }
        value["counter"] = .bool(series.kind == .counter)
        value["count"] = number(series.count)
        for (key, own) in [
          ("min", series.least), ("max", series.greatest), ("mean", series.mean), ("median", series.median),
          ("last", series.last),
        ] { value[key] = number(own) }
        if let p95 = series.p95 { value["p95"] = number(p95) }
        if let p99 = series.p99 { value["p99"] = number(p99) }
        return .object(value)
      })
    return .object(object)
  }

  static func number(_ value: Double) -> JSONValue { value.isFinite ? .number(JSONNumber(value)) : .null }

  private static func number(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

  // MARK: Reading

  /// Whether a JSON text says that it is such a file.
  public static func isBaseline(_ root: JSONNode) -> Bool { root["format"]?.string == format }

  /// Reads a file; nil when it is none, or of a version that is not known. Fields of another type count as absent.
  public init?(_ root: JSONNode) {
    guard SavedBaseline.isBaseline(root), root["version"]?.int == 1, let list = root["runs"] else { return nil }
    runs = list.elements.prefix(SavedBaseline.runLimit).compactMap(SavedBaseline.run)
    durations = BaselineDurations(json: root["durations"])
  }

  private static func run(_ node: JSONNode) -> RunFacts? {
    guard let title = node["title"]?.string, let word = node["verdict"]?.string,
      let verdict = Verdict(policyWord: word)
    else { return nil }
    var facts = RunFacts(label: node["label"]?.string ?? "", title: title, verdict: verdict)
    facts.status = node["status"]?.string
    facts.setup = RunSetup(saved: node["setup"])
    facts.length = node["duration"]?.double
    facts.errors = [Int](repeating: 0, count: count(node["errors"]))
    facts.deviations = [Int](repeating: 0, count: count(node["deviations"]))
    facts.notEvaluated = count(node["not_evaluated"])
    if let outage = node["outage"], let length = outage["length"]?.double, let recovery = outage["recovery"]?.double {
      facts.outage = RunFacts.Outage(
        length: length, recovery: recovery, isRecovered: outage["recovered"]?.bool ?? false, evidence: nil)
    }
    for check in node["checks"]?.elements.prefix(5_000).map({ $0 }) ?? [] {
      guard let name = check["name"]?.string else { continue }
      var own = RunFacts.CheckFacts()
      let met = check["met"]?.elements.prefix(3).map { count($0) } ?? []
      let declared = check["declared"]?.elements.prefix(3).map { count($0) } ?? []
      if met.count == 3, declared.count == 3 { (own.met, own.declared) = (met, declared) }
      let evaluated = check["evaluated"]?.elements.prefix(3).map { count($0) } ?? []
      own.evaluated = evaluated.count == 3 ? evaluated : own.declared
      own.margin = check["margin"]?.double
      own.value = check["value"]?.double
      facts.checks[name] = own
    }
    for step in node["steps"]?.elements.prefix(5_000).map({ $0 }) ?? [] {
      guard let name = step["name"]?.string else { continue }
      facts.steps[name] = step["seconds"]?.elements.prefix(1_000).compactMap { $0.double.map { ($0, 0) } } ?? []
    }
    facts.series = node["series"]?.elements.prefix(1_000).compactMap(SeriesSummary.init(saved:)) ?? []
    return facts
  }

  private static func count(_ node: JSONNode?) -> Int { min(max(node?.int ?? 0, 0), 1_000_000) }
}

extension BaselineDurations {
  /// The steps as a list.
  var json: [JSONValue] {
    let all = ranges.flatMap { title, steps in steps.map { (title: title, key: $0.key, range: $0.value) } }
    let order = all.sorted { left, right in
      if left.title != right.title { return left.title < right.title }
      return (left.key.name, left.key.call, left.key.occurrence, left.key.kind == .action ? 0 : 1)
        < (right.key.name, right.key.call, right.key.occurrence, right.key.kind == .action ? 0 : 1)
    }
    return order.map { title, key, range in
      let kind =
        switch key.kind {
        case .action: "action"
        case .probe: "probe"
        case .unknown: "unknown"
        }
      return [
        "experiment": .string(title), "name": .string(key.name), "call": .string(key.call), "kind": .string(kind),
        "occurrence": .number(JSONNumber(key.occurrence)),
        "least": SavedBaseline.number(range.lowerBound),
        "greatest": SavedBaseline.number(range.upperBound),
      ]
    }
  }

  /// Reads such a list.
  init(json node: JSONNode?) {
    for entry in node?.elements.prefix(10_000).map({ $0 }) ?? [] {
      guard let name = entry["name"]?.string, let least = entry["least"]?.double,
        let greatest = entry["greatest"]?.double, least <= greatest
      else { continue }
      let kind: Activity.Kind =
        switch entry["kind"]?.string {
        case "action": .action
        case "probe": .probe
        default: .unknown
        }
      let key = Key(
        kind: kind, call: entry["call"]?.string ?? "", name: name, occurrence: entry["occurrence"]?.int ?? 0)
      add(key, least...greatest, title: entry["experiment"]?.string ?? "")
    }
  }

  /// Takes in the ranges of another set of runs.
  public mutating func merge(_ other: BaselineDurations) {
    for (title, steps) in other.ranges {
      for (key, range) in steps { add(key, range, title: title) }
    }
  }
}

extension SeriesSummary {
  /// Reads a series of a saved baseline.
  init?(saved node: JSONNode) {
    guard let label = node["label"]?.string, let count = node["count"]?.int, count > 0 else { return nil }
    evidence = 0
    self.label = label
    name = node["name"]?.string ?? label
    title = node["title"]?.string ?? label
    activity = node["activity"]?.string ?? ""
    query = node["query"]?.string
    kind = node["counter"]?.bool == true ? .counter : .gauge
    self.count = count
    least = node["min"]?.double ?? .nan
    greatest = node["max"]?.double ?? .nan
    mean = node["mean"]?.double ?? .nan
    median = node["median"]?.double ?? .nan
    last = node["last"]?.double ?? .nan
    p95 = node["p95"]?.double
    p99 = node["p99"]?.double
  }
}
