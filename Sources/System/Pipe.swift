import CSystem
import Glibc

/// A pipe that closes itself and is not inherited.
public final class Pipe {
  /// The end to read from; -1 when it is closed.
  public private(set) var reading: Int32
  /// The end to write to; -1 when it is closed.
  public private(set) var writing: Int32

  /// A new pipe; nil when the system has none left.
  public init?() {
    var ends: [Int32] = [-1, -1]
    if pipe2(&ends, O_CLOEXEC) != 0 { return nil }
    (reading, writing) = (ends[0], ends[1])
  }

  /// Closes the end to write to.
  public func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// Closes the end to read from.
  public func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  deinit {
    closeWriting()
    closeReading()
  }
}
