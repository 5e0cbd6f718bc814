import Journal

/// Writes findings as workflow commands that GitHub Actions turns into annotations.
///
/// ```text
/// ::error file=v4.json,line=120,title=api-up::v4: expected status is 200, observed 503 (after, +61 s, E9)
/// ```
///
/// GitHub shows ten of each level a step: the tenth says how many more there are.
public struct AnnotationsWriter: Sendable {
  /// How loud an annotation is.
  enum Level: String, CaseIterable {
    case error, warning, notice
  }

  /// One annotation.
  struct Annotation {
    var level: Level
    var path: String?
    var line: Int?
    var title: String
    var message: String
  }

  /// The most of each level.
  static let limit = 10

  /// Makes a writer.
  public init() {}

  /// The results as lines of UTF-8.
  public func write(_ results: RunResults) -> [UInt8] {
    let all =
      results.unreadable.map { path, message in
        Annotation(level: .error, path: path, line: nil, title: "journal cannot be read", message: message)
      } + results.runs.flatMap { annotations(of: $0) } + (results.gates.map { annotations(of: $0) } ?? [])
      + results.loads.flatMap { annotations(of: $0) }
    var text = ""
    for level in Level.allCases {
      let ofLevel = all.filter { $0.level == level }
      let shown = ofLevel.count > Self.limit ? Self.limit - 1 : ofLevel.count
      for annotation in ofLevel.prefix(shown) { text += line(annotation) }
      if ofLevel.count > shown {
        text += "::\(level.rawValue)::\(ofLevel.count - shown) more are in the report\n"
      }
    }
    return Array(text.utf8)
  }

  private func annotations(of results: GateResults) -> [Annotation] {
    results.gates.filter { !$0.isPassed }.map { gate in
      Annotation(
        level: gate.isWarning ? .warning : .error, path: results.path, line: nil, title: "gate: \(gate.name)",
        message: gate.failures.first?.sentence ?? "no run was asked")
    }
  }

  private func annotations(of load: LoadFacts) -> [Annotation] {
    func annotation(_ level: Level, _ message: String) -> Annotation {
      Annotation(level: level, path: load.path, line: nil, title: "load: \(load.label)", message: message)
    }
    if let absence = load.absence { return [annotation(load.start == nil ? .notice : .warning, absence)] }
    return load.faults.map { run, before, during in
      let baseline = before.map { "; before it \(load.words($0))" } ?? ""
      return annotation(
        .notice, "\(run): during the fault \(load.words(during))\(baseline) (E\(load.evidence))")
    }
  }

  private func annotations(of run: RunResult) -> [Annotation] {
    let path = run.path == "-" ? nil : run.path
    var found: [Annotation] = []
    func add(_ level: Level, _ line: Int?, _ title: String, _ message: String) {
      found.append(
        Annotation(level: level, path: path, line: line, title: title, message: "\(run.label): \(message)"))
    }
    for check in run.checks {
      let place = [
        check.phase.chartWord, check.offset.map { DurationText.offset($0) } ?? "",
        check.evidence.map { "E\($0)" } ?? "",
      ].filter { !$0.isEmpty }.joined(separator: ", ")
      switch check.outcome {
      case .met, .notEvaluated: break
      case .notMet:
        let observed = check.observed ?? "nothing"
        add(.error, check.line, check.name, "expected \(check.expected), observed \(observed) (\(place))")
      case .broke:
        add(.error, check.line, check.name, "the probe broke: \(check.observed ?? "no message") (\(place))")
      }
    }
    for activity in run.activities {
      switch activity.outcome {
      case .succeeded, .other, .unknown: break
      case .failed:
        add(.error, activity.line, activity.name, "\(activity.errorLine ?? "it failed") (E\(activity.evidence))")
      case .exited(let code):
        add(
          .warning, activity.line, activity.name,
          "the process ended with code \(code), and the journal says it succeeded (E\(activity.evidence))")
      }
    }
    // What a check or an activity has said already is not said again.
    switch run.verdict {
    case .held: break
    case .deviated, .deviatedRecovered, .failed:
      if !found.contains(where: { $0.level == .error }) { add(.error, nil, run.verdict.chartWord, run.reason) }
    case .interrupted, .rollbackFailed: add(.error, nil, run.verdict.chartWord, run.reason)
    case .notTested, .inconclusive: add(.warning, nil, run.verdict.chartWord, run.reason)
    }
    for gap in run.notCovered { add(.notice, nil, "not covered", gap) }
    return found
  }

  private func line(_ annotation: Annotation) -> String {
    var properties: [String] = []
    if let path = annotation.path {
      properties.append("file=\(Self.escaped(path, isProperty: true))")
      if let line = annotation.line { properties.append("line=\(line)") }
    }
    properties.append("title=\(Self.escaped(annotation.title, isProperty: true))")
    let message = Self.escaped(annotation.message, isProperty: false)
    return "::\(annotation.level.rawValue) \(properties.joined(separator: ","))::\(message)\n"
  }

  /// The text as the runner's own toolkit escapes it; nothing can end the line or begin another command.
  static func escaped(_ text: String, isProperty: Bool) -> String {
    var result = ""
    for scalar in HostileText.visible(text).unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where isProperty: result += "%3A"
      case "," where isProperty: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
