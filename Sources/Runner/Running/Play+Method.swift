import JSON
import System
import YAML

extension Play {
  func count(_ list: ValuePath) -> Int { session.experiment.current[list]?.elements.count ?? 0 }

  func method() throws(Interruption) {
    log.info("Playing your experiment's method now...")
    events.tell(.startMethod, [session.experiment.current])
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
      try controls.apply(.method, .after, path: [], state: state, lane: session.front)
    } catch {
      interruption = interruption ?? error
    }
    switch interruption {
    case nil:
      events.tell(.methodCompleted, [session.experiment.current, .array(journal.with { $0.run }.map(\.value))])
    case .terminate, .execution: events.tell(.methodCompleted, [session.experiment.current, .null])
    case .keyboard, .leaveWithRollbacks, .leaveWithoutRollbacks: break
    }
    if let interruption { throw interruption }
  }

  func playMethod() throws(Interruption) {
    if count(ExperimentParts.method) == 0 { log.info("No declared activities, let's move on.") }
    let workers = Guarded<[WorkerThread]>([])
    var interruption: Interruption?
    do {
      try playAll(workers: workers) { [journal] record in journal.with { $0.run.append(record) } }
    } catch {
      interruption = error
    }
    if !workers.current.isEmpty { log.debug("Waiting for background activities to complete") }
    do throws(Interruption) {
      try wait(for: workers.current, after: interruption)
    } catch {
      interruption = interruption ?? error
    }
    if let interruption { throw interruption }
  }

  /// Waits for what runs in the background, until asked to leave; then it is abandoned.
  ///
  /// - Parameter interruption: What was asked for already: to leave without rollbacks is to leave without waiting.
  func wait(for workers: [WorkerThread], after interruption: Interruption? = nil) throws(Interruption) {
    do throws(Interruption) {
      if interruption == .leaveWithoutRollbacks { throw Interruption.leaveWithoutRollbacks }
      for worker in workers { try worker.wait(on: session.front) }
    } catch {
      if !workers.isEmpty { log.debug("Do not wait for the background activities to finish as per signal") }
      session.interrupts.abandonment.set()
      // Programs are ended at once. What cannot be is left behind.
      let deadline = Clock.monotonic + 0.5
      for worker in workers { try? worker.wait(on: Lane(), until: deadline) }
      throw error
    }
  }

  func playAll(
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

  func startInBackground(
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
}
