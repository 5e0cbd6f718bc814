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

  private final class Connection: @unchecked Sendable {
    let process: ChildProcess
    let requests: Pipe
    let replies: Pipe
    let waiting = Guarded<[Int: Waiting]>([:])
    let isOver = Guarded(false)

    init(process: ChildProcess, requests: Pipe, replies: Pipe) {
      (self.process, self.requests, self.replies) = (process, requests, replies)
    }
  }

  private final class Waiting: Sendable {
    let event = Event()
    let reply = Guarded<JSONValue?>(nil)
  }

  private struct State {
    var connection: Connection?
    var lastNumber = 0
    var settings: JSONValue?
  }

  private let state = Guarded(State())
  private let log: RunLog
  private let onSignal: @Sendable (Int32) -> Void

  /// The numbers under which the companion finds its two pipes.
  private static let descriptors: (requests: Int32, replies: Int32) = (198, 199)

  init(log: RunLog, onSignal: @escaping @Sendable (Int32) -> Void) {
    self.log = log
    self.onSignal = onSignal
  }

  /// The program that is started: `CHAOS_PYTHON`, else python3.
  static var program: String { Environment.value("CHAOS_PYTHON").flatMap { $0.isEmpty ? nil : $0 } ?? "python3" }

  /// Settings that modules may ask chaoslib for.
  func use(settings: JSONValue) { state.with { $0.settings = settings } }

  /// Whether it has been started.
  var isRunning: Bool { state.with { $0.connection != nil } }

  /// Asks for something and waits for the answer.
  func ask(
    _ operation: String, _ request: JSONObject, lane: Lane, inBackground: Bool = false
  ) throws(Failure) -> JSONValue {
    let (connection, number) = try connect()
    let waiting = Waiting()
    connection.waiting.with { $0[number] = waiting }
    defer { connection.waiting.with { _ = $0.removeValue(forKey: number) } }
    var request = request
    request["id"] = .number(JSONNumber(number))
    request["op"] = .string(operation)
    if inBackground { request["background"] = true }
    guard send(.object(request), to: connection) else { throw .unavailable(end(of: connection)) }
    do {
      if try !lane.wait(for: waiting.event.descriptor) {
        cancel(number, waiting, connection)
        throw Failure.overdue
      }
    } catch {
      if let error = error as? Interruption {
        cancel(number, waiting, connection)
        throw .left(error)
      }
      throw error as? Failure ?? .overdue
    }
    guard let reply = waiting.reply.current else { throw .unavailable(end(of: connection)) }
    return try result(of: reply)
  }

  /// Ends the process.
  func close() {
    let connection: Connection? = state.with { state in
      defer { state.connection = nil }
      return state.connection
    }
    guard let connection else { return }
    connection.requests.closeWriting()
    for _ in 0..<50 where connection.process.poll() == nil { usleep(10_000) }
    if !connection.isOver.current, connection.process.poll() == nil { connection.process.end() }
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

  private func connect() throws(Failure) -> (Connection, Int) {
    let result: Result<(Connection, Int), Failure> = state.with { state in
      state.lastNumber += 1
      if let connection = state.connection, !connection.isOver.current {
        return .success((connection, state.lastNumber))
      }
      let program = PythonCompanion.program
      guard let path = Environment.program(Files.expandingHome(program)) else {
        return .failure(.unavailable("'\(program)' is not installed; set CHAOS_PYTHON to the Python to use"))
      }
      guard let requests = Pipe(), let replies = Pipe(),
        let process = ChildProcess.start(
          path, [path, "-c", PythonCompanion.loader],
          descriptors: [
            (requests.reading, PythonCompanion.descriptors.requests),
            (replies.writing, PythonCompanion.descriptors.replies),
          ])
      else { return .failure(.unavailable("'\(path)' cannot be started")) }
      // Ours only: a process that is gone must not leave us writing into a pipe that nobody reads.
      replies.closeWriting()
      requests.closeReading()
      log.debug("Started \(path) for Python modules")
      let connection = Connection(process: process, requests: requests, replies: replies)
      state.connection = connection
      let source = PackageResources.companion_py
      var head = Array("\(source.count)\n".utf8) + source
      if let settings = state.settings {
        head += JSONWriter(asciiOnly: true).write(["id": 0, "op": "settings", "settings": settings]) + [0x0A]
      }
      write(head, to: connection)
      _ = WorkerThread.start { [self] in readReplies(of: connection) }
      return .success((connection, state.lastNumber))
    }
    return try result.get()
  }

  private static let loader = """
    import os, sys
    sys.path[:] = [p for p in sys.path if p]
    requests, replies = os.fdopen(\(descriptors.requests), "rb"), os.fdopen(\(descriptors.replies), "wb")
    for d in (\(descriptors.requests), \(descriptors.replies)): os.set_inheritable(d, False)
    __companion__ = "<chaos>"
    exec(compile(requests.read(int(requests.readline())), __companion__, "exec"))
    """

  private func send(_ value: JSONValue, to connection: Connection) -> Bool {
    if connection.isOver.current { return false }
    return write(JSONWriter(asciiOnly: true).write(value) + [0x0A], to: connection)
  }

  @discardableResult
  private func write(_ bytes: [UInt8], to connection: Connection) -> Bool {
    connection.isOver.with { isOver in
      var written = 0
      while written < bytes.count, !isOver {
        let count = bytes.withUnsafeBytes {
          Glibc.write(connection.requests.writing, $0.baseAddress?.advanced(by: written), bytes.count - written)
        }
        if count < 0 {
          if errno == EINTR { continue }
          return false
        }
        written += count
      }
      return !isOver
    }
  }

  private func readReplies(of connection: Connection) {
    var buffer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(connection.replies.reading, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      let searched = buffer.count
      buffer += chunk[..<count]
      guard buffer[searched...].contains(0x0A) else { continue }
      var start = 0
      while let end = buffer[start...].firstIndex(of: 0x0A) {
        take(Array(buffer[start..<end]), of: connection)
        start = end + 1
      }
      buffer.removeFirst(start)
    }
    connection.isOver.with { $0 = true }
    for waiting in connection.waiting.current.values { waiting.event.set() }
  }

  private func take(_ line: [UInt8], of connection: Connection) {
    guard let message = try? JSONDocument(bytes: line, name: "companion").root.value.withPythonNumbers else { return }
    if let level = message["log"]?.string {
      log.add(
        LogLevel(word: level) ?? .info, message["message"]?.string ?? "", module: message["module"]?.string ?? "python",
        line: message["line"]?.int ?? 0)
    } else if let signal = message["signal"]?.int {
      onSignal(Int32(truncatingIfNeeded: signal))
    } else if let number = message["id"]?.int, let waiting = connection.waiting.current[number] {
      waiting.reply.with { $0 = message }
      waiting.event.set()
    }
  }

  /// Stops the code that runs for a request. Code that cannot be stopped takes the process with it: everything that
  /// comes later would wait behind it.
  private func cancel(_ number: Int, _ waiting: Waiting, _ connection: Connection) {
    _ = send(["id": 0, "op": "cancel", "target": .number(JSONNumber(number))], to: connection)
    let lane = Lane()
    let answered = (try? lane.wait(for: waiting.event.descriptor, until: Clock.monotonic + 2)) ?? false
    if !answered {
      log.debug("Python code could not be stopped; ending its process")
      connection.process.end()
      connection.isOver.with { $0 = true }
    }
  }

  private func end(of connection: Connection) -> String {
    var status: Int?
    for _ in 0..<100 where status == nil {
      status = connection.process.poll()
      if status == nil { usleep(2000) }
    }
    return switch status {
    case let status? where status < 0: "the Python process was ended by signal \(-status)"
    case let status?: "the Python process ended with code \(status)"
    case nil: "the Python process no longer answers"
    }
  }
}
