import Glibc

/// The processes that this node has started, each with what to do at its end.
///
/// All of them are awaited here, so that none stays behind as a zombie.
final class Children {
  private var handlers: [pid_t: (ContainerEnd) -> Void] = [:]
  private var isClosed = false

  /// How many run.
  var count: Int { handlers.count }

  /// Starts a program.
  ///
  /// - Returns: The process; a failure is minus the system's number, and `ended` is never called.
  func start(_ spawn: Spawn, ended: @escaping (ContainerEnd) -> Void) -> pid_t {
    if isClosed { return -ECANCELED }
    let child = spawn.start()
    if child > 0 { handlers[child] = ended }
    return child
  }

  /// Sends a signal to a process. Only SIGKILL also reaches what it has started itself, as with a container: there the
  /// first process alone is asked to end, and passes that on or not.
  func signal(_ child: pid_t, _ number: Int32) {
    guard handlers[child] != nil else { return }
    if number != SIGKILL || kill(-child, number) != 0 { kill(child, number) }
  }

  /// Takes the ends of those that have ended. To be called after SIGCHLD.
  func collect() {
    var status: Int32 = 0
    while case let child = waitpid(-1, &status, WNOHANG), child > 0 {
      guard let handler = handlers.removeValue(forKey: child) else { continue }
      // What it started itself goes with it, as it would with a container.
      kill(-child, SIGKILL)
      if !isClosed { handler(Children.end(status)) }
    }
  }

  /// Ends everything: asks, waits for at most the given seconds, kills. Nothing starts any more.
  func endAll(within seconds: Double) {
    isClosed = true
    for child in handlers.keys.sorted() { signal(child, SIGTERM) }
    let deadline = NodeClock.now.monotonic + seconds
    while !handlers.isEmpty, NodeClock.now.monotonic < deadline {
      collect()
      usleep(10_000)
    }
    for child in handlers.keys.sorted() { signal(child, SIGKILL) }
    while !handlers.isEmpty {
      collect()
      usleep(1000)
    }
  }

  private static func end(_ status: Int32) -> ContainerEnd {
    let signal = Int(status & 0x7F)
    return signal == 0
      ? ContainerEnd(exitCode: Int(status >> 8 & 0xFF)) : ContainerEnd(exitCode: 128 + signal, signal: signal)
  }
}
