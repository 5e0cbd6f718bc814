/// Lets go of what only a run's own section shows.
struct RunReducer {
  /// Summaries of series and effects that are kept of a run.
  static let seriesLimit = 20

  private var survey: JournalSurvey
  private var texts: [String: String] = [:]
  private var activities: [BaselineDurations.Key: Activity] = [:]

  /// Shares experiments with a survey.
  init(_ survey: JournalSurvey) {
    self.survey = survey
  }

  /// The run with verdict, checks, steps of the method, summaries and gaps in coverage, and without the rest.
  mutating func reduced(_ run: RunAnalysis) -> RunAnalysis {
    var result = run
    result.journal = survey.reduced(run.journal)
    result.checks = run.checks.map { check in
      var check = check
      check.name = shared(check.name)
      check.expected = shared(check.expected)
      if check.outcome == .met { check.observed = nil }
      return check
    }
    let cited = RunReducer.cited(run)
    let order = BaselineDurations.keyed(run.activities)
    let keys = Dictionary(order.map { ($1.evidence, $0) }) { first, _ in first }
    result.activities = run.activities.compactMap { timing in
      let isShown = timing.block == .method || timing.block == .rollback || timing.isBroken
      guard isShown || cited.contains(timing.evidence) else { return nil }
      var timing = timing
      var record = ActivityRun(activity: bare(timing.run.activity, key: keys[timing.evidence]))
      record.start = timing.run.start
      record.end = timing.run.end
      record.duration = timing.run.duration
      timing.run = record
      return timing
    }
    result.gaps = Array(run.gaps.prefix(3))
    result.metrics = []
    result.states = []
    result.masked = []
    result.summaries = Array(run.summaries.prefix(RunReducer.seriesLimit))
    result.effects = Array(run.effects.prefix(RunReducer.seriesLimit))
    result.isReduced = true
    return result
  }

  /// The activity by name, kind and call alone, the same for every run of it.
  private mutating func bare(_ activity: Activity, key: BaselineDurations.Key?) -> Activity {
    if let key, let known = activities[key], known.name == activity.name { return known }
    var bare = Activity(kind: activity.kind, name: shared(activity.name))
    bare.isBackground = activity.isBackground
    bare.provider =
      switch activity.provider {
      case .python(let module, let function, _):
        .python(module: shared(module), function: shared(function), arguments: nil)
      case .process(let path, _): .process(path: shared(path), arguments: nil)
      case .http(let url, let method, _): .http(url: shared(url), method: method, arguments: nil)
      case .other, nil: nil
      }
    if let key, activities.count < 10_000 { activities[key] = bare }
    return bare
  }

  private mutating func shared(_ text: String) -> String {
    guard text.utf8.count > 15 else { return text }
    if let known = texts[text] { return known }
    if texts.count < 50_000 { texts[text] = text }
    return text
  }

  /// Evidence that the run's verdict cites.
  private static func cited(_ run: RunAnalysis) -> Set<Int> {
    switch run.reason {
    case .activityBroke(let evidence, _), .processExited(let evidence, _, _), .rollbackBroke(let evidence, _):
      [evidence]
    case .killed(let last), .interrupted(let last), .aborted(let last), .cutOff(let last): last.map { [$0] } ?? []
    case .everyCheckMet, .checkNotMet, .journalSaysDeviated, .notMetDuring, .failedBeforeMethod, .emptyMethod,
      .methodNeverRan, .dryRun, .checkBroke, .journalSaysFailed, .noHypothesis, .neverEvaluatedAfter:
      []
    }
  }
}
