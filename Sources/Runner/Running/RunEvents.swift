import JSON

/// Tells the handlers that Python controls have registered what happens in a run.
///
/// They are the reference's `RunEventHandler`s; what they change is not taken back.
struct RunEvents: Sendable {
  let session: RunSession

  /// What is told, with the reference's names.
  enum Event: String, Sendable {
    case running
    case finish
    case interrupted
    case signalExit = "signal_exit"
    case startContinuousHypothesis = "start_continuous_hypothesis"
    case continuousHypothesisIteration = "continuous_hypothesis_iteration"
    case continuousHypothesisCompleted = "continuous_hypothesis_completed"
    case startHypothesisBefore = "start_hypothesis_before"
    case hypothesisBeforeCompleted = "hypothesis_before_completed"
    case startHypothesisAfter = "start_hypothesis_after"
    case hypothesisAfterCompleted = "hypothesis_after_completed"
    case startMethod = "start_method"
    case methodCompleted = "method_completed"
    case startRollbacks = "start_rollbacks"
    case rollbacksCompleted = "rollbacks_completed"
    case startActivity = "start_activity"
    case activityCompleted = "activity_completed"
  }

  /// Tells it, when there is anybody to tell.
  ///
  /// - Parameters:
  ///   - values: the arguments of the handler's function, in their order.
  ///   - inBackground: whether the caller is not the thread of the experiment.
  func tell(_ event: Event, _ values: @autoclosure () -> [JSONValue], inBackground: Bool = false) {
    guard session.hasEventHandlers.current else { return }
    let request: JSONObject = ["event": .string(event.rawValue), "values": .array(values())]
    let lane = inBackground ? session.background : session.front
    do {
      _ = try session.python.ask("event", request, lane: lane, inBackground: inBackground)
    } catch {
      // A signal that comes meanwhile is met by the next thing that waits.
      if case .left(let interruption) = error, !inBackground { session.interrupts.add(interruption) }
    }
  }
}
