import JSON
import System

/// The parts of a run in their order, writing into one journal.
final class Play: Sendable {
  let session: RunSession
  let options: RunOptions
  let hypothesis: HypothesisStrategy
  let rollbackStrategy: RollbackStrategy
  let file: JournalFile?
  let journal: RunningJournal
  let progress: RunProgress
  let methodIsOver = Event()
  let continuous = Guarded<WorkerThread?>(nil)
  let failedToSave = Guarded(false)

  var log: RunLog { session.log }
  var events: RunEvents { RunEvents(session: session) }

  init(runner: ExperimentRunner, journal: RunningJournal, progress: RunProgress) {
    session = runner.session
    options = runner.options
    hypothesis = runner.hypothesis
    rollbackStrategy = runner.rollbacks
    file = runner.file
    self.journal = journal
    self.progress = progress
  }

  /// Puts the journal on disk as it is.
  func save(isFinal: Bool, isSynced: Bool = true) {
    guard let file else { return }
    do throws(Files.Failure) {
      try file.write(journal, masks: log.masks, isFinal: isFinal, isSynced: isSynced)
    } catch {
      // Said once; the run goes on, since what it has begun must be rolled back.
      let isFirst = failedToSave.with { said in
        defer { said = true }
        return !said
      }
      if isFirst { log.error("The journal cannot be written to \(error.path): \(error.reason)") }
    }
  }

  /// Notes in journal and log why the run is left.
  func note(_ interruption: Interruption) {
    journal.status = "interrupted"
    switch interruption {
    case .keyboard: log.warning("Received a termination signal (Ctrl-C)...")
    case .terminate: log.critical("SIGTERM signal received")
    case .execution(let message): log.critical(message)
    case .leaveWithRollbacks: log.warning("Received the exit signal: 20")
    case .leaveWithoutRollbacks: log.warning("Received the exit signal: 30")
    }
  }

  /// Notes and tells why the run is left.
  func leave(_ interruption: Interruption) {
    note(interruption)
    if interruption == .leaveWithoutRollbacks { log.warning("Ignoring rollbacks as per signal") }
    tell(interruption)
  }

  /// Tells the handlers why the run is left.
  func tell(_ interruption: Interruption) {
    switch interruption {
    case .terminate, .execution: events.tell(.interrupted, [session.experiment.current, journal.value])
    case .keyboard, .leaveWithRollbacks, .leaveWithoutRollbacks: events.tell(.signalExit, [])
    }
  }

  var activities: ActivityRunner {
    ActivityRunner(session: session, dry: options.dry) { [self] isFinished in
      if isFinished {
        journal.follow(session.experiment.current, revision: session.experimentRevision.current)
        save(isFinal: false)
      }
      progress.update()
    }
  }

  var hasHypothesis: Bool { session.experiment.current[ExperimentParts.probes]?.elements.isEmpty == false }

  // MARK: - Hypothesis and method

  /// Whether the hypothesis will be checked; says so when it will not.
  func announceHypothesis() -> Bool {
    if hypothesis == .skip {
      log.info("Skipping Steady-State Hypothesis as requested")
      return false
    }
    if !hasHypothesis { log.info("No steady state hypothesis defined. That's ok, just exploring.") }
    return hasHypothesis
  }

  /// Plays the method between the checks of the hypothesis.
  func hypothesisAndMethod(isChecked: Bool) throws(Interruption) {
    if isChecked, hypothesis.isBefore, try !isSteadyBefore() { return }
    try session.front.check()
    if isChecked, hypothesis.isDuring { checkContinuously() }
    try method()
    methodIsOver.set()
    if isChecked, hypothesis.isAfter, journal.status != "interrupted", journal.status != "aborted" {
      try checkAfter()
    }
  }

  func isSteadyBefore() throws(Interruption) -> Bool {
    log.debug("Running steady-state hypothesis before the method")
    events.tell(.startHypothesisBefore, [session.experiment.current])
    let state = try check(into: \.before)
    events.tell(.hypothesisBeforeCompleted, [session.experiment.current, state.value, journal.value])
    judge(state)
    return state.met == true
  }

  func checkAfter() throws(Interruption) {
    log.debug("Running steady-state hypothesis after the method")
    events.tell(.startHypothesisAfter, [session.experiment.current])
    let state = try check(into: \.after)
    events.tell(.hypothesisAfterCompleted, [session.experiment.current, state.value, journal.value])
    if state.met != true { journal.with { $0.isDeviated = true } }
    judge(state)
  }

  /// Evaluates the hypothesis into its place of the journal.
  private func check(
    into place: WritableKeyPath<RunningJournal.State, SteadyStateRecord?>
  ) throws(Interruption) -> SteadyStateRecord {
    let state = SteadyStateRecord()
    journal.with { $0[keyPath: place] = state }
    do throws(Interruption) {
      try HypothesisRunner(session: session, activities: activities).run(into: state, lane: session.front)
    } catch {
      // A hypothesis of which nothing was checked was not checked.
      if state.probes.isEmpty { journal.with { $0[keyPath: place] = nil } }
      throw error
    }
    save(isFinal: false)
    return state
  }

  /// Notes that the run has come to its end when the hypothesis is not met.
  private func judge(_ state: SteadyStateRecord) {
    if state.met == true { return }
    journal.status = isBroken(state) ? "failed" : "completed"
    log.critical("Steady state probe '\(lastProbe(state))' is not in the given tolerance so failing this experiment")
  }

  func isBroken(_ state: SteadyStateRecord) -> Bool {
    state.probes.contains { $0["status"] != "succeeded" }
  }

  func lastProbe(_ state: SteadyStateRecord) -> String {
    let activity = state.probes.last?["activity"]
    return (activity?["name"] ?? activity?["ref"])?.pythonText ?? "None"
  }
}
