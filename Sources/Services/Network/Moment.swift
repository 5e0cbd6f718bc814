import Glibc

/// The clocks of the machine, in nanoseconds.
enum Moment {
  /// A time that never jumps, for limits and durations.
  static var monotonic: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// The time since 1970 in UTC.
  static var world: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Seconds as nanoseconds.
  static func nanoseconds(_ seconds: Int) -> Int { seconds * 1_000_000_000 }
}
