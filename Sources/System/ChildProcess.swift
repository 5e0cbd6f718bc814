import Glibc

/// A program that runs beside us.
public struct ChildProcess: Sendable {
  /// Its number.
  public let identifier: pid_t

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - descriptors: What the program gets under which number, as (ours, its); all others are closed.
  ///   - environment: Variables as `NAME=value`; nil for ours.
  ///   - blocked: Signals that wait until the program asks for them, since they would end it before it is ready.
  /// - Returns: nil and the error number in `errno` when it cannot be started.
  public static func start(
    _ path: String, _ arguments: [String], descriptors: [(Int32, Int32)] = [], environment: [String]? = nil,
    blocked: [Int32] = []
  ) -> ChildProcess? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (ours, its) in descriptors { posix_spawn_file_actions_adddup2(&actions, ours, its) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var mask = sigset_t()
    sigemptyset(&mask)
    for signal in blocked { sigaddset(&mask, signal) }
    posix_spawnattr_setsigmask(&attributes, &mask)
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGPIPE, SIGINT, SIGTERM, SIGUSR1, SIGUSR2] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var identifier: pid_t = 0
    var variables: [UnsafeMutablePointer<CChar>?] = (environment ?? []).map { strdup($0) } + [nil]
    defer { for variable in variables { free(variable) } }
    let code =
      environment == nil
      ? posix_spawn(&identifier, path, &actions, &attributes, &words, environ)
      : posix_spawn(&identifier, path, &actions, &attributes, &words, &variables)
    if code != 0 {
      errno = code
      return nil
    }
    return ChildProcess(identifier: identifier)
  }

  /// The result if the program has ended: its code, or the signal that ended it as a negative number.
  public func poll() -> Int? {
    var status: Int32 = 0
    let result = waitpid(identifier, &status, WNOHANG)
    if result == 0 { return nil }
    if result < 0 { return errno == EINTR ? nil : 0 }
    return ChildProcess.result(of: status)
  }

  private static func result(of status: Int32) -> Int {
    let signal = status & 0x7F
    return signal == 0 ? Int(status >> 8 & 0xFF) : -Int(signal)
  }

  /// Waits until the program has ended, and takes its result as ``poll()`` does.
  @discardableResult
  public func wait() -> Int {
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0 {
      if errno != EINTR { return 0 }
    }
    return ChildProcess.result(of: status)
  }

  /// Ends the program and what it started, and takes its result.
  @discardableResult
  public func end() -> Int {
    let family = ChildProcess.descendants(of: identifier)
    kill(identifier, SIGKILL)
    for child in family { kill(child, SIGKILL) }
    return wait()
  }

  private static func descendants(of root: pid_t) -> [pid_t] {
    var parents: [(child: pid_t, parent: pid_t)] = []
    guard let folder = opendir("/proc") else { return [] }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard let child = pid_t(name), let bytes = try? Files.read("/proc/\(name)/stat") else { continue }
      // The name of the program stands in brackets and may hold anything; what follows is fixed.
      guard let bracket = bytes.lastIndex(of: UInt8(ascii: ")")) else { continue }
      let words = bytes[(bracket + 1)...].split(separator: 0x20)
      if words.count > 1, let parent = pid_t(String(decoding: words[1], as: UTF8.self)) {
        parents.append((child, parent))
      }
    }
    var family: [pid_t] = [root]
    var index = 0
    while index < family.count {
      family += parents.filter { $0.parent == family[index] }.map(\.child)
      index += 1
    }
    return Array(family.dropFirst())
  }
}
