import JSON

/// Analyses one run.
struct RunAnalyzer {
  /// What masks secrets, the same for all runs of a report.
  let redactor: Redactor

  /// The facts of a run.
  ///
  /// - Parameter firstEvidence: the evidence number of the first recorded activity.
  func analyze(_ journal: RunJournal, firstEvidence: Int) -> RunAnalysis {
    let clock = ClockReader.read(journal)
    let activities = ActivityCollector(clock: clock, redactor: redactor)
      .collect(journal, firstEvidence: firstEvidence)
    let checks = CheckMaker(
      journal: journal, clock: clock, text: ValueText(redactor: redactor),
      substitution: Substitution(journal.experiment)
    ).make(activities)
    let (verdict, reason) = VerdictJudge(journal: journal, checks: checks, activities: activities).judge()

    var run = RunAnalysis(journal: journal, verdict: verdict, reason: reason, clock: clock)
    run.activities = activities
    run.checks = checks
    run.gaps = journal.isCutOff ? [] : GapFinder.find(activities, clock: clock)
    let series = SeriesCollector(clock: clock, activities: activities, checks: checks, redactor: redactor)
    run.metrics = series.metrics
    run.states = series.states
    run.omittedSeries = series.omitted
    run.outage = OutageFinder.find(checks, activities: activities)
    run.notCovered = CoverageFinder(
      journal: journal, checks: checks, activities: activities, clock: clock, outage: run.outage
    ).find()
    run.summaries = run.metrics.map(SeriesSummary.init)
    run.effects = EffectFinder.find(run)
    run.masked = redactor.places(in: journal)
    NameMask(redactor: redactor).apply(to: &run)
    return run
  }
}
