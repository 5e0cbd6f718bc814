import Glibc
import JSON
import System

/// The Python process that answers for all modules we do not have ourselves. It is started by the first request and
/// lives until the end, so that the state of modules and their threads live on.
final class PythonCompanion: Sendable {
  /// Why a request has no answer.
  enum Failure: Error, Sendable {
    /// There is no Python, or it went away; the words say how.
    case unavailable(String)
    /// The module, function or arguments are not valid.
    case refused(String)
    /// The code raised something.
    case failed(ActivityFailure)
    /// The code asks for the run to be interrupted.
    case interrupted(String)
    /// We stopped waiting.
    case left(Interruption)
    case overdue
  }

  private struct State {
    var connection: PythonConnection?
    var lastNumber = 0
    var settings: JSONValue?
  }

  private let state = Guarded(State())
  private let log: RunLog
  private let onSignal: @Sendable (Int32) -> Void

  init(log: RunLog, onSignal: @escaping @Sendable (Int32) -> Void) {
    self.log = log
    self.onSignal = onSignal
  }

  /// The program that is started: `CHAOS_PYTHON`, else python3.
  static var program: String { Environment.value("CHAOS_PYTHON").flatMap { $0.isEmpty ? nil : $0 } ?? "python3" }

  /// Settings that modules may ask chaoslib for.
  func use(settings: JSONValue) {
    let connection: PythonConnection? = state.with { state in
      state.settings = settings
      return state.connection
    }
    connection?.send(["op": "settings", "settings": settings])
  }

  /// Whether it has been started.
  var isRunning: Bool { state.with { $0.connection != nil } }

  /// Asks for something and waits for the answer.
  func ask(
    _ operation: String, _ request: JSONObject, lane: Lane, inBackground: Bool = false
  ) throws(Failure) -> JSONValue {
    do {
      // Who leaves does not begin anything.
      try lane.check()
    } catch {
      throw .left(error)
    }
    let (connection, number) = try connect()
    let waiting = connection.expect(number)
    defer { connection.forget(number) }
    guard waiting.event.descriptor >= 0 else { throw .unavailable("no more files can be opened") }
    var request = request
    request["op"] = .string(operation)
    if inBackground { request["background"] = true }
    guard connection.send(.object(request), number: number) else { throw .unavailable(end(of: connection)) }
    do {
      if try !lane.wait(for: waiting.event.descriptor) {
        cancel(number, waiting, connection, inBackground: inBackground)
        throw Failure.overdue
      }
    } catch {
      if let error = error as? Interruption {
        cancel(number, waiting, connection, inBackground: inBackground)
        throw .left(error)
      }
      throw error as? Failure ?? .overdue
    }
    guard let reply = waiting.reply.current else { throw .unavailable(end(of: connection)) }
    return try result(of: reply)
  }

  /// Ends the process.
  func close() {
    let connection: PythonConnection? = state.with { state in
      defer { state.connection = nil }
      return state.connection
    }
    connection?.close()
  }

  private func result(of reply: JSONValue) throws(Failure) -> JSONValue {
    if let result = reply["result"] { return result }
    let message = reply["message"]?.string ?? ""
    switch reply["error"]?.string {
    case "refused": throw .refused(message)
    case "interrupted": throw .interrupted(message)
    default:
      throw .failed(ActivityFailure(message, traceback: reply["traceback"]?.elements.compactMap(\.string)))
    }
  }

  private func connect() throws(Failure) -> (PythonConnection, Int) {
    let result: Result<(PythonConnection, Int), Failure> = state.with { state in
      state.lastNumber += 1
      if let connection = state.connection, !connection.isOver { return .success((connection, state.lastNumber)) }
      let program = PythonCompanion.program
      guard let path = Environment.program(Files.expandingHome(program)) else {
        return .failure(.unavailable("'\(program)' is not installed; set CHAOS_PYTHON to the Python to use"))
      }
      let source = PackageResources.companion_py
      guard
        let connection = PythonConnection(
          path, [path, "-c", PythonCompanion.loader], head: Array("\(source.count)\n".utf8) + source,
          receive: { [self] in receive($0) })
      else { return .failure(.unavailable("'\(path)' cannot be started")) }
      log.debug("Started \(path) for Python modules")
      if let settings = state.settings { connection.send(["op": "settings", "settings": settings]) }
      state.connection = connection
      return .success((connection, state.lastNumber))
    }
    return try result.get()
  }

  private static let loader = """
    import os, sys
    sys.path[:] = [p for p in sys.path if p]
    requests = os.fdopen(\(PythonConnection.descriptors.requests), "rb")
    replies = os.fdopen(\(PythonConnection.descriptors.replies), "wb")
    for stream in (requests, replies): os.set_inheritable(stream.fileno(), False)
    __companion__ = "<chaos>"
    exec(compile(requests.read(int(requests.readline())), __companion__, "exec"))
    """

  private func receive(_ message: JSONValue) {
    if let level = message["log"]?.string {
      log.add(
        LogLevel(word: level) ?? .info, message["message"]?.string ?? "", module: message["module"]?.string ?? "python",
        line: message["line"]?.int ?? 0)
    } else if let signal = message["signal"]?.int {
      onSignal(Int32(truncatingIfNeeded: signal))
    }
  }

  /// Stops the code that runs for a request. Code in front that cannot be stopped takes the process with it: everything
  /// that comes later would wait behind it. What runs in the background stands in nobody's way.
  private func cancel(
    _ number: Int, _ waiting: PythonConnection.Waiting, _ connection: PythonConnection, inBackground: Bool
  ) {
    connection.send(["op": "cancel", "target": .number(JSONNumber(number))])
    let answered = (try? Lane().wait(for: waiting.event.descriptor, until: Clock.monotonic + 2)) ?? false
    if !answered, !inBackground {
      log.debug("Python code could not be stopped; ending its process")
      connection.end()
    }
  }

  private func end(of connection: PythonConnection) -> String {
    switch connection.awaitEnd(seconds: 0.2) {
    case let status? where status < 0: "the Python process was ended by signal \(-status)"
    case let status?: "the Python process ended with code \(status)"
    case nil: "the Python process no longer answers"
    }
  }
}
