/// A run held against runs that are no part of the report: a saved baseline, or journals named as one.
public struct BaselineStanding: Sendable {
  /// A step of the method that stands out, or that the baseline has not.
  public struct Step: Sendable {
    /// The activity's name.
    public var name: String
    /// Its evidence number.
    public var evidence: Int
    /// How long it took in seconds.
    public var seconds: Double
    /// The least and greatest time in the baseline; nil when the step is not there.
    public var range: ClosedRange<Double>?
    /// Where it stands by the two keys.
    public var standing: Comparison.DurationStanding
  }

  /// How often a check was met, of the evaluations that took place and of those declared.
  public struct Share: Sendable, Hashable {
    /// Evaluations that met it.
    public var met: Int
    /// Evaluations that took place.
    public var evaluated: Int
    /// Evaluations declared.
    public var declared: Int

    /// Whether an evaluation took place and did not meet it.
    var isMissed: Bool { met < evaluated }
    /// Whether every evaluation declared took place and met it.
    var isWhole: Bool { declared > 0 && met == declared }
  }

  /// In what a check went otherwise.
  public enum Change: String, Sendable, Hashable, CaseIterable {
    /// Met wherever the baseline evaluated it, and not met in the run.
    case regressed
    /// Not always met in the baseline, and always in the run.
    case fixed
    /// Not evaluated in the baseline.
    case new
    /// Evaluated in the baseline; the run left evaluations out, and those it made were met.
    case notEvaluated
  }

  /// A check that went otherwise than in the baseline.
  public struct Check: Sendable {
    /// The probe's name.
    public var name: String
    /// Before, during or after: 0, 1, 2.
    public var window: Int
    /// How often it was met in the baseline.
    public var baseline: Share
    /// The same in the run.
    public var run: Share
    /// In what it went otherwise.
    public var change: Change
    /// Evidence of the first evaluation that did not meet it in the run, else of the first in this window; nil where
    /// there was none.
    public var evidence: Int?
    /// Fisher's two-sided p-value of both shares, corrected by Benjamini and Hochberg for all checks of the run; nil
    /// where so few evaluations can give none below 5 %.
    public var p: Double?
  }

  /// The run's index.
  public var run: Int
  /// How many runs the baseline has of this experiment.
  public var count: Int
  /// What these runs are called.
  public var labels: [String]
  /// The steps, in their order.
  public var steps: [Step]
  /// The checks that differ, by name.
  public var checks: [Check]
  /// In what the run was set up otherwise, and than in how many runs of the baseline; the most frequent first.
  public var differences: [(difference: RunDifference, runs: Int)]
}

extension BaselineStanding {
  /// Holds a run against saved runs of the same experiment; nil when there is none.
  public init?(_ index: Int, of analysis: Analysis, saved: [SavedBaseline]) {
    guard analysis.runs.indices.contains(index) else { return nil }
    let run = analysis.runs[index]
    let facts = RunFacts(run)
    let known = saved.flatMap(\.runs).filter { $0.title == facts.title }
    guard !known.isEmpty else { return nil }
    var durations = BaselineDurations()
    for baseline in saved { durations.merge(baseline.durations) }
    self.run = index
    count = known.count
    labels = known.map(\.label)
    let isCoarse = run.clock.isWholeSeconds
    steps = BaselineDurations.keyed(run.activities).compactMap { key, timing in
      guard let seconds = timing.duration else { return nil }
      let range = durations.range(of: key, title: facts.title)
      return Step(
        name: timing.run.activity.name, evidence: timing.evidence, seconds: seconds, range: range,
        standing: range.map { DurationRowMaker.standing(seconds, base: $0, isCoarse: isCoarse) } ?? .noBaseline)
    }
    differences = BaselineStanding.differences(facts, known)
    checks = []
    var tests = 0
    for (name, own) in facts.checks.sorted(by: { $0.key < $1.key }) {
      for window in 0..<3 where own.declared[window] > 0 {
        let then = known.reduce(into: Share(met: 0, evaluated: 0, declared: 0)) { sum, facts in
          guard let check = facts.checks[name] else { return }
          sum.met += check.met[window]
          sum.evaluated += check.evaluated[window]
          sum.declared += check.declared[window]
        }
        let now = Share(met: own.met[window], evaluated: own.evaluated[window], declared: own.declared[window])
        let canTell = FisherExact.smallestP(then.evaluated, now.evaluated) <= 0.05
        if canTell { tests += 1 }
        guard let change = BaselineStanding.change(from: then, to: now) else { continue }
        checks.append(
          Check(
            name: name, window: window, baseline: then, run: now, change: change,
            evidence: own.failing[window].first ?? own.first[window],
            p: canTell
              ? FisherExact(met: then.met, of: then.evaluated, against: now.met, of: now.evaluated)?.p : nil))
      }
    }
    correct(tests)
  }

  /// In what the shares differ; nil where nothing can be said to have changed. What was not evaluated regressed nowhere.
  private static func change(from then: Share, to now: Share) -> Change? {
    guard then.evaluated > 0 else { return then.declared == 0 || now.evaluated > 0 ? .new : nil }
    if now.isMissed { return then.isMissed ? nil : .regressed }
    guard now.isWhole else { return .notEvaluated }
    return then.isMissed ? .fixed : nil
  }

  private static func differences(
    _ run: RunFacts, _ known: [RunFacts]
  ) -> [(difference: RunDifference, runs: Int)] {
    guard let own = run.setup else { return [] }
    let completed = RunStatus.completed.word
    var found: [(difference: RunDifference, runs: Int)] = []
    for baseline in known {
      let isWhole = run.status == completed && baseline.status == completed
      for difference in baseline.setup?.differences(to: own, comparingStrategy: isWhole) ?? [] {
        if let place = found.firstIndex(where: { $0.difference == difference }) {
          found[place].runs += 1
        } else {
          found.append((difference, 1))
        }
      }
    }
    return found.enumerated().sorted { ($1.element.runs, $0.offset) < ($0.element.runs, $1.offset) }.map(\.element)
  }

  /// Checks that went as in the baseline were looked at as well: they count as tests that found nothing.
  private mutating func correct(_ tests: Int) {
    let known = checks.compactMap(\.p)
    let same = [Double](repeating: 1, count: max(0, tests - known.count))
    var corrected = MultipleTests.benjaminiHochberg(known + same).makeIterator()
    for place in checks.indices where checks[place].p != nil { checks[place].p = corrected.next() }
  }
}

extension Analysis {
  /// The most runs that are held against a baseline: of many the last ones count.
  private static let standingLimit = 50

  /// Holds the runs against saved ones, in the order of the report, and notes those that have no counterpart.
  public mutating func hold(against saved: [SavedBaseline]) {
    let titles = Set(saved.flatMap(\.runs).map(\.title))
    unmatched = runs.indices.filter { !titles.contains(runs[$0].journal.experiment.title) }
    let matched = runs.indices.filter { titles.contains(runs[$0].journal.experiment.title) }
    against = matched.suffix(Analysis.standingLimit).compactMap { BaselineStanding($0, of: self, saved: saved) }
  }
}
