import JSON
import System
import YAML

/// Runs one activity with its controls and pauses and writes its entry.
struct ActivityRunner: Sendable {
  let session: RunSession
  let dry: DryMode?
  /// Called when an entry was added or has changed, with whether the activity has finished.
  let onChange: @Sendable (_ isFinished: Bool) -> Void

  /// Runs the activity at a place of the experiment.
  ///
  /// - Parameter add: Puts the entry where it belongs, before the activity is run.
  @discardableResult
  func run(
    _ path: ValuePath, lane: Lane, inBackground: Bool = false, add: (RunRecord) -> Void
  ) throws(Interruption) -> RunRecord {
    try lane.check()
    guard let place = resolve(path) else { return fail(path, add: add) }
    let controls = ControlRunner(session: session)
    var record: RunRecord?
    var interruption: Interruption?
    do {
      try controls.apply(.activity, .before, path: place, lane: lane, inBackground: inBackground)
      let (finished, left) = runBare(place, lane: lane, inBackground: inBackground, add: add)
      record = finished
      interruption = left
    } catch {
      interruption = error
    }
    // A control that comes after sees a result only of what ended by itself.
    let state =
      interruption == nil
      ? record.map { record in
        ControlRunner.State(read: { record.value }, write: { record.replace($0) })
      } : nil
    do {
      try controls.apply(
        .activity, .after, path: place, state: state ?? .none, lane: interruption == nil ? lane : lane.forLeaving,
        inBackground: inBackground)
    } catch {
      interruption = interruption ?? error
    }
    onChange(true)
    if let interruption { throw interruption }
    return record ?? fail(path, add: add)
  }

  /// Where the activity stands: a reference leads to another.
  private func resolve(_ path: ValuePath) -> ValuePath? {
    let experiment = session.experiment.current
    guard let activity = experiment[path], activity.object != nil else { return nil }
    guard let reference = activity["ref"], reference.isTruthy else { return path }
    return reference.string.flatMap { ExperimentParts.activity(named: $0, in: experiment) }
  }

  /// An entry for what cannot be run at all.
  private func fail(_ path: ValuePath, add: (RunRecord) -> Void) -> RunRecord {
    let activity = session.experiment.current[path] ?? .null
    let reference = activity["ref"]?.pythonText
    let message =
      reference.map { "could not find referenced activity '\($0)'" } ?? "an activity must be a mapping"
    let now = Clock.now.isoText
    let record = RunRecord([
      "activity": activity, "output": .null, "start": .string(now), "status": "failed",
      "exception": .array(ActivityFailure(message).lines.map { .string($0) }), "end": .string(now), "duration": 0.0,
    ])
    session.log.error("  => failed: \(message)")
    add(record)
    onChange(true)
    return record
  }

  private func runBare(
    _ place: ValuePath, lane: Lane, inBackground: Bool, add: (RunRecord) -> Void
  ) -> (RunRecord?, Interruption?) {
    let log = session.log
    // Controls that came before may have changed it.
    let activity = session.experiment.current[place] ?? .null
    let substitution = session.substitution.current
    let type = activity["type"]?.pythonText ?? "activity"
    let name = activity["name"]?.pythonText ?? "None"
    let dry = activity["dry"]?.string.flatMap { DryMode(rawValue: $0) } ?? self.dry
    // A control that bypasses activities marks them as dry without saying how.
    let isDry = activity["dry"]?.bool ?? dry?.covers(type) ?? false
    let makesPauses = dry != .pause && !isDry
    let pauses = substitution.apply(to: activity["pauses"] ?? .null)

    var problem: ActivityFailure?
    do {
      if let seconds = try pause(pauses["before"]) {
        log.info("Pausing before next activity for \(seconds.pythonText)s...")
        if makesPauses { try lane.sleep(seconds.double) }
      }
    } catch {
      switch error as? ActivityError {
      case .failed(let failure): problem = failure
      case .interrupted(let interruption): return (nil, interruption)
      case nil: return (nil, error as? Interruption)
      }
    }
    log.info(
      "\(PythonText.title(type)): \(name)" + (activity["background"]?.isTruthy == true ? " [in background]" : ""))

    let start = Clock.now
    let record = RunRecord(["activity": activity, "output": .null, "start": .string(start.isoText)])
    add(record)
    onChange(false)
    let events = RunEvents(session: session)
    events.tell(.startActivity, [activity], inBackground: inBackground)
    var interruption: Interruption?
    do throws(ActivityError) {
      if let problem { throw .failed(problem) }
      var output = JSONValue.null
      if isDry {
        log.debug("Activity \(name) is in dry mode")
      } else {
        let limit = activity["timeout"]?.number?.double
        output = try session.providers.run(
          activity, with: substitution, lane: lane.limited(to: limit), inBackground: inBackground)
      }
      record["output"] = output
      record["status"] = "succeeded"
      log.debug(
        output == .null ? "  => succeeded without any result value" : "  => succeeded with '\(output.pythonText)'")
    } catch {
      switch error {
      case .failed(let failure):
        record["status"] = "failed"
        record["exception"] = .array(failure.lines.map { .string($0) })
        log.error("  => failed: \(failure.message)")
      case .interrupted(let left): interruption = left
      }
    }
    let end = Clock.now
    record["end"] = .string(end.isoText)
    record["duration"] = .number(JSONNumber(end.since(start)))
    onChange(true)
    events.tell(.activityCompleted, [activity, record.value], inBackground: inBackground)
    if interruption == nil {
      do {
        if let seconds = try pause(pauses["after"]) {
          log.info("Pausing after activity for \(seconds.pythonText)s...")
          if makesPauses { try lane.sleep(seconds.double) }
        }
      } catch {
        switch error as? ActivityError {
        case .failed(let failure): log.error(failure.message)
        case .interrupted(let left): interruption = left
        case nil: interruption = error as? Interruption
        }
      }
    }
    return (record, interruption)
  }

  /// The seconds of a pause; nil for none.
  private func pause(_ value: JSONValue?) throws(ActivityError) -> JSONNumber? {
    guard let value, value.isTruthy else { return nil }
    if let number = value.pythonNumber, number.double.isFinite, number.double >= 0 { return number }
    if let text = value.string, let seconds = Double(text), seconds.isFinite, seconds >= 0 {
      return JSONNumber(seconds)
    }
    throw .failure("a pause of \(value.pythonRepr) is not a number of seconds")
  }
}
