import JSON
import System

extension Play {
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
    events.tell(.startRollbacks, [session.experiment.current])
    defer { events.tell(.rollbacksCompleted, [session.experiment.current, journal.value]) }
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

  func playRollbacks() throws(Interruption) {
    // What was abandoned belonged to the method.
    session.interrupts.abandonment.reset()
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
    do {
      try wait(for: workers.current, after: interruption)
    } catch {
      interruption = interruption ?? error
    }
    let state = ControlRunner.State(
      read: { [journal] in .array(journal.with { $0.rollbacks }.map(\.value)) },
      write: { [journal] value in journal.with { $0.rollbacks = RunRecord.list(value, from: $0.rollbacks) } })
    do {
      try controls.apply(.rollback, .after, path: [], state: state, lane: session.front)
    } catch {
      interruption = interruption ?? error
    }
    if let interruption { throw interruption }
  }
}
