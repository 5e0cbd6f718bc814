import CSystem
import Glibc

/// SIGTERM and SIGINT as a descriptor.
struct StopSignals {
  /// Becomes readable when the service should stop.
  let descriptor: Int32

  /// Takes the signals from now on; call it before any thread is started.
  init() throws(ServiceFailure) {
    signal(SIGPIPE, SIG_IGN)
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGTERM)
    sigaddset(&set, SIGINT)
    sigprocmask(SIG_BLOCK, &set, nil)
    descriptor = signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
    guard descriptor >= 0 else { throw .noResources("descriptor for signals") }
  }

  /// Takes what has arrived.
  func drain() {
    var information = signalfd_siginfo()
    while read(descriptor, &information, MemoryLayout<signalfd_siginfo>.size) > 0 {}
  }
}
