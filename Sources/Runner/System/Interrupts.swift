import CSystem
import Glibc
import System

/// Turns signals into interruptions that the thread of the experiment meets where it waits.
///
/// The signals are blocked in all threads; one thread does nothing but receive them.
final class Interrupts: Sendable {
  /// Readable while an interruption waits to be met.
  let arrival = Event()
  /// Happens when everything is to be left at once, the background too.
  let abandonment = Event()
  private let waiting = Guarded<[Interruption]>([])
  private let log: RunLog

  private static let signals = [SIGINT, SIGTERM, SIGUSR1, SIGUSR2]

  init(log: RunLog) { self.log = log }

  /// Begins to receive signals. Call it before other threads are started, so that they inherit the mask.
  func begin() {
    var set = Interrupts.signalSet
    pthread_sigmask(SIG_BLOCK, &set, nil)
    let receiver = WorkerThread.start { [self] in
      var set = Interrupts.signalSet
      while true {
        var number: Int32 = 0
        if sigwait(&set, &number) != 0 { continue }
        receive(number)
      }
    }
    // A run that cannot be interrupted in order is still ended by a signal.
    if receiver == nil { pthread_sigmask(SIG_UNBLOCK, &set, nil) }
  }

  /// Takes note of a signal, whether it was sent to us or to the Python companion.
  func receive(_ number: Int32) {
    switch number {
    case SIGINT: add(.keyboard)
    case SIGTERM:
      log.warning("Caught SIGTERM signal, interrupting experiment now")
      add(.terminate)
    case SIGUSR1: add(.leaveWithRollbacks)
    case SIGUSR2:
      add(.leaveWithoutRollbacks)
    default: break
    }
  }

  /// Asks to leave. What has not been met yet is not asked for twice, as it is with signals.
  func add(_ interruption: Interruption) {
    waiting.with { list in
      if !list.contains(interruption) { list.append(interruption) }
    }
    arrival.set()
  }

  /// Throws the first interruption that waits.
  func check() throws(Interruption) {
    let first: Interruption? = waiting.with { list in
      let first = list.isEmpty ? nil : list.removeFirst()
      if list.isEmpty { arrival.reset() }
      return first
    }
    if let first { throw first }
  }

  /// The mask of the signals that are received. Who starts us with Ctrl-C ignored, as shells do in the background, does
  /// not mean us by it.
  static var signalSet: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    var action = sigaction()
    if sigaction(SIGINT, nil, &action) == 0, chaos_is_ignored(&action) != 0 { sigdelset(&set, SIGINT) }
    return set
  }
}
