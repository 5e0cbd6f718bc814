import Glibc

/// Feeds a program its input and takes its output and errors as they come.
struct Exchange {
  private let input: [UInt8]
  private let standardInput: Pipe
  private let standardOutput: Pipe
  private let standardError: Pipe
  private var written = 0
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []

  init(input: [UInt8], standardInput: Pipe, standardOutput: Pipe, standardError: Pipe) {
    self.input = input
    self.standardInput = standardInput
    self.standardOutput = standardOutput
    self.standardError = standardError
    signal(SIGPIPE, SIG_IGN)
    _ = fcntl(standardInput.writing, F_SETFL, O_NONBLOCK)
    if input.isEmpty { standardInput.closeWriting() }
  }

  /// Goes on until the program has closed its output and its errors.
  ///
  /// - Parameter deadline: When to give up, in seconds of ``Clock``.
  /// - Returns: Whether the end was reached before the deadline.
  mutating func run(until deadline: Double) -> Bool {
    while standardOutput.reading >= 0 || standardError.reading >= 0 {
      let left = deadline - Clock.now
      guard left > 0 else { return false }
      var watched = [
        pollfd(fd: standardInput.writing, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: standardOutput.reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: standardError.reading, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&watched, 3, Int32(min(left, 60) * 1000) + 1) > 0 else { continue }
      if watched[0].revents != 0 { feed() }
      if watched[1].revents != 0, !Self.take(from: standardOutput, into: &output) { standardOutput.closeReading() }
      if watched[2].revents != 0, !Self.take(from: standardError, into: &errors) { standardError.closeReading() }
    }
    return true
  }

  private mutating func feed() {
    let count = input[written...].withUnsafeBytes { write(standardInput.writing, $0.baseAddress, $0.count) }
    if count > 0 { written += count }
    let isDone = written == input.count || (count < 0 && errno != EAGAIN && errno != EINTR)
    if isDone { standardInput.closeWriting() }
  }

  /// Reads what is there; false at the end.
  private static func take(from pipe: Pipe, into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = read(pipe.reading, &buffer, buffer.count)
    if count > 0 { bytes += buffer[..<count] }
    return count > 0 || (count < 0 && errno == EINTR)
  }
}
