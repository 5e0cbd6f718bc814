import JSON
import System

extension Play {
  func checkContinuously() {
    let worker = WorkerThread.start { [self] in
      var lane = session.background
      lane.deadline = nil
      var reason = JSONValue.null
      do throws(Interruption) {
        try continuousChecks(lane)
      } catch {
        if case .execution(let message) = error { reason = .string(message) }
        if case .execution(let message) = error {
          journal.status = "interrupted"
          log.critical(message)
        }
      }
      events.tell(
        .continuousHypothesisCompleted, [session.experiment.current, journal.value, reason], inBackground: true)
      log.info("Continuous steady state hypothesis terminated")
    }
    if worker == nil { log.error("The hypothesis cannot be checked during the method: no thread can be started") }
    continuous.with { $0 = worker }
  }

  func continuousChecks(_ lane: Lane) throws(Interruption) {
    let frequency = JSONNumber(options.hypothesisFrequency).text
    events.tell(
      .startContinuousHypothesis, [.number(JSONNumber(options.hypothesisFrequency))], inBackground: true)
    log.info("Executing the steady-state hypothesis continuously every \(frequency) seconds")
    var failed = 0
    var iteration = 1
    // Once at least, however short the method is.
    while iteration == 1 || !methodIsOver.isSet {
      if let status = journal.status, ["failed", "interrupted", "aborted"].contains(status) { return }
      let state = SteadyStateRecord()
      journal.with { $0.during.append(state) }
      try HypothesisRunner(session: session, activities: activities).run(into: state, lane: lane)
      save(isFinal: false)
      events.tell(
        .continuousHypothesisIteration, [.number(JSONNumber(iteration)), state.value], inBackground: true)
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
  func endContinuousHypothesis(after interruption: Interruption?) throws(Interruption) {
    methodIsOver.set()
    guard let worker = continuous.current else { return }
    try wait(for: [worker], after: interruption)
  }
}
