import JSON
import System

/// The line at the bottom of the terminal that says how far a run is.
final class RunProgress: Sendable {
  private let session: RunSession
  private let isShown: Bool
  private let start = Clock.monotonic
  private let expected: Double
  private let isOver = Event()

  init(session: RunSession, isShown: Bool) {
    self.session = session
    self.isShown = isShown
    expected = RunProgress.expectedSeconds(session.experiment.current, session.substitution.current)
    guard isShown else { return }
    _ = WorkerThread.start { [self] in
      while !isOver.isSet {
        update()
        _ = try? Lane().wait(for: isOver.descriptor, until: Clock.monotonic + 1)
      }
    }
  }

  func update() {
    guard isShown, !isOver.isSet else { return }
    var text = "  \(RunProgress.text(Clock.monotonic - start)) elapsed"
    if expected >= 1 { text += " · at least \(RunProgress.text(expected)) expected" }
    session.log.showStatus(text)
  }

  func end() {
    isOver.set()
    if isShown { session.log.showStatus("") }
  }

  /// The pauses and durations that are declared: a run takes at least as long.
  private static func expectedSeconds(_ experiment: JSONValue, _ substitution: Substitution) -> Double {
    let paths = [ExperimentParts.method, ExperimentParts.rollbacks].flatMap {
      ExperimentParts.paths($0, of: experiment)
    }
    return paths.reduce(0) { sum, path in
      let activity = substitution.apply(to: experiment[path] ?? .null)
      let pauses = ["before", "after"].compactMap { activity["pauses"]?[$0]?.number?.double }
      let isWaitedFor = activity["background"]?.isTruthy != true
      let duration = isWaitedFor ? activity["provider"]?["arguments"]?["duration"]?.number?.double ?? 0 : 0
      return sum + pauses.reduce(0, +) + duration
    }
  }

  private static func text(_ seconds: Double) -> String {
    let whole = Int(min(max(0, seconds), 1_000_000))
    return "\(Clock.padded(whole / 60, 2)):\(Clock.padded(whole % 60, 2))"
  }
}
