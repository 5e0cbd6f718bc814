import CSystem
import Glibc

/// SIGTERM, SIGINT and SIGCHLD as a descriptor.
struct NodeSignals {
  /// Becomes readable when one has come.
  let descriptor: Int32

  /// Takes the signals from now on; to be made before any thread is started.
  init() {
    signal(SIGPIPE, SIG_IGN)
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGTERM, SIGINT, SIGHUP, SIGCHLD] { sigaddset(&set, number) }
    pthread_sigmask(SIG_BLOCK, &set, nil)
    descriptor = signalfd(-1, &set, Int32(SFD_CLOEXEC | SFD_NONBLOCK))
  }

  /// Takes what has come; true when the node is to stop.
  func take() -> Bool {
    var isStop = false
    var information = signalfd_siginfo()
    while read(descriptor, &information, MemoryLayout<signalfd_siginfo>.size) > 0 {
      if information.ssi_signo != UInt32(SIGCHLD) { isStop = true }
    }
    return isStop
  }

  func close() { Glibc.close(descriptor) }
}
