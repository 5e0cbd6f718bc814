import CSystem
import Glibc

/// Something that happens once and that threads can wait for, also together with descriptors.
public final class Event: Sendable {
  /// Becomes readable when the event has happened, and stays so; -1 when no more files can be opened, and then nobody
  /// may wait for it without a time limit.
  public let descriptor: Int32

  /// An event that has not happened.
  public init() {
    descriptor = eventfd(0, Int32(CHAOS_EVENT_FLAGS))
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Lets it happen.
  public func set() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// Takes it back.
  public func reset() {
    var count: UInt64 = 0
    _ = read(descriptor, &count, 8)
  }

  /// Whether it has happened.
  public var isSet: Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, 0) > 0
  }
}
