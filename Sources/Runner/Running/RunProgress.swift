import CSystem
import Glibc
import JSON
import System

/// The line at the bottom of the terminal that says how far a run is.
final class RunProgress: Sendable {
  private let session: RunSession
  private let isShown: Bool
  private let start = Clock.monotonic
  private let expectation: Expectation
  private let isOver = Event()

  /// How long a run takes.
  enum Expectation: Sendable, Hashable {
    /// Nothing is known.
    case none
    /// The pauses and durations that are declared: it takes at least as long.
    case atLeast(Double)
    /// As long as the last run of this experiment, whose journal stands where this one goes.
    case about(Double)
  }

  init(session: RunSession, isShown: Bool, journalPath: String?) {
    self.session = session
    self.isShown = isShown
    guard isShown else {
      expectation = .none
      return
    }
    let experiment = session.experiment.current
    let declared = RunProgress.declaredSeconds(experiment, session.substitution.current)
    if let last = journalPath.flatMap({ RunProgress.lastDuration(path: $0, of: experiment) }), last >= declared {
      expectation = .about(last)
    } else {
      expectation = declared >= 1 ? .atLeast(declared) : .none
    }
    _ = WorkerThread.start { [self] in
      while !isOver.isSet {
        update()
        _ = try? Lane().wait(for: isOver.descriptor, until: Clock.monotonic + 1)
      }
    }
  }

  func update() {
    guard isShown, !isOver.isSet else { return }
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    session.log.showStatus(
      RunProgress.line(elapsed: Clock.monotonic - start, expectation, columns: isKnown ? Int(size.ws_col) : 80))
  }

  func end() {
    isOver.set()
    if isShown { session.log.showStatus("") }
  }

  /// The line, short enough not to break: a broken one could not be taken away again.
  static func line(elapsed: Double, _ expectation: Expectation, columns: Int) -> String {
    let spent = "\(text(elapsed)) elapsed"
    let expected =
      switch expectation {
      case .none: ""
      case .atLeast(let seconds): elapsed < seconds ? "at least \(text(seconds)) expected" : ""
      case .about(let seconds): "about \(text(seconds)) expected"
      }
    let whole = expected.isEmpty ? "  " + spent : "  \(spent) · \(expected)"
    let fitting = [whole, "  " + spent, text(elapsed)].first { $0.count < columns }
    return fitting ?? ""
  }

  private static func declaredSeconds(_ experiment: JSONValue, _ substitution: Substitution) -> Double {
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

  /// The seconds of the run whose journal is at the path, when it was this experiment and ran to its end.
  static func lastDuration(path: String, of experiment: JSONValue) -> Double? {
    guard Files.isFile(path), Files.size(path) < 32 << 20, let bytes = try? Files.read(path),
      let journal = try? JSONDocument(bytes: bytes).root, journal["status"]?.string == "completed",
      let old = journal["experiment"], old["title"]?.string == experiment["title"]?.string,
      old["method"]?.value.count == experiment["method"]?.count, old["dry"]?.value == experiment["dry"]
    else { return nil }
    return journal["duration"]?.double
  }

  private static func text(_ seconds: Double) -> String {
    let whole = Int(min(max(0, seconds), 1_000_000))
    return "\(Clock.padded(whole / 60, 2)):\(Clock.padded(whole % 60, 2))"
  }
}
