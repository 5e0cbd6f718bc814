import CSystem
import Glibc

/// Tells of the end of a program without taking its result.
public final class ProcessWatch: Sendable {
  /// Becomes readable when the program has ended; -1 where the kernel cannot say.
  public let descriptor: Int32

  /// Watches a program that has been started and whose result has not been taken.
  public init(_ process: ChildProcess) {
    descriptor = chaos_process_descriptor(process.identifier)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }
}
