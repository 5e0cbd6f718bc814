import Glibc

/// Lets one thread at a time into the drawing libraries.
///
/// Cairo 1.16 shares FreeType's faces between all surfaces and font maps of a process, and does not guard every use:
/// two reports written at once end the process now and then. The lock may be taken again by the thread that holds it.
enum CanvasLock {
  private final class Lock: @unchecked Sendable {
    // Only the C library touches the mutex, by its address, which never changes.
    let handle = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init() {
      var attributes = pthread_mutexattr_t()
      pthread_mutexattr_init(&attributes)
      pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
      pthread_mutex_init(handle, &attributes)
      pthread_mutexattr_destroy(&attributes)
    }
  }

  private static let shared = Lock()

  /// Runs `body` while no other thread draws.
  static func hold<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    lock()
    defer { unlock() }
    return try body()
  }

  /// Waits until no other thread draws; ``CanvasTurn`` ends what it begins.
  static func lock() { pthread_mutex_lock(shared.handle) }

  static func unlock() { pthread_mutex_unlock(shared.handle) }
}
