import Glibc
import JSON
import System

/// Runs programs.
struct ProcessProvider: Sendable {
  let log: RunLog

  /// What a program may write before it is stopped.
  private static let outputLimit = 256 << 20

  func run(_ activity: JSONValue, with substitution: Substitution, lane: Lane) throws(ActivityError) -> JSONValue {
    let provider = activity["provider"] ?? .null
    guard let declared = provider["path"]?.string else { throw .failure("a process activity must have a path") }
    guard let path = Environment.program(Files.expandingHome(declared)) else {
      throw .failure("path '\(declared)' cannot be found")
    }
    let arguments = substitution.applyIfAny(to: provider["arguments"] ?? .array([]))
    let command = try command(path, arguments)
    let limit = try ProcessProvider.seconds(provider["timeout"], substitution)
    log.debug("Running: \(command.display)")
    let result = try execute(command.path, command.words, lane: lane.limited(to: limit))
    if activity["tolerance"] == nil, result.status > 0 {
      log.warning(
        "This process returned a non-zero exit code. This may indicate some error and not what you expected. "
          + "Please have a look at the logs.")
    }
    return [
      "status": .number(JSONNumber(result.status)), "stdout": .string(ByteText.decode(result.output)),
      "stderr": .string(ByteText.decode(result.errors)),
    ]
  }

  private func command(
    _ path: String, _ arguments: JSONValue
  ) throws(ActivityError) -> (path: String, words: [String], display: String) {
    var list: [JSONValue]
    switch arguments {
    case .string(let text):
      // The reference leaves blanks in the path to the shell, which then runs another program.
      let isPlain = !path.contains { " \t'\"$`\\&|;<>()*?[]#~".contains($0) }
      let quoted =
        isPlain
        ? path : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
      return ("/bin/sh", ["/bin/sh", "-c", "\(quoted) \(text)"], "\(quoted) \(text)")
    case .array(let array): list = array
    case .object(let object): list = object.members.flatMap { [.string($0.key), $0.value] }
    case .null: list = []
    case .bool, .number: throw .failure("the arguments of a process must be text, a list or a mapping")
    }
    list.removeAll { $0 == .null || $0 == .string("") }
    let words = [path] + list.map(\.pythonText)
    if words.contains(where: { $0.utf8.contains(0) }) { throw .failure("an argument holds a null byte") }
    return (path, words, JSONValue.array(words.map { .string($0) }).pythonRepr)
  }

  /// A time limit: a number, or a name that stands for one.
  static func seconds(_ value: JSONValue?, _ substitution: Substitution) throws(ActivityError) -> Double? {
    let value = substitution.apply(to: value ?? .null)
    switch value {
    case .null: return nil
    case .number(let number) where number.double.isFinite: return number.double
    case .string(let text):
      if let seconds = Double(text), seconds.isFinite { return seconds }
    case .bool, .number, .array, .object: break
    }
    throw .failure("the timeout \(value.pythonRepr) is not a number of seconds")
  }

  private struct Outcome {
    var status: Int
    var output: [UInt8]
    var errors: [UInt8]
  }

  private func execute(_ path: String, _ words: [String], lane: Lane) throws(ActivityError) -> Outcome {
    guard let output = Pipe(), let errors = Pipe() else { throw .failure("no more files can be opened") }
    guard
      let child = ChildProcess.start(
        path, words, descriptors: [(output.writing, STDOUT_FILENO), (errors.writing, STDERR_FILENO)])
    else {
      throw .failure("'\(path)' cannot be started: \(Files.Failure(path: path, errno: errno).reason)")
    }
    output.closeWriting()
    errors.closeWriting()
    do {
      var streams = [Stream(pipe: output), Stream(pipe: errors)]
      while streams.contains(where: \.isOpen) {
        try lane.check()
        if lane.isOverdue { throw ActivityError.failed(.processTimeout) }
        var entries = streams.map { pollfd(fd: $0.isOpen ? $0.pipe.reading : -1, events: Int16(POLLIN), revents: 0) }
        entries.append(pollfd(fd: lane.wakeDescriptor, events: Int16(POLLIN), revents: 0))
        let left = lane.deadline.map { $0 - Clock.monotonic } ?? .infinity
        _ = Glibc.poll(&entries, nfds_t(entries.count), Lane.milliseconds(left))
        for index in streams.indices where entries[index].revents != 0 { streams[index].read() }
        if streams.contains(where: { $0.bytes.count > ProcessProvider.outputLimit }) {
          throw ActivityError.failure("the process wrote more than \(ProcessProvider.outputLimit >> 20) MiB")
        }
      }
      var pause = 0.0002
      while true {
        if let status = child.poll() {
          return Outcome(status: status, output: streams[0].bytes, errors: streams[1].bytes)
        }
        if lane.isOverdue { throw ActivityError.failed(.processTimeout) }
        _ = try lane.wait(for: -1, until: Clock.monotonic + pause)
        pause = min(0.02, pause * 2)
      }
    } catch {
      child.end()
      if let error = error as? ActivityError { throw error }
      if let error = error as? Interruption { throw .interrupted(error) }
      throw .failure("\(error)")
    }
  }

  private struct Stream {
    let pipe: Pipe
    var bytes: [UInt8] = []
    var isOpen = true

    init(pipe: Pipe) { self.pipe = pipe }

    mutating func read() {
      withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
        let count = Glibc.read(pipe.reading, buffer.baseAddress, buffer.count)
        if count > 0 {
          bytes += buffer[..<count]
        } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
          isOpen = false
        }
      }
    }
  }
}
