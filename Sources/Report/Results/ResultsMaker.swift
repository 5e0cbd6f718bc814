import JSON
import Journal

/// Turns an analysis into plain facts for programs.
///
/// ```swift
/// let results = ResultsMaker(analysis: analysis, title: document.title, created: now, generator: "…").results
/// ```
public struct ResultsMaker: Sendable {
  private let voice: ReportVoice
  private let title: String
  private let created: Instant
  private let generator: String

  /// The longest name.
  static let nameLimit = 200
  /// The longest sentence.
  static let sentenceLimit = 500
  /// The longest traceback, in lines at either end.
  static let tracebackLines = (head: 4, tail: 12)

  /// Takes what is to be told.
  ///
  /// - Parameters:
  ///   - title: the report's title.
  ///   - created: when the report is made.
  ///   - generator: what makes it, with its version.
  public init(analysis: Analysis, title: String, created: Instant, generator: String) {
    voice = ReportVoice(analysis: analysis, variables: [:])
    self.title = title
    self.created = created
    self.generator = generator
  }

  /// The facts.
  public var results: RunResults {
    let labels = uniqueLabels
    let analysis = voice.analysis
    var results = RunResults(
      title: voice.line(title), created: created, generator: generator,
      runs: zip(analysis.runs, labels).map { result(of: $0, label: $1) },
      unreadable: analysis.unreadable.prefix(1_000).map { failure in
        (
          voice.line(failure.path),
          voice.line(voice.analysis.redactor.message(for: failure.error), limit: Self.sentenceLimit)
        )
      })
    results.comparison = analysis.comparison.map { comparison($0, labels: labels) }
    results.gates = analysis.gates.map { GateResults($0, voice: voice, labels: labels) }
    results.loads = LoadFacts.all(voice, labels: labels)
    results.trends = TrendFacts.all(voice, labels: labels)
    results.baselines = BaselineFacts.all(voice, labels: labels)
    if !analysis.contributions.isEmpty { results.contributions = ContributionSummary.facts(voice) }
    return results
  }

  /// Labels that stay different from each other after masking and cutting.
  private var uniqueLabels: [String] {
    var used: Set<String> = []
    return voice.analysis.runs.map { run in
      let label = voice.line(run.label, limit: 100)
      var unique = label.isEmpty ? "run" : label
      var number = 2
      while !used.insert(unique).inserted {
        unique = "\(label) (\(number))"
        number += 1
      }
      return unique
    }
  }

  private func result(of run: RunAnalysis, label: String) -> RunResult {
    let journal = run.journal
    var durations: [Int: Double] = [:]
    for activity in run.activities { durations[activity.evidence] = activity.duration }
    var nodes: [Int: JSONNode] = [:]
    for activity in run.activities { nodes[activity.evidence] = activity.run.node }
    var notRun: [String] = []
    for case .activitiesNotRun(let names) in run.notCovered { notRun += names.prefix(1_000).map { name($0) } }
    return RunResult(
      label: label, path: voice.line(journal.source.path, limit: 1_000), sha256: journal.source.sha256,
      byteCount: journal.source.byteCount, experiment: voice.title(of: run),
      tags: journal.experiment.tags.prefix(100).map { voice.line($0, limit: 100) }, verdict: run.verdict,
      reason: voice.line(ReasonWords.sentence(run).plainText, limit: Self.sentenceLimit),
      status: journal.status.map { voice.line($0.word, limit: 40) }, deviated: journal.deviated, start: journal.start,
      end: journal.end, duration: run.clock.kind == .unknown ? nil : max(run.clock.run.length, 0),
      node: journal.node.map { name($0) }, toolkitVersion: journal.toolkitVersion.map { voice.line($0, limit: 60) },
      checks: run.checks.map { check in
        self.check(
          check, duration: check.evidence.flatMap { durations[$0] }, line: check.evidence.flatMap { line(nodes[$0]) })
      },
      activities: run.activities.compactMap { activity($0) }, activitiesNotRun: notRun, outage: run.outage,
      notCovered: run.notCovered.prefix(100).map {
        voice.line(CoverageWords.sentence($0).plainText, limit: Self.sentenceLimit)
      },
      maskedCount: run.masked.count, warningCount: journal.warnings.count, line: 1, tally: run.tally,
      series: SeriesFacts.all(of: run, voice), effects: WindowEffect.facts(of: run, voice))
  }

  private func name(_ text: String) -> String { voice.line(text, limit: Self.nameLimit) }

  private func line(_ node: JSONNode?) -> Int? { node?.position.line }

  private func check(_ check: Check, duration: Double?, line: Int?) -> CheckResult {
    let observed = check.observed.map { voice.line($0) }
    // A number that is masked in words must not stand beside them.
    let isMasked = observed.map { Redactor.showsMask($0) } ?? false
    return CheckResult(
      phase: check.phase, name: name(check.name), outcome: check.outcome, expected: voice.line(check.expected),
      observed: observed, observedNumber: isMasked ? nil : check.observedNumber,
      margin: isMasked ? nil : check.margin, evidence: check.evidence, offset: check.offset, start: check.at,
      duration: duration, line: line)
  }

  private func activity(_ activity: ActivityTiming) -> ActivityResult? {
    switch activity.block {
    case .before, .during, .after: return nil
    case .method, .rollback: break
    }
    let declared = activity.run.activity
    let traceback = CodeLines(
      text: voice.analysis.redactor.mask(activity.run.exception.joined()), head: Self.tracebackLines.head,
      tail: Self.tracebackLines.tail)
    var outcome = activity.outcome
    if case .other(let word) = outcome { outcome = .other(voice.line(word, limit: 40)) }
    return ActivityResult(
      evidence: activity.evidence, block: activity.block, index: activity.index, name: name(declared.name),
      kind: declared.kind, isBackground: declared.isBackground, outcome: outcome,
      call: declared.provider.map { voice.line($0.call, limit: 300) },
      errorLine: activity.errorLine.map { voice.line($0, limit: Self.sentenceLimit) },
      traceback: traceback.isEmpty ? nil : traceback.bounded.plainText, start: activity.run.start,
      offset: activity.offset, duration: activity.duration, line: line(activity.run.node))
  }

  private func comparison(_ comparison: Comparison, labels: [String]) -> ComparisonResult {
    ComparisonResult(
      baseline: labels.indices.contains(comparison.baseline) ? labels[comparison.baseline] : "",
      checks: comparison.checks.map { (name($0.name), $0.phase.chartGroup, $0.transition, $0.cells) },
      durations: comparison.durations.map { (name($0.name), $0.cells, $0.standings) })
  }
}

extension CodeBlock {
  /// The lines with what was left out said where it was.
  var plainText: String {
    guard let cutAfter, let omitted else { return lines.joined(separator: "\n") }
    return (lines.prefix(cutAfter) + ["… \(omitted)"] + lines.dropFirst(cutAfter)).joined(separator: "\n")
  }
}
