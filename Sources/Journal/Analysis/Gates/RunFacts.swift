/// What gates and baselines ask of a run: names, shares, times and numbers, without the journal.
public struct RunFacts: Sendable {
  /// The run's label.
  public var label: String
  /// The experiment's title.
  public var title: String
  /// How it ended.
  public var verdict: Verdict
  /// The journal's own word.
  public var status: String?
  /// What must be the same for two runs to be compared; nil in baselines of older versions.
  public var setup: RunSetup?
  /// How long it took in seconds.
  public var length: Double?
  /// Activities and probes that broke, with evidence.
  public var errors: [Int]
  /// Checks that were not met, with evidence.
  public var deviations: [Int]
  /// Checks that were declared and not evaluated.
  public var notEvaluated: Int
  /// Seconds out of tolerance, at most; nil when there was no outage.
  public var outage: Outage?
  /// The checks by name.
  public var checks: [String: CheckFacts]
  /// The steps of the method by name: each time in seconds, with its evidence number.
  public var steps: [String: [(seconds: Double, evidence: Int)]]
  /// Names of steps that are declared.
  public var declaredSteps: [String]
  /// The series.
  public var series: [SeriesSummary]

  /// How long the run was out of tolerance.
  public struct Outage: Sendable, Hashable {
    /// From the last check that was met to the first that was met again, in seconds; to the end of the data without one.
    public var length: Double
    /// From the first failing check to the first that was met again.
    public var recovery: Double
    /// Whether it was seen to end.
    public var isRecovered: Bool
    /// The evidence number of the first failing check.
    public var evidence: Int?
  }

  /// A check in all its evaluations.
  public struct CheckFacts: Sendable, Hashable {
    /// Evaluations that met it: before, during, after.
    public var met = [0, 0, 0]
    /// Evaluations in which it was declared.
    public var declared = [0, 0, 0]
    /// Evaluations that took place, whatever they showed.
    public var evaluated = [0, 0, 0]
    /// Evidence of the first evaluation by window.
    public var first: [Int?] = [nil, nil, nil]
    /// Evidence of evaluations that did not meet it, by window; at most three each.
    public var failing: [[Int]] = [[], [], []]
    /// Evidence of the first evaluation.
    public var evidence: Int?
    /// The smallest margin relative to its limit.
    public var margin: Double?
    /// The last number that was judged.
    public var value: Double?
  }

  /// Knows only how a run ended.
  init(label: String, title: String, verdict: Verdict) {
    self.label = label
    self.title = title
    self.verdict = verdict
    errors = []
    deviations = []
    notEvaluated = 0
    checks = [:]
    steps = [:]
    declaredSteps = []
    series = []
  }

  /// Takes what is asked out of an analysis.
  public init(_ run: RunAnalysis) {
    label = run.label
    title = run.journal.experiment.title
    verdict = run.verdict
    status = run.journal.status?.word
    setup = run.setup
    length = run.clock.kind == .unknown ? nil : run.clock.run.length
    var broken = Set(run.activities.filter(\.isBroken).map(\.evidence))
    for check in run.checks where check.outcome == .broke {
      if let evidence = check.evidence { broken.insert(evidence) }
    }
    errors = broken.sorted()
    deviations = run.checks.filter { $0.outcome == .notMet }.map { $0.evidence ?? 0 }
    notEvaluated = run.checks.count { $0.outcome == .notEvaluated }
    outage = run.outage.map { outage in
      let end = outage.recoveredBy ?? max(run.clock.run.to, outage.lastFailed)
      return Outage(
        length: max(0, end - (outage.beganAfter ?? outage.firstFailed)), recovery: max(0, end - outage.firstFailed),
        isRecovered: outage.isRecovered,
        evidence: run.checks.indices.contains(outage.firstCheck) ? run.checks[outage.firstCheck].evidence : nil)
    }
    checks = RunFacts.checks(run.checks)
    steps = [:]
    for timing in run.activities where timing.block == .method {
      if let seconds = timing.duration {
        steps[timing.run.activity.name, default: []].append((seconds, timing.evidence))
      }
    }
    declaredSteps = run.journal.experiment.method.map(\.name)
    series = run.summaries
  }

  private static func checks(_ all: [Check]) -> [String: CheckFacts] {
    var found: [String: CheckFacts] = [:]
    for check in all {
      let window =
        switch check.phase {
        case .before: 0
        case .during: 1
        case .after: 2
        }
      var facts = found[check.name] ?? CheckFacts()
      facts.declared[window] += 1
      facts.evidence = facts.evidence ?? check.evidence
      switch check.outcome {
      case .met: facts.met[window] += 1
      case .notMet, .broke:
        if let evidence = check.evidence, facts.failing[window].count < 3 { facts.failing[window].append(evidence) }
      case .notEvaluated: break
      }
      if check.outcome != .notEvaluated {
        facts.evaluated[window] += 1
        facts.first[window] = facts.first[window] ?? check.evidence
      }
      if let margin = check.margin?.relative { facts.margin = min(facts.margin ?? margin, margin) }
      facts.value = check.observedNumber ?? facts.value
      found[check.name] = facts
    }
    return found
  }
}
