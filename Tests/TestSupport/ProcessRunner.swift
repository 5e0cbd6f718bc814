import Glibc
import Synchronization

/// Runs a program to its end, with a limit on its time.
///
/// Output and errors are read while it runs, so that a full pipe cannot block it. The limit guards the suite
/// against a program that hangs; no test judges how long something took.
public struct ProcessRunner: Sendable {
  /// Why a program could not be started.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// The program.
    public var program: String
    /// The system's error number.
    public var code: Int32

    /// The program and the system's words.
    public var description: String { "cannot run \(program): \(String(cString: strerror(code)))" }
  }

  /// Held while pipes are made and while a program is started.
  private static let spawning = Mutex(())

  /// The program's path, or a name to look up in PATH.
  public var program: String
  /// The folder that it starts in; nil for the tests' own.
  public var folder: String?
  /// Variables beside those of the tests; a nil value takes one away.
  public var environment: [String: String?]
  /// Seconds after which it is killed.
  public var timeout: Double

  /// Makes a runner.
  public init(
    _ program: String, folder: String? = nil, environment: [String: String?] = [:], timeout: Double = 120
  ) {
    self.program = program
    self.folder = folder
    self.environment = environment
    self.timeout = timeout
  }

  /// Runs the program and waits for its end.
  ///
  /// - Parameters:
  ///   - arguments: The words after the program's name.
  ///   - input: What it reads from its standard input; nothing by default.
  ///   - outputPath: A file or device to write standard output to, such as `/dev/full`, in place of collecting it.
  /// - Returns: How it ended, and what it wrote.
  public func run(
    _ arguments: [String] = [], input: [UInt8] = [], outputPath: String? = nil
  ) throws(Failure) -> ProcessResult {
    let pipes = Self.spawning.withLock { _ in (Pipe(), Pipe(), Pipe()) }
    let (standardInput, standardOutput, standardError) = pipes
    defer {
      standardInput.close()
      standardOutput.close()
      standardError.close()
    }
    let process = try spawn(arguments, standardInput, standardOutput, standardError, outputPath)
    standardInput.closeReading()
    standardOutput.closeWriting()
    standardError.closeWriting()

    var exchange = Exchange(
      input: input, standardInput: standardInput, standardOutput: standardOutput, standardError: standardError)
    let finished = exchange.run(until: Clock.now + timeout)
    if !finished { kill(process, SIGKILL) }

    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7f
    let ending: ProcessResult.Ending =
      !finished ? .timedOut : signal == 0 ? .exited((status >> 8) & 0xff) : .signalled(signal)
    return ProcessResult(ending: ending, output: exchange.output, errors: exchange.errors)
  }

  /// Starts the program without waiting for it; gives the process and what it writes to its standard output.
  func start(_ arguments: [String]) throws(Failure) -> (process: pid_t, output: Pipe) {
    let (standardInput, standardOutput) = Self.spawning.withLock { _ in (Pipe(), Pipe()) }
    defer {
      standardInput.close()
      standardOutput.closeWriting()
    }
    return (try spawn(arguments, standardInput, standardOutput, nil, nil), standardOutput)
  }

  private func spawn(
    _ arguments: [String], _ input: Pipe, _ output: Pipe, _ error: Pipe?, _ outputPath: String?
  ) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
    if let outputPath {
      posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    } else {
      posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
    }
    if let error { posix_spawn_file_actions_adddup2(&actions, error.writing, 2) }

    // Signals that the tests' own process ignores (SIGPIPE, say) or its threads block are the program's business again: a
    // shell whose SIGCHLD is blocked waits for ever.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var blocked = sigset_t()
    sigemptyset(&blocked)
    posix_spawnattr_setsigmask(&attributes, &blocked)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let command = (folder.map { ["env", "--chdir=\($0)", program] } ?? [program]) + arguments
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    words.append(nil)
    var variables: [UnsafeMutablePointer<CChar>?] = mergedEnvironment().map { strdup($0) }
    variables.append(nil)
    defer { for pointer in words + variables { free(pointer) } }

    var process: pid_t = 0
    let code = Self.spawning.withLock { _ in
      posix_spawnp(&process, command[0], &actions, &attributes, words, variables)
    }
    guard code == 0 else { throw Failure(program: program, code: code) }
    return process
  }

  private func mergedEnvironment() -> [String] {
    var variables = TestEnvironment.variables
    for (name, value) in environment { variables[name] = value }
    return variables.map { "\($0.key)=\($0.value)" }.sorted()
  }
}
