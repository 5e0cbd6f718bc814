import JSON

/// The parts of a run in their order, writing into one journal.
final class Play: Sendable {
  private let session: RunSession
  private let options: RunOptions
  private let hypothesis: HypothesisStrategy
  private let rollbackStrategy: RollbackStrategy
  private let file: JournalFile?
  private let journal: RunningJournal
  private let progress: RunProgress
  private let methodIsOver = Event()
  private let continuous = Guarded<WorkerThread?>(nil)
  private let failedToSave = Guarded(false)

  private var log: RunLog { session.log }

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

  private var activities: ActivityRunner {
    ActivityRunner(session: session, dry: options.dry) { [self] isFinished in
      if isFinished {
        journal.follow(session.experiment.current)
        save(isFinal: false)
      }
      progress.update()
    }
  }

  private var hasHypothesis: Bool { session.experiment.current[ExperimentParts.probes]?.elements.isEmpty == false }

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
    if isChecked, hypothesis.isDuring { checkContinuously() }
    try method()
    methodIsOver.set()
    if isChecked, hypothesis.isAfter, journal.status != "interrupted", journal.status != "aborted" {
      try checkAfter()
    }
  }

  private func isSteadyBefore() throws(Interruption) -> Bool {
    log.debug("Running steady-state hypothesis before the method")
    let state = SteadyStateRecord()
    journal.with { $0.before = state }
    try HypothesisRunner(session: session, activities: activities).run(into: state, lane: session.front)
    save(isFinal: false)
    if state.met == true { return true }
    journal.status = isBroken(state) ? "failed" : "completed"
    log.critical("Steady state probe '\(lastProbe(state))' is not in the given tolerance so failing this experiment")
    return false
  }

  private func checkAfter() throws(Interruption) {
    log.debug("Running steady-state hypothesis after the method")
    let state = SteadyStateRecord()
    journal.with { $0.after = state }
    try HypothesisRunner(session: session, activities: activities).run(into: state, lane: session.front)
    save(isFinal: false)
    if state.met == true { return }
    journal.with { $0.isDeviated = true }
    journal.status = isBroken(state) ? "failed" : "completed"
    log.critical("Steady state probe '\(lastProbe(state))' is not in the given tolerance so failing this experiment")
  }

  private func isBroken(_ state: SteadyStateRecord) -> Bool {
    state.probes.contains { $0["status"] != "succeeded" }
  }

  private func lastProbe(_ state: SteadyStateRecord) -> String {
    let activity = state.probes.last?["activity"]
    return (activity?["name"] ?? activity?["ref"])?.pythonText ?? "None"
  }

  // MARK: - Hypothesis during the method

  private func checkContinuously() {
    let worker = WorkerThread.start { [self] in
      var lane = session.background
      lane.deadline = nil
      do throws(Interruption) {
        try continuousChecks(lane)
      } catch {
        if case .execution(let message) = error {
          journal.status = "interrupted"
          log.critical(message)
        }
      }
      log.info("Continuous steady state hypothesis terminated")
    }
    if worker == nil { log.error("The hypothesis cannot be checked during the method: no thread can be started") }
    continuous.with { $0 = worker }
  }

  private func continuousChecks(_ lane: Lane) throws(Interruption) {
    let frequency = JSONNumber(options.hypothesisFrequency).text
    log.info("Executing the steady-state hypothesis continuously every \(frequency) seconds")
    var failed = 0
    var iteration = 1
    while !methodIsOver.isSet {
      if let status = journal.status, ["failed", "interrupted", "aborted"].contains(status) { return }
      let state = SteadyStateRecord()
      journal.with { $0.during.append(state) }
      try HypothesisRunner(session: session, activities: activities).run(into: state, lane: lane)
      save(isFinal: false)
      if state.met != true {
        failed += 1
        log.warning("Continuous steady state probe '\(lastProbe(state))' is not in the given tolerance")
        if options.failsFast {
          let tenths = (failed * 2000 / iteration + 1) / 2
          log.info("Terminating immediately the experiment after \(tenths / 10).\(tenths % 10)% hypothesis deviated")
          journal.status = "failed"
          return
        }
      }
      iteration += 1
      _ = try lane.wait(for: methodIsOver.descriptor, until: Clock.monotonic + max(0, options.hypothesisFrequency))
    }
  }

  /// Lets the checks during the method come to their end.
  func endContinuousHypothesis() {
    methodIsOver.set()
    guard let worker = continuous.current else { return }
    var lane = Lane()
    lane.abandonment = session.interrupts.abandonment
    try? worker.wait(on: lane)
  }

  // MARK: - Method

  private func count(_ list: ValuePath) -> Int { session.experiment.current[list]?.elements.count ?? 0 }

  private func method() throws(Interruption) {
    log.info("Playing your experiment's method now...")
    let controls = ControlRunner(session: session)
    var interruption: Interruption?
    do {
      try controls.apply(.method, .before, path: [], lane: session.front)
      try playMethod()
    } catch {
      interruption = error
    }
    let state = ControlRunner.State(
      read: { [journal] in .array(journal.with { $0.run }.map(\.value)) },
      write: { [journal] value in journal.with { $0.run = RunRecord.list(value, from: $0.run) } })
    do {
      try controls.apply(
        .method, .after, path: [], state: state, lane: interruption == nil ? session.front : Lane())
    } catch {
      interruption = interruption ?? error
    }
    if let interruption { throw interruption }
  }

  private func playMethod() throws(Interruption) {
    if count(ExperimentParts.method) == 0 { log.info("No declared activities, let's move on.") }
    let workers = Guarded<[WorkerThread]>([])
    var interruption: Interruption?
    do {
      try playAll(workers: workers) { [journal] record in journal.with { $0.run.append(record) } }
    } catch {
      interruption = error
    }
    if interruption == .leaveWithoutRollbacks {
      log.debug("Do not wait for the background activities to finish as per signal")
      session.interrupts.abandonment.set()
      for worker in workers.current { try? worker.wait(on: Lane(), until: Clock.monotonic + 0.5) }
    } else {
      for worker in workers.current {
        do {
          try worker.wait(on: session.front)
        } catch {
          interruption = interruption ?? error
          if error == .leaveWithoutRollbacks { session.interrupts.abandonment.set() }
          try? worker.wait(on: Lane(), until: error == .leaveWithoutRollbacks ? Clock.monotonic + 0.5 : nil)
        }
      }
    }
    if let interruption { throw interruption }
  }

  private func playAll(
    workers: Guarded<[WorkerThread]>, add: @escaping @Sendable (RunRecord) -> Void
  ) throws(Interruption) {
    // Controls may add activities on the way.
    var index = 0
    while index < count(ExperimentParts.method) {
      let path = ExperimentParts.method.index(index)
      index += 1
      let activity = session.experiment.current[path] ?? .null
      if activity["background"]?.isTruthy == true {
        log.debug("activity will run in the background")
        try startInBackground(path, workers: workers, add: add)
      } else {
        try activities.run(path, lane: session.front, add: add)
      }
      if let status = journal.status, ["aborted", "failed", "interrupted"].contains(status) { return }
    }
  }

  private func startInBackground(
    _ path: ValuePath, workers: Guarded<[WorkerThread]>, add: @escaping @Sendable (RunRecord) -> Void
  ) throws(Interruption) {
    let hasBegun = Event()
    let worker = WorkerThread.start { [self] in
      do throws(Interruption) {
        try activities.run(path, lane: session.background, inBackground: true) { record in
          add(record)
          hasBegun.set()
        }
      } catch {
        // A control that interrupts from the background ends only its own activity, as in the reference.
        if case .execution(let message) = error { log.debug(message) }
      }
      hasBegun.set()
    }
    guard let worker else {
      log.error("The activity at \(path.text) cannot run in the background: no thread can be started")
      return
    }
    workers.with { $0.append(worker) }
    // The order of entries is that of the declaration, unless a pause holds the activity back.
    let hasPause = session.experiment.current[path]?["pauses"]?["before"]?.isTruthy ?? false
    if !hasPause { _ = try session.front.wait(for: hasBegun.descriptor, until: Clock.monotonic + 0.5) }
  }

  // MARK: - Rollbacks

  func rollbacks() {
    let (status, isDeviated) = journal.with { ($0.status, $0.isDeviated) }
    switch rollbackStrategy {
    case .always: log.warning("Rollbacks were explicitly requested to be played")
    case .never:
      log.warning("Rollbacks were explicitly requested to not be played")
      return
    case .standard: if status == "failed" || status == "interrupted" { return }
    case .deviated:
      guard isDeviated else {
        log.warning(
          "Rollbacks were explicitely requested to be played only if the experiment deviated. Since this is not the "
            + "case, we will not play them.")
        return
      }
      log.warning("Rollbacks will be played only because the experiment deviated")
    }
    do throws(Interruption) {
      try playRollbacks()
    } catch {
      switch error {
      case .terminate, .execution: note(error)
      case .keyboard, .leaveWithRollbacks, .leaveWithoutRollbacks:
        journal.status = "interrupted"
        log.warning("Received an exit signal.Terminating now without running the remaining rollbacks.")
      }
    }
  }

  private func playRollbacks() throws(Interruption) {
    log.info("Let's rollback...")
    let controls = ControlRunner(session: session)
    let workers = Guarded<[WorkerThread]>([])
    var interruption: Interruption?
    do {
      try controls.apply(.rollback, .before, path: [], lane: session.front)
      if count(ExperimentParts.rollbacks) == 0 { log.info("No declared rollbacks, let's move on.") }
      var index = 0
      while index < count(ExperimentParts.rollbacks) {
        let path = ExperimentParts.rollbacks.index(index)
        index += 1
        let activity = session.experiment.current[path] ?? .null
        log.info("Rollback: \(activity["name"]?.pythonText ?? "None")")
        let add: @Sendable (RunRecord) -> Void = { [journal] record in journal.with { $0.rollbacks.append(record) } }
        if activity["background"]?.isTruthy == true {
          log.debug("rollback activity will run in the background")
          try startInBackground(path, workers: workers, add: add)
        } else {
          try activities.run(path, lane: session.front, add: add)
        }
      }
    } catch {
      interruption = error
    }
    for worker in workers.current {
      do {
        try worker.wait(on: session.front)
      } catch {
        interruption = interruption ?? error
      }
    }
    let state = ControlRunner.State(
      read: { [journal] in .array(journal.with { $0.rollbacks }.map(\.value)) },
      write: { [journal] value in journal.with { $0.rollbacks = RunRecord.list(value, from: $0.rollbacks) } })
    do {
      try controls.apply(
        .rollback, .after, path: [], state: state, lane: interruption == nil ? session.front : Lane())
    } catch {
      interruption = interruption ?? error
    }
    if let interruption { throw interruption }
  }
}
