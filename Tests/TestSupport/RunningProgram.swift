import Glibc

/// A program that runs beside the test until it is told to stop, or until the test lets go of it.
public final class RunningProgram: @unchecked Sendable {
  /// Its process.
  public let process: pid_t
  private let output: Pipe
  private var buffer: [UInt8] = []
  private var ending: ProcessResult.Ending?

  /// Starts a program by its path; its standard output is read line by line.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws(ProcessRunner.Failure) {
    (process, output) = try ProcessRunner(program, environment: environment).start(arguments)
  }

  deinit {
    if ending == nil {
      kill(process, SIGKILL)
      _ = wait()
    }
    output.close()
  }

  /// The next line of its standard output; nil at the end, or when none comes for 60 s.
  public func readLine() -> String? {
    while true {
      if let place = buffer.firstIndex(of: 0x0A) {
        defer { buffer.removeSubrange(...place) }
        return String(decoding: buffer[..<place], as: UTF8.self)
      }
      var entry = pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, 60_000) > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(output.reading, &bytes, bytes.count)
      if count <= 0 { return nil }
      buffer += bytes[..<count]
    }
  }

  /// Sends it a signal.
  public func signal(_ number: Int32) { kill(process, number) }

  /// Waits for its end; after 60 s without a word it is killed.
  public func wait() -> ProcessResult.Ending {
    if let ending { return ending }
    // Its output ends when it does.
    var entry = pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0)
    var bytes = [UInt8](repeating: 0, count: 4096)
    var isOver = false
    while !isOver, poll(&entry, 1, 60_000) > 0 { isOver = read(output.reading, &bytes, bytes.count) <= 0 }
    if !isOver { kill(process, SIGKILL) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if !isOver {
      ending = .timedOut
      return .timedOut
    }
    let signal = status & 0x7f
    let result: ProcessResult.Ending = signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    ending = result
    return result
  }
}
