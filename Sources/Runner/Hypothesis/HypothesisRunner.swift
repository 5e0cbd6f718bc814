import JSON

/// Evaluates the hypothesis once: its probes in order, until one breaks or is out of tolerance.
struct HypothesisRunner: Sendable {
  let session: RunSession
  let activities: ActivityRunner

  /// - Parameter state: Takes the entries as they come.
  func run(into state: SteadyStateRecord, lane: Lane) throws(Interruption) {
    let path = ExperimentParts.hypothesis
    let title = session.experiment.current[path]?["title"]?.pythonText ?? "None"
    session.log.info("Steady state hypothesis: \(title)")
    let controls = ControlRunner(session: session)
    var interruption: Interruption?
    let inBackground = lane.interrupts == nil
    do {
      try controls.apply(.hypothesis, .before, path: path, lane: lane, inBackground: inBackground)
      try evaluate(into: state, lane: lane)
    } catch {
      interruption = error
    }
    do {
      try controls.apply(
        .hypothesis, .after, path: path,
        state: ControlRunner.State(read: { state.value }, write: { state.replace($0) }),
        lane: interruption == nil ? lane : lane.forLeaving, inBackground: inBackground)
    } catch {
      interruption = interruption ?? error
    }
    if let interruption { throw interruption }
  }

  private func evaluate(into state: SteadyStateRecord, lane: Lane) throws(Interruption) {
    // Controls may add probes on the way.
    var index = 0
    while index < session.experiment.current[ExperimentParts.probes]?.elements.count ?? 0 {
      let path = ExperimentParts.probes.index(index)
      index += 1
      let record = try activities.run(path, lane: lane, inBackground: lane.interrupts == nil) { state.append($0) }
      if record["status"] == "failed" {
        record["tolerance_met"] = false
        state.met = false
        session.log.warning("Probe terminated unexpectedly, so its tolerance could not be validated")
        return
      }
      record["tolerance_met"] = true
      if activities.dry == .probes || activities.dry == .activities { continue }
      let declared = session.experiment.current[path] ?? .null
      let isMet: Bool
      do {
        let check = ToleranceCheck(
          providers: session.providers, substitution: session.substitution.current, log: session.log, lane: lane)
        isMet = try check.accepts(record["output"] ?? .null, declared["tolerance"] ?? .null)
      } catch {
        switch error {
        case .interrupted(let interruption): throw interruption
        case .failed(let failure):
          session.log.error(
            "The tolerance of '\(record["activity"]?["name"]?.pythonText ?? "")' does not fit: \(failure.message)")
          isMet = false
        }
      }
      if !isMet {
        record["tolerance_met"] = false
        state.met = false
        return
      }
    }
    state.met = true
    session.log.info("Steady state hypothesis is met!")
  }
}
