import Glibc

/// Lets one thread at a time into the drawing libraries.
///
/// Cairo 1.16 shares FreeType's faces between all surfaces and font maps of a process, and does not guard every use:
/// two reports written at once end the process now and then. The lock may be taken again by the thread that holds it.
enum CanvasLock {
  private final class Lock: @unchecked Sendable {
    // Only the C library touches the mutex, by its address, which never changes.
    let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init() {
      var attributes = pthread_mutexattr_t()
      pthread_mutexattr_init(&attributes)
      pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
      pthread_mutex_init(mutex, &attributes)
      pthread_mutexattr_destroy(&attributes)
    }
  }

  private static let lock = Lock()

  /// Runs `body` while no other thread draws.
  static func hold<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    pthread_mutex_lock(lock.mutex)
    defer { pthread_mutex_unlock(lock.mutex) }
    return try body()
  }
}
