import Glibc
import JSON
import System

/// A Python process that answers, and the lines that go to it and come from it.
///
/// Nothing waits for the process but two threads, one that writes and one that reads: whoever asks puts a line into a
/// queue and waits on a lane of its own, so that a process that neither reads nor answers holds up nobody.
final class PythonConnection: @unchecked Sendable {
  /// An answer that is expected.
  final class Waiting: Sendable {
    let event = Event()
    let reply = Guarded<JSONValue?>(nil)
  }

  private struct Outgoing {
    var lines: [[UInt8]] = []
    var isClosing = false
    /// Nobody reads any more.
    var isOver = false
  }

  private let process: ChildProcess
  private let watch: ProcessWatch
  private let requests: Pipe
  private let replies: Pipe
  private let outgoing = Guarded(Outgoing())
  private let arrival = Event()
  private let waiting = Guarded<[Int: Waiting]>([:])
  /// How the process ended, once its result has been taken: its number may then belong to another.
  private let result = Guarded<Int?>(nil)
  private let receive: @Sendable (_ message: JSONValue) -> Void

  /// Seconds that modules have in the end.
  private static let patience = 5.0

  /// The numbers under which the process finds its two pipes.
  static let descriptors: (requests: Int32, replies: Int32) = (198, 199)

  /// Signals that would end a Python that has not yet said what it does with them.
  private static let blocked = [SIGINT, SIGTERM, SIGUSR1, SIGUSR2]

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - head: The first bytes that it reads.
  ///   - receive: Takes messages that answer nothing.
  /// - Returns: nil when it cannot be started.
  init?(
    _ path: String, _ arguments: [String], head: [UInt8], receive: @escaping @Sendable (_ message: JSONValue) -> Void
  ) {
    guard arrival.descriptor >= 0, let requests = Pipe(), let replies = Pipe(),
      let process = ChildProcess.start(
        path, arguments,
        descriptors: [
          (requests.reading, PythonConnection.descriptors.requests),
          (replies.writing, PythonConnection.descriptors.replies),
        ], blocked: PythonConnection.blocked)
    else { return nil }
    // Ours only: a process that is gone must not leave us writing into a pipe that nobody reads.
    replies.closeWriting()
    requests.closeReading()
    (self.process, self.requests, self.replies, self.receive) = (process, requests, replies, receive)
    watch = ProcessWatch(process)
    outgoing.with { $0.lines.append(head) }
    arrival.set()
    guard WorkerThread.start({ [self] in writeRequests() }) != nil,
      WorkerThread.start({ [self] in readReplies() }) != nil
    else {
      end()
      return nil
    }
  }

  /// Whether nothing can be asked any more.
  var isOver: Bool { outgoing.with { $0.isOver } }

  /// Begins to expect an answer.
  func expect(_ number: Int) -> Waiting {
    let entry = Waiting()
    waiting.with { $0[number] = entry }
    return entry
  }

  /// Expects an answer no longer.
  func forget(_ number: Int) { waiting.with { _ = $0.removeValue(forKey: number) } }

  /// Puts a request into the queue; 0 stands for one that has no answer.
  ///
  /// - Returns: false when nobody will read it.
  @discardableResult
  func send(_ message: JSONValue, number: Int = 0) -> Bool {
    let line = Array("\(number) ".utf8) + JSONWriter(asciiOnly: true).write(message) + [0x0A]
    let isTaken = outgoing.with { outgoing in
      if outgoing.isOver || outgoing.isClosing { return false }
      outgoing.lines.append(line)
      return true
    }
    if isTaken { arrival.set() }
    return isTaken
  }

  /// Lets the process end by itself: modules may have something left to do. Ends it when that takes too long.
  func close() {
    outgoing.with { $0.isClosing = true }
    arrival.set()
    if awaitEnd(seconds: PythonConnection.patience) == nil { end() }
  }

  /// Ends the process; whoever waits for an answer hears of it.
  func end() {
    result.with { result in
      if result == nil { result = process.end() }
    }
    giveUp()
  }

  /// Waits for the end of the process, which has been asked to end or does not answer any more.
  ///
  /// - Returns: How it ended; nil when it has not.
  func awaitEnd(seconds: Double) -> Int? {
    let deadline = Clock.monotonic + seconds
    while true {
      if let result = poll() { return result }
      if Clock.monotonic >= deadline { return nil }
      // Without a watch there is nothing to wait for but time.
      let next = watch.descriptor >= 0 ? deadline : min(deadline, Clock.monotonic + 0.01)
      _ = try? Lane().wait(for: watch.descriptor, until: next)
    }
  }

  private func poll() -> Int? {
    result.with { result in
      if result == nil { result = process.poll() }
      return result
    }
  }

  private func giveUp() {
    outgoing.with { $0.isOver = true }
    arrival.set()
    for entry in waiting.current.values { entry.event.set() }
  }

  // MARK: - The two threads

  private func writeRequests() {
    while true {
      _ = try? Lane().wait(for: arrival.descriptor)
      arrival.reset()
      let taken = outgoing.with { outgoing in
        defer { outgoing.lines = [] }
        return outgoing
      }
      let isWritten = !taken.isOver && taken.lines.allSatisfy { Files.write($0, to: requests.writing) == nil }
      if !isWritten || taken.isClosing { break }
    }
    // The process takes this for the end.
    requests.closeWriting()
  }

  private func readReplies() {
    var buffer: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // What it has started may hold its pipe open long after it is gone.
      var entries = [
        pollfd(fd: replies.reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: watch.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      if Glibc.poll(&entries, 2, -1) < 0 { continue }
      if entries[0].revents == 0 { break }
      let count = read(replies.reading, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { break }
      let searched = buffer.count
      buffer += chunk[..<count]
      guard buffer[searched...].contains(0x0A) else { continue }
      var start = 0
      while let end = buffer[start...].firstIndex(of: 0x0A) {
        take(buffer[start..<end])
        start = end + 1
      }
      buffer.removeFirst(start)
    }
    giveUp()
  }

  private func take(_ line: ArraySlice<UInt8>) {
    guard let blank = line.firstIndex(of: 0x20), let number = Int(String(decoding: line[..<blank], as: UTF8.self))
    else { return }
    let body = Array(line[(blank + 1)...])
    let message = try? JSONDocument(bytes: body, name: "companion").root.value.withPythonNumbers
    if number == 0 {
      if let message { receive(message) }
      return
    }
    guard let entry = waiting.current[number] else { return }
    // An answer that cannot be read is one all the same: somebody waits for it.
    entry.reply.with { $0 = message ?? ["error": "failed", "message": "the Python process gave no valid answer"] }
    entry.event.set()
  }
}
