import Glibc

/// A thread of its own for work that blocks.
public final class WorkerThread: @unchecked Sendable {
  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Happens when the work is over.
  public let done = Event()
  private var thread = pthread_t()

  /// Starts the work; nil when the system has no thread to give, or no file for its end to be seen by.
  public static func start(_ work: @escaping @Sendable () -> Void) -> WorkerThread? {
    let worker = WorkerThread()
    let done = worker.done
    if done.descriptor < 0 { return nil }
    let body = Unmanaged.passRetained(
      Body {
        work()
        done.set()
      })
    let code = pthread_create(
      &worker.thread, nil,
      { pointer in
        if let pointer { Unmanaged<Body>.fromOpaque(pointer).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    if code != 0 {
      body.release()
      return nil
    }
    pthread_detach(worker.thread)
    return worker
  }

  /// Whether the work is over.
  public var isDone: Bool { done.isSet }
}
