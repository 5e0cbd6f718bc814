import Glibc
import System

/// What a service says of itself, a line a second at most for each matter.
///
/// A log must never hold up a service: a line that the reader has no room for is dropped.
final class ServiceLog {
  private struct Matter {
    var last = Int.min
    var skipped = 0
  }

  private let name: String
  private let descriptor: Int32
  private var matters: [String: Matter] = [:]

  /// - Parameter name: What each line begins with, after the time.
  init(_ name: String, descriptor: Int32 = STDERR_FILENO) {
    (self.name, self.descriptor) = (name, descriptor)
  }

  /// Writes a line, unless one of the same text was written less than a second ago.
  func note(_ text: String, at now: Int = Moment.monotonic) {
    var matter = matters[text] ?? Matter()
    guard matter.last == .min || now - matter.last >= Moment.nanoseconds(1) else {
      matters[text]?.skipped += 1
      return
    }
    let more = matter.skipped > 0 ? " (and \(matter.skipped) more)" : ""
    matter = Matter(last: now)
    matters[text] = matter
    write("\(Clock.now.isoText) \(name): \(text)\(more)\n")
  }

  private func write(_ line: String) {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    // A pipe that is writable has room for 4 KiB at once.
    guard poll(&entry, 1, 0) > 0, entry.revents & Int16(POLLOUT) != 0 else { return }
    let bytes = Array(line.utf8.prefix(4096))
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }
}
