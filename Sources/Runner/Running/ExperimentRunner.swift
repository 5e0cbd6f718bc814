import JSON
import System

/// Runs an experiment: hypothesis, method, hypothesis, rollbacks.
struct ExperimentRunner {
  let session: RunSession
  let options: RunOptions
  let hypothesis: HypothesisStrategy
  let rollbacks: RollbackStrategy
  /// Where the journal is kept while the run goes on.
  let file: JournalFile?

  private var log: RunLog { session.log }

  /// Runs the experiment of the session and returns its journal, which is on disk by then.
  func run() -> RunningJournal {
    let substitution = session.substitution.current
    session.experiment.with { experiment in
      if let title = experiment["title"] { experiment[[.key("title")]] = substitution.apply(to: title) }
    }
    log.info("Running experiment: \(session.experiment.current["title"]?.pythonText ?? "None")")
    let started = Clock.now
    let journal = RunningJournal(experiment: session.experiment.current, start: started)
    let progress = RunProgress(session: session, isShown: options.showsProgress, journalPath: file?.path)
    let play = Play(runner: self, journal: journal, progress: progress)
    play.save(isFinal: false, isSynced: false)
    defer { progress.end() }

    if let dry = options.dry { log.warning("Running experiment with dry \(dry.rawValue)") }
    let controls = ControlRunner(session: session)
    do throws(Interruption) {
      try controls.initialize()
      journal.follow(session.experiment.current, revision: session.experimentRevision.current)
    } catch {
      play.note(error)
    }
    let substituted = session.substitution.current
    play.events.tell(
      .running,
      [
        session.experiment.current, journal.value, .object(substituted.configuration), .object(substituted.secrets),
        [
          "continuous_hypothesis_frequency": .number(JSONNumber(options.hypothesisFrequency)),
          "fail_fast": .bool(options.failsFast), "fail_fast_ratio": 0,
        ],
        session.settings,
      ])
    log.info("Steady-state strategy: \(hypothesis.word)")
    log.info("Rollbacks strategy: \(rollbacks.rawValue)")

    let isChecked = play.announceHypothesis()
    var interruption: Interruption?
    do throws(Interruption) {
      if journal.status != "interrupted" {
        try controls.apply(.experiment, .before, path: [], lane: session.front)
        try play.hypothesisAndMethod(isChecked: isChecked)
      }
    } catch {
      play.leave(error)
      interruption = error
    }
    do throws(Interruption) {
      try play.endContinuousHypothesis(after: interruption)
    } catch {
      // Said once for each signal.
      if error != interruption { play.leave(error) }
      interruption = interruption == .leaveWithoutRollbacks ? interruption : error
    }
    if interruption != .leaveWithoutRollbacks { play.rollbacks() }
    finish(journal, started)
    let state = ControlRunner.State(
      read: { journal.value }, write: { value in journal.with { $0.replacement = value } })
    do throws(Interruption) {
      try controls.apply(.experiment, .after, path: [], state: state, lane: session.front)
    } catch {
      log.debug("Failed to close controls")
    }
    controls.cleanUp()
    journal.follow(session.experiment.current, revision: session.experimentRevision.current)
    play.events.tell(.finish, [journal.value])
    return journal
  }

  private func finish(_ journal: RunningJournal, _ started: Clock.Moment) {
    let end = Clock.now
    let (status, isDeviated) = journal.with { journal in
      journal.end = end
      journal.duration = end.since(started)
      journal.status = journal.status ?? "completed"
      return (journal.status ?? "completed", journal.isDeviated)
    }
    log.info("Experiment ended with status: \(isDeviated ? "deviated" : status)")
    if isDeviated { log.info("The steady-state has deviated, a weakness may have been discovered") }
  }
}
